#include "core/workflow/label_queue.h"

#include <algorithm>
#include <unordered_set>

#include "core/store/category_store.h"
#include "core/store/corpus_statistics.h"
#include "core/store/label_candidates.h"
#include "core/store/prediction_store.h"
#include "core/store/run_store.h"
#include "core/store/sample_search.h"
#include "core/store/sample_store.h"

namespace wb {

namespace {

// What a text is worth beyond its uncertainty, 0 to 1. Two runs that differ say more than one in doubt.
constexpr double kDisagreementWorth = 0.5;
constexpr double kRareWorth = 0.25;
// Above this margin a run is not in doubt.
constexpr double kCloseMargin = 0.5;

struct Ranked {
  double worth = 0;
  QueueItem item;
};

/// Categories with less than half as many labels as the average one.
std::unordered_set<CategoryId> rareCategories(Database& database) {
  const CorpusStatistics statistics = readLabelStatistics(database);
  std::unordered_set<CategoryId> rare;
  const auto categories = static_cast<std::int64_t>(statistics.categories.size());
  for (const CategoryCount& one : statistics.categories) {
    if (2 * one.count * categories < statistics.labelled) rare.insert(one.category.id);
  }
  return rare;
}

Ranked ranked(const LabelCandidate& candidate, const std::unordered_set<CategoryId>& rare) {
  if (!candidate.predicted) return {-1, {candidate.sample, QueueReason::Next}};
  Ranked result{1 - candidate.margin, {candidate.sample, QueueReason::Next}};
  if (candidate.margin < kCloseMargin) result.item.reason = QueueReason::Uncertain;
  if (rare.contains(candidate.category)) {
    result.worth += kRareWorth;
    result.item.reason = QueueReason::RareCategory;
  }
  if (candidate.disagreement) {
    result.worth += kDisagreementWorth;
    result.item.reason = QueueReason::Disagreement;
  }
  return result;
}

std::vector<QueueItem> mostUseful(Database& database, const std::vector<LabelCandidate>& candidates,
                                  std::size_t limit) {
  const std::unordered_set<CategoryId> rare = rareCategories(database);
  std::vector<Ranked> all;
  all.reserve(candidates.size());
  for (const LabelCandidate& candidate : candidates) all.push_back(ranked(candidate, rare));
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
  std::partial_sort(all.begin(), end, all.end(), [](const Ranked& a, const Ranked& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.item.sample < b.item.sample;
  });
  std::vector<QueueItem> queue;
  std::transform(all.begin(), end, std::back_inserter(queue), [](const Ranked& one) { return one.item; });
  return queue;
}

}  // namespace

std::vector<QueueItem> labelQueue(const Project& project, QueueOrder order, const SampleQuery& filter, int limit) {
  const std::vector<LabelCandidate> candidates = readLabelCandidates(project.database(), filter);
  const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
  if (order == QueueOrder::MostUseful) return mostUseful(project.database(), candidates, wanted);
  std::vector<SampleId> ids;
  ids.reserve(candidates.size());
  for (const LabelCandidate& candidate : candidates) ids.push_back(candidate.sample);
  if (order == QueueOrder::Random) shuffleById(ids, filter.randomSeed);
  if (ids.size() > wanted) ids.resize(wanted);
  std::vector<QueueItem> queue;
  queue.reserve(ids.size());
  for (const SampleId id : ids) queue.push_back({id, QueueReason::Next});
  return queue;
}

std::optional<Suggestion> suggestionFor(const Project& project, SampleId id) {
  Database& database = project.database();
  const std::optional<RunId> run = newestPredictingRun(database);
  if (!run) return {};
  const std::optional<Prediction> prediction = findPrediction(database, *run, id);
  const std::optional<RunRecord> record = findRun(database, *run);
  if (!prediction || !record) return {};
  std::unordered_set<CategoryId> existing;
  for (const Category& category : readCategories(database)) existing.insert(category.id);
  Suggestion suggestion{*run, {}, {}};
  for (const CategoryId category : prediction->categories) {
    if (existing.contains(category)) suggestion.chosen.push_back(category);
  }
  const std::size_t count = std::min(record->categories.size(), prediction->probabilities.size());
  for (std::size_t i = 0; i < count; ++i) {
    const CategoryId category = record->categories[i];
    if (existing.contains(category)) suggestion.probabilities.emplace_back(category, prediction->probabilities[i]);
  }
  std::stable_sort(suggestion.probabilities.begin(), suggestion.probabilities.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (suggestion.probabilities.empty()) return {};
  return suggestion;
}

}  // namespace wb
