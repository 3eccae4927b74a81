// The texts that a training reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

struct LabelledText {
  SampleId id = 0;
  std::string text;
  CategoryId category = 0;
  std::vector<CategoryId> categories = {};  ///< where texts have several
};

/// The labelled texts of `split`, by id.
std::vector<LabelledText> readLabelledTexts(Database& database, Split split);

struct SplitLabelCount {
  Split split = Split::None;
  CategoryId category = 0;
  std::int64_t texts = 0;
};

/// How many labelled texts each category has in each split; combinations without any are left out. A text with several
/// categories is counted for the first alone, so that the numbers add up to those of the texts.
std::vector<SplitLabelCount> countLabelledTexts(Database& database);

/// All texts that are not deleted, labelled or not, by id.
std::vector<std::string> readAllTexts(Database& database);

}  // namespace wb
