#include "core/workflow/cross_validations.h"

#include <algorithm>
#include <cmath>

#include "core/analyze/bootstrap.h"
#include "core/analyze/calibration.h"
#include "core/analyze/metrics.h"
#include "core/analyze/roc_auc.h"
#include "core/base/atomic_folder.h"
#include "core/base/file_lock.h"
#include "core/store/cross_validation_store.h"
#include "core/workflow/cross_validation_files.h"

namespace wb {
namespace {

bool isWorking(const CrossValidationFiles& files) {
  return std::filesystem::exists(files.lock) && !FileLock::tryTake(files.lock);
}

CrossValidationRecord withFiles(const Project& project, CrossValidationRecord record) {
  if (record.state == RunState::Running && !isWorking(CrossValidationFiles(project, record.id))) {
    record.state = RunState::Interrupted;
  }
  return record;
}

/// Answers beside labels, over a record's categories.
class Answers {
 public:
  explicit Answers(const CrossValidationRecord& record) : m_record(record) {}

  void add(const OutOfFold& text) {
    const auto label = std::find(m_record.categories.begin(), m_record.categories.end(), text.label);
    const auto& p = text.probabilities;
    m_labels.push_back(static_cast<int>(label - m_record.categories.begin()));
    m_predictions.push_back(static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin()));
    m_probabilities.insert(m_probabilities.end(), p.begin(), p.end());
    m_loss += crossEntropy(static_cast<double>(p.at(static_cast<std::size_t>(m_labels.back()))));
  }

  Metrics scores() const {
    std::vector<Category> categories;
    for (std::size_t i = 0; i < m_record.categories.size(); ++i) {
      Category category;
      category.id = m_record.categories[i];
      category.name = m_record.categoryNames[i];
      categories.push_back(std::move(category));
    }
    return scoresOf(confusionCounts(m_labels, m_predictions, categories.size()), categories,
                    m_labels.empty() ? 0 : m_loss / static_cast<double>(m_labels.size()));
  }

  /// With what needs probabilities or resampling.
  Metrics allScores() const {
    Metrics metrics = scores();
    const std::size_t categories = m_record.categories.size();
    if (m_labels.empty()) return metrics;
    metrics.rocAuc = rocAuc(m_probabilities, m_labels, categories);
    metrics.calibrationError = expectedCalibrationError(m_probabilities, m_labels, categories);
    metrics.intervals = bootstrapScores(m_labels, m_predictions, categories, {});
    return metrics;
  }

 private:
  const CrossValidationRecord& m_record;
  std::vector<int> m_labels;
  std::vector<int> m_predictions;
  std::vector<float> m_probabilities;
  double m_loss = 0;
};

Spread spreadOf(const std::vector<FoldScores>& folds, double Metrics::*score) {
  Spread spread;
  const auto n = static_cast<double>(folds.size());
  for (const FoldScores& fold : folds) spread.mean += fold.scores.*score / n;
  for (const FoldScores& fold : folds) spread.deviation += std::pow(fold.scores.*score - spread.mean, 2);
  spread.deviation = folds.size() < 2 ? 0 : std::sqrt(spread.deviation / (n - 1));
  return spread;
}

}  // namespace

std::vector<CrossValidationRecord> listCrossValidations(const Project& project) {
  std::vector<CrossValidationRecord> records = readCrossValidations(project.database());
  for (CrossValidationRecord& record : records) record = withFiles(project, std::move(record));
  return records;
}

CrossValidationRecord readCrossValidation(const Project& project, CrossValidationId id) {
  std::optional<CrossValidationRecord> record = findCrossValidation(project.database(), id);
  if (!record) {
    throw Error(ErrorCode::NotFound, say("There is no cross-validation %1 in this project.", id));
  }
  return withFiles(project, std::move(*record));
}

CrossValidationRecord newestCrossValidation(const Project& project) {
  for (CrossValidationRecord& record : listCrossValidations(project)) {
    if (record.finishedFolds > 0) return std::move(record);
  }
  throw Error(ErrorCode::NotFound,
              say("No cross-validation of this project has finished a fold yet. Start one with cross-validate."));
}

CrossValidationScores crossValidationScores(const Project& project, const CrossValidationRecord& record) {
  std::vector<Answers> folds(static_cast<std::size_t>(record.plan.folds), Answers(record));
  Answers pooled(record);
  std::vector<std::int64_t> texts(folds.size());
  for (const OutOfFold& text : readOutOfFold(project.database(), record.id)) {
    if (text.probabilities.empty()) continue;
    const auto fold = static_cast<std::size_t>(text.fold - 1);
    folds.at(fold).add(text);
    pooled.add(text);
    ++texts[fold];
  }
  CrossValidationScores scores;
  for (std::size_t i = 0; i < folds.size(); ++i) {
    if (texts[i] > 0) scores.folds.push_back({static_cast<int>(i + 1), folds[i].scores()});
  }
  scores.loss = spreadOf(scores.folds, &Metrics::loss);
  scores.accuracy = spreadOf(scores.folds, &Metrics::accuracy);
  scores.macroF1 = spreadOf(scores.folds, &Metrics::macroF1);
  scores.weightedF1 = spreadOf(scores.folds, &Metrics::weightedF1);
  scores.matthews = spreadOf(scores.folds, &Metrics::matthews);
  scores.pooled = pooled.allScores();
  return scores;
}

std::vector<OutOfFoldText> outOfFoldTexts(const Project& project, const CrossValidationRecord& record,
                                          bool disagreementsOnly) {
  std::vector<OutOfFoldText> texts;
  forEachOutOfFold(project.database(), record.id, [&](CategoryId label, const OutOfFold& answer) {
    const auto& p = answer.probabilities;
    const auto best = std::max_element(p.begin(), p.end());
    const CategoryId predicted = record.categories.at(static_cast<std::size_t>(best - p.begin()));
    if (disagreementsOnly && predicted == label) return;
    texts.push_back({answer, label, predicted, static_cast<double>(*best)});
  });
  if (disagreementsOnly) {
    std::stable_sort(texts.begin(), texts.end(),
                     [](const OutOfFoldText& a, const OutOfFoldText& b) { return a.probability > b.probability; });
  }
  return texts;
}

void deleteCrossValidation(const Project& project, CrossValidationId id) {
  const CrossValidationRecord record = readCrossValidation(project, id);
  if (record.state == RunState::Running) {
    throw Error(ErrorCode::Busy, say("Cross-validation %1 is at work. Stop it before deleting it.", id));
  }
  removeCrossValidation(project.database(), id);
  const CrossValidationFiles files(project, id);
  if (std::filesystem::exists(files.folder)) removeFolder(files.folder);
}

}  // namespace wb
