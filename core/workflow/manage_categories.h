// Categories: add, rename, recolour, re-key, describe, order, merge, remove. All undoable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/workflow/label_samples.h"

namespace wb {

/// In order of creation.
std::vector<Category> listCategories(const Project& project);
std::optional<Category> findCategory(const Project& project, const std::string& name);

/// Gets the first free key of 1…9, 0, Shift+1…Shift+0. Throws Error(BadInput) for an empty name, one
/// already there, or one with a tab or line break.
Category addCategory(const Project& project, const std::string& name);
/// Sets name, color, key and guideline of category `changed.id`; a key that another category has is
/// taken from it. Throws as addCategory.
ChangeSummary changeCategory(const Project& project, const Category& changed);
/// All texts of `from` get `into`, then `from` is removed. Nothing of the history is lost.
ChangeSummary mergeCategories(const Project& project, CategoryId from, CategoryId into);
/// Texts that had no other category become unlabelled.
ChangeSummary removeCategory(const Project& project, CategoryId id);

/// Search by name or by pinyin initials ("wl" or "wuliu" finds 物流配送); best matches first.
std::vector<Category> searchCategories(const Project& project, const std::string& query);

}  // namespace wb
