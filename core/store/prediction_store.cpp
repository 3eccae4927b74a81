#include "core/store/prediction_store.h"

#include <algorithm>
#include <cstring>

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
  return {row.integer(0), row.integer(1), row.real(2), floatsOf(row.blob(3))};
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

void addPredictions(Database& database, RunId run, std::span<const Prediction> predictions) {
  Transaction transaction(database);
  for (const Prediction& prediction : predictions) {
    const SqlBlob blob{prediction.probabilities.data(), prediction.probabilities.size() * sizeof(float)};
    database.run(
        "INSERT OR REPLACE INTO prediction (run_id, sample_id, category_id, probability, margin, probabilities) "
        "VALUES (?1,?2,?3,?4,?5,?6)",
        run, prediction.sample, prediction.category, prediction.probability, marginOf(prediction.probabilities), blob);
  }
  transaction.commit();
}

void removePredictions(Database& database, RunId run) { database.run("DELETE FROM prediction WHERE run_id = ?1", run); }

std::optional<Prediction> findPrediction(Database& database, RunId run, SampleId sample) {
  Statement statement = database.prepare(
      "SELECT sample_id, category_id, probability, probabilities FROM prediction WHERE run_id = ?1 AND sample_id = ?2");
  statement.bind(run, sample);
  if (!statement.step()) return std::nullopt;
  return readPrediction(statement);
}

void forEachScored(Database& database, RunId run, const std::vector<Split>& splits,
                   const std::function<void(CategoryId, const Prediction&)>& visit) {
  std::string condition;
  for (const Split split : splits) {
    condition += (condition.empty() ? "" : ",") + std::to_string(static_cast<int>(split));
  }
  if (!condition.empty()) condition = " AND s.split IN (" + condition + ")";
  Statement statement = database.prepare(
      "SELECT p.sample_id, p.category_id, p.probability, p.probabilities, s.category_id FROM prediction p "
      "JOIN sample s ON s.id = p.sample_id WHERE p.run_id = ?1 AND s.category_id IS NOT NULL AND " +
      kVisibleSample + condition);
  statement.bind(run);
  while (statement.step()) visit(statement.integer(4), readPrediction(statement));
}

}  // namespace wb
