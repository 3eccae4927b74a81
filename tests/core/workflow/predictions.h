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

}  // namespace wb
