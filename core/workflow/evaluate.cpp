#include "core/workflow/evaluate.h"

#include <algorithm>
#include <unordered_map>

#include "core/analyze/bootstrap.h"
#include "core/analyze/calibration.h"
#include "core/analyze/label_sets.h"
#include "core/analyze/metrics.h"
#include "core/analyze/roc_auc.h"
#include "core/store/category_store.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/predict_missing.h"
#include "core/workflow/runs.h"
#include "core/workflow/scored_rows.h"

namespace wb {
namespace {

/// Counts labels against predictions over the project's categories. A category that was removed since
/// and is still predicted gets a row of its own behind them.
class Scoring {
 public:
  Scoring(std::vector<Category> categories, const RunRecord& run) : m_categories(std::move(categories)), m_run(run) {
    for (std::size_t i = 0; i < m_categories.size(); ++i) m_indexOf[m_categories[i].id] = static_cast<int>(i);
  }

  void add(CategoryId label, const Prediction& prediction) {
    m_labels.push_back(indexOf(label));
    m_predictions.push_back(indexOf(prediction.category));
    const auto known = std::find(m_run.categories.begin(), m_run.categories.end(), label);
    if (known == m_run.categories.end()) return;  // labelled after the training with a category it does not know
    const auto output = static_cast<std::size_t>(known - m_run.categories.begin());
    m_lossSum += crossEntropy(static_cast<double>(prediction.probabilities.at(output)));
    ++m_lossCount;
  }

  Metrics metrics() const {
    const double loss = m_lossCount == 0 ? 0 : m_lossSum / static_cast<double>(m_lossCount);
    return scoresOf(confusionCounts(m_labels, m_predictions, m_categories.size()), m_categories, loss);
  }

  ScoreIntervals intervals(const std::stop_token& stop) const {
    BootstrapOptions options;
    options.stop = stop;
    return bootstrapScores(m_labels, m_predictions, m_categories.size(), options);
  }

 private:
  int indexOf(CategoryId id) {
    const auto [found, isNew] = m_indexOf.try_emplace(id, static_cast<int>(m_categories.size()));
    if (isNew) {
      Category removed;
      removed.id = id;
      const auto known = std::find(m_run.categories.begin(), m_run.categories.end(), id);
      if (known != m_run.categories.end()) {
        removed.name = m_run.categoryNames[static_cast<std::size_t>(known - m_run.categories.begin())];
      }
      m_categories.push_back(std::move(removed));
    }
    return found->second;
  }

  std::vector<Category> m_categories;
  const RunRecord& m_run;
  std::unordered_map<CategoryId, int> m_indexOf;
  std::vector<int> m_labels;
  std::vector<int> m_predictions;
  double m_lossSum = 0;
  std::int64_t m_lossCount = 0;
};

/// The same for sets of labels.
class SetScoring {
 public:
  SetScoring(std::vector<Category> categories, const RunRecord& run)
      : m_categories(std::move(categories)), m_run(run) {}

  void add(const std::vector<CategoryId>& labels, const Prediction& prediction) {
    for (const Category& category : m_categories) {
      const bool has = contains(labels, category.id);
      m_truth.push_back(has ? 1 : 0);
      m_chosen.push_back(contains(prediction.categories, category.id) ? 1 : 0);
      const auto known = std::find(m_run.categories.begin(), m_run.categories.end(), category.id);
      if (known == m_run.categories.end()) continue;  // made after the training
      const auto output = static_cast<std::size_t>(known - m_run.categories.begin());
      const auto probability = static_cast<double>(prediction.probabilities.at(output));
      m_lossSum += crossEntropy(has ? probability : 1 - probability);
      ++m_lossCount;
    }
    ++m_texts;
  }

