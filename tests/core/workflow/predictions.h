// Predictions without a network, for tests of what is built on them.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "core/store/prediction_store.h"
#include "core/store/run_store.h"
#include "core/workflow/project.h"

namespace wb {

/// Stores a new run over `categories` that says these probabilities of these texts.
inline RunId predict(const Project& project, const std::vector<CategoryId>& categories,
                     const std::vector<std::pair<SampleId, std::vector<float>>>& probabilities) {
  RunRecord run;
  run.encoder = "none";
  run.state = RunState::Finished;
  run.categories = categories;
  run.categoryNames.assign(categories.size(), "");
  const RunId id = insertRun(project.database(), run);
  std::vector<Prediction> predictions;
  for (const auto& [sample, values] : probabilities) {
    const auto best = std::max_element(values.begin(), values.end());
    predictions.push_back({sample, categories[static_cast<std::size_t>(best - values.begin())], *best, values});
  }
  addPredictions(project.database(), id, predictions);
  return id;
}

/// The same of a run that gives several labels: each category from `threshold` on.
inline RunId predictSets(const Project& project, const std::vector<CategoryId>& categories, float threshold,
                         const std::vector<std::pair<SampleId, std::vector<float>>>& probabilities) {
  RunRecord run;
  run.encoder = "none";
  run.state = RunState::Finished;
  run.severalLabels = true;
  run.categories = categories;
  run.categoryNames.assign(categories.size(), "");
  const RunId id = insertRun(project.database(), run);
  std::vector<Prediction> predictions;
  for (const auto& [sample, values] : probabilities) {
    const auto best = std::max_element(values.begin(), values.end()) - values.begin();
    Prediction& said = predictions.emplace_back();
    said.sample = sample;
    said.category = categories[static_cast<std::size_t>(best)];
    said.probability = 0.5;
    said.probabilities = values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] >= threshold) said.categories.push_back(categories[i]);
    }
  }
  addPredictions(project.database(), id, predictions, std::vector<float>(categories.size(), threshold));
  return id;
}

}  // namespace wb
