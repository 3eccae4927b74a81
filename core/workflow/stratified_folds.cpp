#include "core/workflow/stratified_folds.h"

namespace wb {

std::vector<int> stratifiedFolds(std::span<const int> labels, std::size_t categories, int folds, Random& random) {
  std::vector<std::vector<std::size_t>> byCategory(categories);
  for (std::size_t i = 0; i < labels.size(); ++i) byCategory[static_cast<std::size_t>(labels[i])].push_back(i);
  std::vector<int> foldOf(labels.size());
  int next = 0;  // dealt out like cards, on from one category to the next: that evens out the folds' sizes too
  for (std::vector<std::size_t>& texts : byCategory) {
    random.shuffle(texts);
    for (const std::size_t text : texts) {
      foldOf[text] = next;
      next = (next + 1) % folds;
    }
  }
  return foldOf;
}

}  // namespace wb
