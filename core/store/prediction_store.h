// What runs said of texts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// Which texts a run is asked about: those of one split or all, labelled ones only or all.
struct PredictionScope {
  std::optional<Split> split;
  bool labelledOnly = false;
};

/// A text that waits for a prediction.
struct UnpredictedText {
  SampleId id = 0;
  std::string text;
};

std::int64_t countUnpredicted(Database& database, RunId run, const PredictionScope& scope);
/// At most `limit` of them with ids above `after`, ascending.
std::vector<UnpredictedText> readUnpredicted(Database& database, RunId run, const PredictionScope& scope,
                                             SampleId after, int limit);

/// Stores predictions with their margin, all or none. The margin, 0 where a run is in two minds and 1 where it is sure,
/// is the difference of the two best probabilities, or with `thresholds` that of the least certain category
/// (setMargin).
void addPredictions(Database& database, RunId run, std::span<const Prediction> predictions,
                    std::span<const float> thresholds = {});

/// How far the nearest of `probabilities` is from its threshold, as a share of the way to 0 or 1.
double setMargin(std::span<const float> probabilities, std::span<const float> thresholds);

/// Forgets what `run` said, as when its weights have changed.
void removePredictions(Database& database, RunId run);

/// The stored answer of `run` to one text.
std::optional<Prediction> findPrediction(Database& database, RunId run, SampleId sample);

/// Calls `visit` with the label that stands now and the prediction of each labelled text in one of
/// `splits` (all when empty) that `run` has predicted.
void forEachScored(Database& database, RunId run, const std::vector<Split>& splits,
                   const std::function<void(CategoryId label, const Prediction&)>& visit);

/// The same in a project with several labels a text.
using VisitScoredSet = std::function<void(const std::vector<CategoryId>& labels, const Prediction&)>;
void forEachScoredSet(Database& database, RunId run, const std::vector<Split>& splits, const VisitScoredSet& visit);

}  // namespace wb
