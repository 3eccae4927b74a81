// Balanced categories and the learning rates of layers: what each promises to the person who sets it.
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "core/train/class_balance.h"
#include "core/train/layer_rates.h"

namespace wb {
namespace {

/// 60 texts of category 0, 30 of 1, 9 of 3, 1 of 4; none of 2.
std::vector<int> unevenLabels() {
  std::vector<int> labels(60, 0);
  labels.insert(labels.end(), 30, 1);
  labels.insert(labels.end(), 9, 3);
  labels.push_back(4);
  return labels;
}

TEST(BalancedWeights, AreInverseToFrequencyAndAverageOne) {
  const auto labels = unevenLabels();
  const auto weights = balancedWeights(labels, 5);
  EXPECT_DOUBLE_EQ(weights[0], 100.0 / (4 * 60));
  EXPECT_DOUBLE_EQ(weights[1], 2 * weights[0]);
  EXPECT_DOUBLE_EQ(weights[2], 1);
  EXPECT_DOUBLE_EQ(weights[4], 25);
  double sum = 0;
  for (const int label : labels) sum += weights[static_cast<std::size_t>(label)];
  EXPECT_NEAR(sum, 100, 1e-12);
}

TEST(BalancedOrder, GivesEachCategoryTheSamePlaces) {
  const auto labels = unevenLabels();
  std::vector<int> places(5);
  std::vector<int> timesRead(labels.size());
  for (const std::size_t text : balancedOrder(labels, 5, 1, 0)) {
    ++places[static_cast<std::size_t>(labels[text])];
    ++timesRead[text];
  }
  EXPECT_EQ(places, (std::vector<int>{25, 25, 0, 25, 25}));
  EXPECT_EQ(timesRead.back(), 25);
  for (std::size_t text = 0; text < 90; ++text) EXPECT_LE(timesRead[text], 1);
  for (std::size_t text = 90; text < 99; ++text) {  // 9 texts in 25 places
    EXPECT_GE(timesRead[text], 2);
    EXPECT_LE(timesRead[text], 3);
  }
}

TEST(BalancedOrder, SharesOutWhatIsLeftOver) {
  const std::vector<int> labels{0, 0, 0, 0, 1, 1, 2};
  std::vector<int> places(3);
  for (const std::size_t text : balancedOrder(labels, 3, 9, 4)) ++places[static_cast<std::size_t>(labels[text])];
  EXPECT_EQ(std::multiset<int>(places.begin(), places.end()), (std::multiset<int>{2, 2, 3}));
}

TEST(BalancedOrder, IsTheSameForTheSameSeedAndNewEachEpoch) {
  const auto labels = unevenLabels();
  EXPECT_EQ(balancedOrder(labels, 5, 3, 2), balancedOrder(labels, 5, 3, 2));
  EXPECT_NE(balancedOrder(labels, 5, 3, 2), balancedOrder(labels, 5, 3, 3));
  EXPECT_NE(balancedOrder(labels, 5, 3, 2), balancedOrder(labels, 5, 4, 2));
  EXPECT_TRUE(balancedOrder({}, 5, 3, 2).empty());
}

TEST(LayerDecay, FallsTowardsTheEmbeddings) {
  EXPECT_DOUBLE_EQ(layerDecay(0.9, 13, 12), 1);  // the classifier
  EXPECT_DOUBLE_EQ(layerDecay(0.9, 12, 12), 1);
  EXPECT_DOUBLE_EQ(layerDecay(0.9, 10, 12), 0.81);
  EXPECT_NEAR(layerDecay(0.9, 0, 12), 0.2824295364810001, 1e-15);
  EXPECT_DOUBLE_EQ(layerDecay(1, 0, 12), 1);
}

TEST(IsFrozen, HoldsForTheLowestLayersAndTheEmbeddingsBeneath) {
  LayerRates rates;
  EXPECT_FALSE(isFrozen(rates, 0, 0));
  rates.frozenLayers = 2;
  for (const int layer : {0, 1, 2}) EXPECT_TRUE(isFrozen(rates, layer, 100)) << layer;
  EXPECT_FALSE(isFrozen(rates, 3, 0));
}

TEST(IsFrozen, ThawsFromTheTopOneAfterTheOther) {
  LayerRates rates;
  rates.frozenLayers = 2;
  rates.epochsPerThaw = 0.5;
  const std::vector<double> thawsAt{1.5, 1, 0.5};
  for (int layer = 0; layer < 3; ++layer) {
    EXPECT_TRUE(isFrozen(rates, layer, thawsAt[static_cast<std::size_t>(layer)] - 0.01)) << layer;
    EXPECT_FALSE(isFrozen(rates, layer, thawsAt[static_cast<std::size_t>(layer)])) << layer;
  }
  rates.freezeEmbeddings = true;
  EXPECT_TRUE(isFrozen(rates, 0, 100));
  EXPECT_FALSE(isFrozen(rates, 1, 100));
}

TEST(LayerRateFactor, IsZeroWhileFrozenAndDecayedAfter) {
  LayerRates rates;
  rates.decay = 0.5;
  rates.frozenLayers = 1;
  rates.epochsPerThaw = 1;
  EXPECT_EQ(layerRateFactor(rates, 1, 3, 0.9), 0);
  EXPECT_DOUBLE_EQ(layerRateFactor(rates, 1, 3, 1), 0.25);
  EXPECT_DOUBLE_EQ(layerRateFactor(rates, 4, 3, 0), 1);
}

}  // namespace
}  // namespace wb