  Metrics metrics() const {
    const LabelSetScores scores = scoreLabelSets(m_truth, m_chosen, m_categories.size());
    Metrics metrics;
    metrics.n = m_texts;
    metrics.loss = m_lossCount == 0 ? 0 : m_lossSum / static_cast<double>(m_lossCount);
    metrics.accuracy = scores.exactMatch;
    metrics.macroPrecision = scores.macro.precision;
    metrics.macroRecall = scores.macro.recall;
    metrics.macroF1 = scores.macro.f1;
    metrics.weightedPrecision = scores.weighted.precision;
    metrics.weightedRecall = scores.weighted.recall;
    metrics.weightedF1 = scores.weighted.f1;
    metrics.sets = {scores.micro.precision, scores.micro.recall, scores.micro.f1, scores.hammingLoss};
    for (std::size_t i = 0; i < m_categories.size(); ++i) {
      const PrecisionRecall& score = scores.labels[i];
      const std::int64_t support = scores.counts.support[i];
      const std::int64_t hits = scores.counts.hits[i];
      metrics.categories.push_back({m_categories[i].id, m_categories[i].name, score.precision, score.recall, score.f1,
                                    support, support - hits, scores.counts.predicted[i] - hits});
    }
    return metrics;
  }

 private:
  static bool contains(const std::vector<CategoryId>& categories, CategoryId id) {
    return std::find(categories.begin(), categories.end(), id) != categories.end();
  }

  std::vector<Category> m_categories;
  const RunRecord& m_run;
  std::vector<std::uint8_t> m_truth;  // [texts, categories]
  std::vector<std::uint8_t> m_chosen;
  std::int64_t m_texts = 0;
  double m_lossSum = 0;
  std::int64_t m_lossCount = 0;
};

Metrics setMetrics(const Project& project, const RunRecord& run, const std::vector<Split>& splits) {
  SetScoring scoring(readCategories(project.database()), run);
  forEachScoredSet(project.database(), run.id, splits,
                   [&](const std::vector<CategoryId>& labels, const Prediction& said) { scoring.add(labels, said); });
  return scoring.metrics();
}

Error nothingToScore(Split split) {
  return {ErrorCode::BadInput,
          split == Split::None ? say("There are no labelled texts in this project, so there is nothing to score. Label "
                                     "some, or split the corpus.")
                               : say("There are no labelled texts in the %1 split, so there is nothing to score. Label "
                                     "some, or split the corpus.",
                                     splitName(split))};
}

Scoring readScoring(const Project& project, const RunRecord& run, const std::vector<Split>& splits) {
  Scoring scoring(readCategories(project.database()), run);
  forEachScored(project.database(), run.id, splits,
                [&](CategoryId label, const Prediction& prediction) { scoring.add(label, prediction); });
  return scoring;
}

}  // namespace

Metrics evaluateRun(const Project& project, const RunClassifier& classifier, Split split, const ProgressSink& progress,
                    const std::stop_token& stop) {
  const std::vector<Split> splits = predictLabelled(project, classifier, split, progress, stop);
  Metrics metrics = storedScores(project, classifier.run().id, splits, stop);
  if (metrics.n == 0) throw nothingToScore(split);
  return metrics;
}

Metrics storedMetrics(const Project& project, RunId run, const std::vector<Split>& splits) {
  const RunRecord record = readRun(project, run);
  return hasSeveralLabels(project) ? setMetrics(project, record, splits)
                                   : readScoring(project, record, splits).metrics();
}

Metrics storedScores(const Project& project, RunId run, const std::vector<Split>& splits, const std::stop_token& stop) {
  const RunRecord record = readRun(project, run);
  if (hasSeveralLabels(project)) return setMetrics(project, record, splits);
  const Scoring scoring = readScoring(project, record, splits);
  Metrics metrics = scoring.metrics();
  if (metrics.n == 0) return metrics;
  metrics.intervals = scoring.intervals(stop);
  const ScoredRows rows = readScoredRows(project, record, splits);
  metrics.rocAuc = rocAuc(rows.probabilities, rows.labels, rows.categories);
  metrics.calibrationError = expectedCalibrationError(rows.probabilities, rows.labels, rows.categories);
  BootstrapOptions options;
  options.stop = stop;
  metrics.probabilityIntervals = bootstrapProbabilities(rows.probabilities, rows.labels, rows.categories, options);
  return metrics;
}

}  // namespace wb
