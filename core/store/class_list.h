// The categories a classifier was trained for, as the store keeps them: numbers and names, in the order of its outputs.
#pragma once

#include <string>
#include <vector>

#include "core/data/corpus.h"

namespace wb {

std::string classListToJson(const std::vector<CategoryId>& ids, const std::vector<std::string>& names);
/// Throws Error(Corrupt) for what is no such list.
void classListFromJson(const std::string& text, std::vector<CategoryId>& ids, std::vector<std::string>& names);

}  // namespace wb
