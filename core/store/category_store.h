// The categories of a project.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

/// In order of creation.
std::vector<Category> readCategories(Database& database);
std::optional<Category> readCategory(Database& database, const std::string& name);
/// Throws Error(NotFound).
Category readCategory(Database& database, CategoryId id);

/// Inside a write transaction: a new category with the next colour and the first free key of 1…9, 0,
/// Shift+1…Shift+0. A category of an import is seen when the import is done.
Category insertCategory(Database& database, const std::string& name, std::optional<std::int64_t> import = {});

/// The texts that have this category.
std::vector<SampleId> samplesOfCategory(Database& database, CategoryId id);

}  // namespace wb
