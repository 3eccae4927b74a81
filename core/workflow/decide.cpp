#include "core/workflow/decide.h"

#include <algorithm>

#include "core/analyze/label_sets.h"

namespace wb {

namespace {

/// Probability of exactly the chosen set, were the categories independent of each other.
double probabilityOfSet(const std::vector<float>& probabilities, const std::vector<std::uint8_t>& chosen) {
  double product = 1;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto has = static_cast<double>(probabilities[i]);
    product *= chosen[i] != 0 ? has : 1 - has;
  }
  return product;
}

}  // namespace

Prediction decide(const RunClassifier& classifier, SampleId sample, std::vector<float> probabilities) {
  const std::vector<CategoryId>& categories = classifier.run().categories;
  const auto best = std::max_element(probabilities.begin(), probabilities.end());
  Prediction prediction;
  prediction.sample = sample;
  prediction.category = categories[static_cast<std::size_t>(best - probabilities.begin())];
  prediction.probability = static_cast<double>(*best);
  if (classifier.thresholds().empty()) {
    prediction.categories = {prediction.category};
  } else {
    const std::vector<std::uint8_t> chosen = chooseLabels(probabilities, classifier.thresholds());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i] != 0) prediction.categories.push_back(categories[i]);
    }
    prediction.probability = probabilityOfSet(probabilities, chosen);
  }
  prediction.probabilities = std::move(probabilities);
  return prediction;
}

}  // namespace wb
