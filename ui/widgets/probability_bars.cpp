// The largest probabilities first.
#include "ui/widgets/probability_bars.h"

#include <algorithm>
#include <numeric>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"

namespace wb::ui {

ProbabilityBars::ProbabilityBars(QWidget* parent) : BarList(parent) { setTrack(true); }

void ProbabilityBars::setProbabilities(const std::vector<Category>& categories, const std::vector<float>& probabilities,
                                       const std::vector<float>& thresholds, int shown) {
  std::vector<std::size_t> order(std::min(categories.size(), probabilities.size()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(std::max(shown, 0))));
  std::vector<BarItem> items;
  for (const std::size_t i : order) {
    BarItem item;
    item.name = toQt(categories[i].name);
    item.value = probabilities[i];
    item.numbers = {formatShare(probabilities[i])};
    item.categoryColor = categories[i].color;
    item.bold = thresholds.empty() ? items.empty() : probabilities[i] >= thresholds[i];
    if (i < thresholds.size()) item.mark = thresholds[i];
    items.push_back(std::move(item));
  }
  setItems(std::move(items));
}

}  // namespace wb::ui
