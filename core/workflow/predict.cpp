#include "core/workflow/predict.h"

#include <optional>

#include "core/nn/text_classifier.h"
#include "core/workflow/decide.h"
#include "core/workflow/precision_agreement.h"
#include "core/workflow/predict_missing.h"
#include "core/workflow/runs.h"

namespace wb {

namespace {

std::vector<std::vector<float>> answers(const RunClassifier& classifier, const std::vector<std::string>& texts,
                                        PredictionPrecision precision, const ProgressSink& progress,
                                        const std::stop_token& stop) {
  ClassifyOptions options;
  options.maxLength = static_cast<std::size_t>(classifier.run().config.maxLength);
  options.precision = precision;
  options.stop = stop;
  options.progress = progress;
  return classifier.network().predict(texts, options);
}

/// Auto becomes what was measured to agree.
PredictionPrecision agreed(PredictionPrecision asked, const std::optional<PrecisionAgreement>& agreement) {
  if (asked != PredictionPrecision::Auto || !agreement || agreement->best() == nullptr) return asked;
  const PredictionPrecision best = agreement->best()->precision;
  // Where the processor multiplies bf16 itself, that is as fast as words and needs no second copy of the weights.
  return best == PredictionPrecision::Int16 && processorHasBf16() ? asked : best;
}

/// For `texts` of the project's texts: measures what agrees where that pays.
PredictionPrecision precisionForMany(const Project& project, const RunClassifier& classifier, std::int64_t texts,
                                     const std::stop_token& stop) {
  constexpr auto many = 5 * static_cast<std::int64_t>(agreementTexts);
  const bool open = classifier.precision() == PredictionPrecision::Auto;
  if (!open || texts < many || readAgreement(project, classifier.run().id)) return classifier.precision();
  return agreed(PredictionPrecision::Auto, measureAgreement(project, classifier, {}, stop));
}

}  // namespace

RunClassifier::RunClassifier(RunRecord run, std::unique_ptr<TextClassifier> network, PredictionPrecision precision)
    : m_run(std::move(run)),
      m_network(std::move(network)),
      m_thresholds(m_network->thresholds()),
      m_precision(precision) {}
RunClassifier::~RunClassifier() = default;
RunClassifier::RunClassifier(RunClassifier&&) noexcept = default;

RunClassifier loadRun(const Project& project, RunId run, PredictionPrecision precision) {
  RunRecord record = run == 0 ? newestUsableRun(project) : readRun(project, run);
  if (!record.hasWeights) {
    throw Error(
        ErrorCode::NotFound,
        say("Run %1 has no finished epoch, so it cannot predict. Choose another run, or train a new one.", run));
  }
  precision = agreed(precision, readAgreement(project, record.id));
  auto network = TextClassifier::load(project.runFolder(record.id), precision);
  if (network->classes().size() != record.categories.size()) {
    throw Error(ErrorCode::Corrupt, say("The weights of run %1 are for %2 categories, but the run has %3. Train again.",
                                        record.id, network->classes().size(), record.categories.size()));
  }
  return {std::move(record), std::move(network), precision};
}

std::vector<std::vector<float>> predictTexts(const RunClassifier& classifier, const std::vector<std::string>& texts,
                                             const ProgressSink& progress, const std::stop_token& stop) {
  return answers(classifier, texts, classifier.precision(), progress, stop);
}

std::int64_t predictMissing(const Project& project, const RunClassifier& classifier, const PredictionScope& scope,
                            const ProgressSink& progress, const std::stop_token& stop) {
  constexpr int textsAtOnce = 500;  // stored together: what a stop can lose
  const RunRecord& run = classifier.run();
  Database& database = project.database();
  Progress position{0, countUnpredicted(database, run.id, scope)};
  if (progress && position.total > 0) progress(position);
  const PredictionPrecision precision = precisionForMany(project, classifier, position.total, stop);
  SampleId last = 0;
  while (true) {
    throwIfStopped(stop);
    const auto waiting = readUnpredicted(database, run.id, scope, last, textsAtOnce);
    if (waiting.empty()) return position.done;
    last = waiting.back().id;
    std::vector<std::string> texts;
    texts.reserve(waiting.size());
    for (const UnpredictedText& text : waiting) texts.push_back(text.text);
    auto rows = answers(classifier, texts, precision, {}, stop);
    std::vector<Prediction> predictions;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      predictions.push_back(decide(classifier, waiting[i].id, std::move(rows[i])));
    }
    addPredictions(database, run.id, predictions, classifier.thresholds());
    position.done += static_cast<std::int64_t>(predictions.size());
    if (progress) progress(position);
  }
}

std::vector<Split> predictLabelled(const Project& project, const RunClassifier& classifier, Split split,
                                   const ProgressSink& progress, const std::stop_token& stop) {
  PredictionScope scope;
  scope.labelledOnly = true;
  if (split != Split::None) scope.split = split;
  predictMissing(project, classifier, scope, progress, stop);
  return split == Split::None ? std::vector<Split>{} : std::vector<Split>{split};
}

std::int64_t predictCorpus(const Project& project, const RunClassifier& classifier, const ProgressSink& progress,
                           const std::stop_token& stop) {
  return predictMissing(project, classifier, {}, progress, stop);
}

}  // namespace wb
