#include "core/store/prediction_store.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {
namespace {

std::string unpredictedCondition(const PredictionScope& scope) {
  std::string condition = " FROM sample s WHERE s.id > ?2 AND " + kVisibleSample +
                          " AND NOT EXISTS (SELECT 1 FROM prediction p WHERE p.run_id = ?1 AND p.sample_id = s.id)";
  if (scope.split) condition += " AND s.split = " + std::to_string(static_cast<int>(*scope.split));
  if (scope.labelledOnly) condition += " AND s.category_id IS NOT NULL";
  return condition;
}

double marginOf(std::vector<float> probabilities) {
  if (probabilities.size() < 2) return 1;
  std::partial_sort(probabilities.begin(), probabilities.begin() + 2, probabilities.end(), std::greater<>());
  return static_cast<double>(probabilities[0]) - static_cast<double>(probabilities[1]);
}

std::vector<float> floatsOf(const std::string& blob) {
  std::vector<float> values(blob.size() / sizeof(float));
  std::memcpy(values.data(), blob.data(), values.size() * sizeof(float));
  return values;
}

Prediction readPrediction(const Statement& row) {
  Prediction prediction{row.integer(0), row.integer(1), row.real(2), floatsOf(row.blob(3))};
  prediction.categories = row.isNull(4) ? std::vector{prediction.category} : labelSetOf(row.text(4));
  return prediction;
}

/// The labelled texts in one of `splits` that `run` has predicted: what readPrediction reads, and their labels.
Statement selectScored(Database& database, RunId run, const std::vector<Split>& splits) {
  std::string condition;
  for (const Split split : splits) {
    condition += (condition.empty() ? "" : ",") + std::to_string(static_cast<int>(split));
  }
  if (!condition.empty()) condition = " AND s.split IN (" + condition + ")";
  Statement statement = database.prepare(
      "SELECT p.sample_id, p.category_id, p.probability, p.probabilities, p.label_set, s.category_id, s.label_set "
      "FROM prediction p JOIN sample s ON s.id = p.sample_id WHERE p.run_id = ?1 AND s.category_id IS NOT NULL AND " +
      kVisibleSample + condition);
  statement.bind(run);
  return statement;
}

}  // namespace

std::int64_t countUnpredicted(Database& database, RunId run, const PredictionScope& scope) {
  return database.integer("SELECT count(*)" + unpredictedCondition(scope), run, 0);
}

std::vector<UnpredictedText> readUnpredicted(Database& database, RunId run, const PredictionScope& scope,
                                             SampleId after, int limit) {
  std::vector<UnpredictedText> texts;
  Statement statement =
      database.prepare("SELECT s.id, s.text" + unpredictedCondition(scope) + " ORDER BY s.id LIMIT ?3");
  statement.bind(run, after, limit);
  while (statement.step()) texts.push_back({statement.integer(0), statement.text(1)});
  return texts;
}

double setMargin(std::span<const float> probabilities, std::span<const float> thresholds) {
  double least = 1;
  for (std::size_t i = 0; i < std::min(probabilities.size(), thresholds.size()); ++i) {
    const double threshold = static_cast<double>(thresholds[i]);
    const double above = static_cast<double>(probabilities[i]) - threshold;
    const double way = above >= 0 ? 1 - threshold : threshold;
    if (way > 0) least = std::min(least, std::abs(above) / way);
  }
  return least;
}

void addPredictions(Database& database, RunId run, std::span<const Prediction> predictions,
                    std::span<const float> thresholds) {
  Transaction transaction(database);
  const bool several = hasSeveralLabels(database);
  for (const Prediction& prediction : predictions) {
    const SqlBlob blob{prediction.probabilities.data(), prediction.probabilities.size() * sizeof(float)};
    // A run that gives one category may be asked in a project whose texts have several.
    std::optional<std::string> set;
    if (!thresholds.empty()) set = labelSetText(prediction.categories);
    if (several && thresholds.empty()) set = labelSetText({prediction.category});
    const double margin =
        thresholds.empty() ? marginOf(prediction.probabilities) : setMargin(prediction.probabilities, thresholds);
    database.run(
        "INSERT OR REPLACE INTO prediction (run_id, sample_id, category_id, probability, margin, probabilities, "
        "label_set) VALUES (?1,?2,?3,?4,?5,?6,?7)",
        run, prediction.sample, prediction.category, prediction.probability, margin, blob, set);
  }
  transaction.commit();
}

void removePredictions(Database& database, RunId run) { database.run("DELETE FROM prediction WHERE run_id = ?1", run); }

std::optional<Prediction> findPrediction(Database& database, RunId run, SampleId sample) {
  Statement statement = database.prepare(
      "SELECT sample_id, category_id, probability, probabilities, label_set FROM prediction WHERE run_id = ?1 AND "
      "sample_id = ?2");
  statement.bind(run, sample);
  if (!statement.step()) return std::nullopt;
  return readPrediction(statement);
}

void forEachScored(Database& database, RunId run, const std::vector<Split>& splits,
                   const std::function<void(CategoryId, const Prediction&)>& visit) {
  Statement statement = selectScored(database, run, splits);
  while (statement.step()) visit(statement.integer(5), readPrediction(statement));
}

void forEachScoredSet(Database& database, RunId run, const std::vector<Split>& splits, const VisitScoredSet& visit) {
  Statement statement = selectScored(database, run, splits);
  while (statement.step()) visit(labelSetOf(statement.text(6)), readPrediction(statement));
}

}  // namespace wb
