#include "core/train/class_balance.h"

#include <algorithm>

#include "core/base/random.h"

namespace wb {
namespace {

/// The texts of each category that has any.
std::vector<std::vector<std::size_t>> textsByCategory(std::span<const int> labels, std::size_t categories) {
  std::vector<std::vector<std::size_t>> texts(categories);
  for (std::size_t i = 0; i < labels.size(); ++i) texts[static_cast<std::size_t>(labels[i])].push_back(i);
  std::erase_if(texts, [](const auto& some) { return some.empty(); });
  return texts;
}

}  // namespace

std::vector<double> balancedWeights(std::span<const int> labels, std::size_t categories) {
  std::vector<std::size_t> counts(categories);
  for (const int label : labels) ++counts[static_cast<std::size_t>(label)];
  const auto occurring = static_cast<double>(categories - static_cast<std::size_t>(std::ranges::count(counts, 0U)));
  std::vector<double> weights(categories, 1);
  for (std::size_t c = 0; c < categories; ++c) {
    if (counts[c] > 0) weights[c] = static_cast<double>(labels.size()) / (occurring * static_cast<double>(counts[c]));
  }
  return weights;
}

std::vector<double> positiveWeights(std::span<const std::vector<int>> labels, std::size_t categories, double most) {
  std::vector<std::size_t> counts(categories);
  for (const std::vector<int>& some : labels) {
    for (const int label : some) ++counts[static_cast<std::size_t>(label)];
  }
  std::vector<double> weights(categories, 1);
  for (std::size_t c = 0; c < categories; ++c) {
    if (counts[c] == 0 || counts[c] == labels.size()) continue;
    const auto having = static_cast<double>(counts[c]);
    weights[c] = std::min(most, (static_cast<double>(labels.size()) - having) / having);
  }
  return weights;
}

std::vector<std::size_t> balancedOrder(std::span<const int> labels, std::size_t categories, std::uint64_t seed,
                                       int epoch) {
  Random random(epochRandom(seed, epoch).next());  // a stream of its own: the batches are made from the epoch's
  auto texts = textsByCategory(labels, categories);
  random.shuffle(texts);  // who gets one of the places that are left over
  std::vector<std::size_t> order;
  for (std::size_t category = 0; category < texts.size(); ++category) {
    const std::size_t places = labels.size() / texts.size() + (category < labels.size() % texts.size() ? 1 : 0);
    for (std::size_t place = 0; place < places; ++place) {
      const std::size_t at = place % texts[category].size();
      if (at == 0) random.shuffle(texts[category]);
      order.push_back(texts[category][at]);
    }
  }
  random.shuffle(order);
  return order;
}

}  // namespace wb
