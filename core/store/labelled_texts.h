// The texts that a training reads.
#pragma once

#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

struct LabelledText {
  SampleId id = 0;
  std::string text;
  CategoryId category = 0;
};

/// The labelled texts of `split`, by id.
std::vector<LabelledText> readLabelledTexts(Database& database, Split split);

/// All texts that are not deleted, labelled or not, by id.
std::vector<std::string> readAllTexts(Database& database);

}  // namespace wb
