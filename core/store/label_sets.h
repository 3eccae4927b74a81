// Several categories a text: whether a project has them, and how a set of them is stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// Whether a text of this project may have several categories, or none of them, instead of exactly one.
bool hasSeveralLabels(Database& database);

/// Of a project that has no texts yet.
void setSeveralLabels(Database& database);

/// "[3,7]": ascending, each once. The same set gives the same text.
std::string labelSetText(std::vector<CategoryId> categories);
/// The categories of such a text.
std::vector<CategoryId> labelSetOf(const std::string& text);

/// Category and categories of a row whose columns `category` and `category + 1` are category_id and label_set;
/// `Labelled` has fields of those names.
template <typename Labelled>
void readLabels(const Statement& row, int category, bool several, Labelled& into) {
  const std::optional<CategoryId> first = row.optionalInteger(category);
  if (!first) return;
  into.category = *first;
  if (several) {
    into.categories = labelSetOf(row.text(category + 1));
  } else {
    into.categories = {*first};
  }
}

/// Inside a write transaction: the label sets of all texts and predictions, from the one category that each has. Texts
/// of the import `except` have theirs already.
void fillLabelSets(Database& database, std::int64_t except = 0);

}  // namespace wb
