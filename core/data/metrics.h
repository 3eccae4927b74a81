// What an evaluation says: a loss, averages, one line a category, and the confusion matrix.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/corpus.h"

namespace wb {

struct CategoryScore {
  CategoryId category = 0;
  std::string name;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::int64_t support = 0;
};

struct Metrics {
  std::int64_t n = 0;
  double loss = 0;  ///< mean cross entropy
  double accuracy = 0;
  double macroF1 = 0;
  std::vector<CategoryScore> categories;
  std::vector<std::vector<std::int64_t>> confusion;  ///< [label][prediction]
};

}  // namespace wb
