// Computes scores, losses and schedules for the parity scripts: each line of standard input is a JSON object whose
// "what" names the formula, each line of the answer an object with its results.
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/analyze/bootstrap.h"
#include "core/analyze/calibration.h"
#include "core/analyze/compare_runs.h"
#include "core/analyze/label_sets.h"
#include "core/analyze/metrics.h"
#include "core/analyze/roc_auc.h"
#include "core/train/class_balance.h"
#include "core/train/learning_rate.h"
#include "core/train/loss.h"

namespace {

using Json = nlohmann::json;
using Floats = std::vector<float>;
using Ints = std::vector<int>;
using Bytes = std::vector<std::uint8_t>;

Json pair(const wb::Interval& interval) { return {interval.low, interval.high}; }

Json triple(const wb::PrecisionRecall& score) { return {score.precision, score.recall, score.f1}; }

wb::BootstrapOptions bootstrapOptions(const Json& json) {
  return {json.value("resamples", 100), json.value("confidence", 0.95), json.value("seed", std::uint64_t{0})};
}

Json scores(const Json& json) {
  const auto labels = json.at("labels").get<Ints>();
  const auto predictions = json.at("predictions").get<Ints>();
  const auto categories = json.at("categories").get<std::size_t>();
  const auto confusion = wb::confusionCounts(labels, predictions, categories);
  const wb::Metrics metrics = wb::scoresOf(confusion, std::vector<wb::Category>(categories), 0);
  Json perCategory = Json::array();
  for (const auto& score : metrics.categories) {
    perCategory.push_back({score.precision, score.recall, score.f1, score.support});
  }
  const auto counts = wb::countCategories(labels, predictions, categories);
  const auto intervals = wb::bootstrapScores(labels, predictions, categories, bootstrapOptions(json));
  return {{"accuracy", metrics.accuracy},
          {"macro", {metrics.macroPrecision, metrics.macroRecall, metrics.macroF1}},
          {"micro", triple(wb::averageScore(counts, wb::Average::Micro))},
          {"weighted", {metrics.weightedPrecision, metrics.weightedRecall, metrics.weightedF1}},
          {"matthews", metrics.matthews},
          {"categories", perCategory},
          {"confusion", metrics.confusion},
          {"accuracy_interval", pair(intervals.accuracy)},
          {"macro_interval", {pair(intervals.macroPrecision), pair(intervals.macroRecall), pair(intervals.macroF1)}},
          {"weighted_interval",
           {pair(intervals.weightedPrecision), pair(intervals.weightedRecall), pair(intervals.weightedF1)}},
          {"matthews_interval", pair(intervals.matthews)}};
}

Json probabilities(const Json& json) {
  const auto labels = json.at("labels").get<Ints>();
  const auto rows = json.at("probabilities").get<Floats>();
  const auto categories = json.at("categories").get<std::size_t>();
  const std::optional<double> auc = wb::rocAuc(rows, labels, categories);
  const wb::ProbabilityIntervals intervals =
      wb::bootstrapProbabilities(rows, labels, categories, bootstrapOptions(json));
  Json bins = Json::array();
  for (const wb::ReliabilityBin& bin : wb::reliabilityBins(rows, labels, categories)) {
    bins.push_back({static_cast<double>(bin.texts), bin.probability, bin.accuracy});
  }
  return {{"auc", auc ? Json(*auc) : Json()},
          {"auc_interval", intervals.rocAuc ? pair(*intervals.rocAuc) : Json()},
          {"calibration_error", wb::expectedCalibrationError(rows, labels, categories, json.at("bins"))},
          {"calibration_error_interval", pair(intervals.calibrationError)},
          {"bins", bins}};
}

Json temperature(const Json& json) {
  return {{"temperature", wb::fitTemperature(json.at("logits").get<Floats>(), json.at("labels").get<Ints>(),
                                             json.at("categories").get<std::size_t>())}};
}

Json labelSets(const Json& json) {
  const auto labels = json.at("categories").get<std::size_t>();
  const auto truth = json.at("truth").get<Bytes>();
  const auto rows = json.at("probabilities").get<Floats>();
  const auto thresholds = wb::tuneThresholds(rows, truth, labels);
  const auto chosen = wb::chooseLabels(rows, thresholds);
  const auto result = wb::scoreLabelSets(truth, chosen, labels);
  Json each = Json::array();
  for (const auto& score : result.labels) each.push_back(triple(score));
  return {{"thresholds", thresholds},
          {"chosen", chosen},
          {"labels", each},
          {"macro", triple(result.macro)},
          {"micro", triple(result.micro)},
          {"weighted", triple(result.weighted)},
          {"exact_match", result.exactMatch},
          {"hamming_loss", result.hammingLoss}};
}

Json comparison(const Json& json) {
  const auto result =
      wb::compareRuns(json.at("labels").get<Ints>(), json.at("first").get<Ints>(), json.at("second").get<Ints>(),
                      json.at("categories").get<std::size_t>(), bootstrapOptions(json));
  return {{"only_first", result.mcNemar.onlyFirst},
          {"only_second", result.mcNemar.onlySecond},
          {"exact", result.mcNemar.exact},
          {"chi_square", result.mcNemar.chiSquare},
          {"p_value", result.mcNemar.pValue},
          {"accuracy", result.accuracyDifference},
          {"macro_f1", result.macroF1Difference},
          {"accuracy_interval", pair(result.accuracyInterval)},
          {"macro_f1_interval", pair(result.macroF1Interval)}};
}

Json loss(const Json& json) {
  const auto logits = json.at("logits").get<Floats>();
  const auto classes = json.at("classes").get<std::size_t>();
  const auto weights = json.at("weights").get<std::vector<double>>();
  const wb::LossOptions options{json.at("smoothing"), weights, json.at("gamma"), 0};
  Floats gradient(logits.size());
  const double value = json.contains("truth")
                           ? wb::sigmoidLoss(logits, json.at("truth").get<Bytes>(), classes, options, gradient)
                           : wb::softmaxLoss(logits, json.at("labels").get<Ints>(), classes, options, gradient);
  return {{"loss", value}, {"gradient", gradient}};
}

Json divergence(const Json& json) {
  const auto first = json.at("first").get<Floats>();
  Floats firstGradient(first.size());
  Floats secondGradient(first.size());
  const auto second = json.at("second").get<Floats>();
  const auto classes = json.at("classes").get<std::size_t>();
  const double value = json.value("several", false)
                           ? wb::sigmoidDivergence(first, second, firstGradient, secondGradient)
                           : wb::symmetricDivergence(first, second, classes, firstGradient, secondGradient);
  return {{"loss", value}, {"first", firstGradient}, {"second", secondGradient}};
}

Json schedule(const Json& json) {
  const std::int64_t total = json.at("total");
  std::vector<double> factors;
  for (std::int64_t step = 0; step <= total; ++step) {
    factors.push_back(wb::learningRateFactor(wb::scheduleFromName(json.at("schedule").get<std::string>()), step,
                                             json.at("warmup"), total));
  }
  return {{"factors", factors}};
}

Json weights(const Json& json) {
  return {{"weights", wb::balancedWeights(json.at("labels").get<Ints>(), json.at("categories").get<std::size_t>())}};
}

}  // namespace

int main() {
  const std::map<std::string, Json (*)(const Json&)> formulas{
      {"scores", scores},         {"probabilities", probabilities}, {"temperature", temperature},
      {"label_sets", labelSets},  {"comparison", comparison},       {"loss", loss},
      {"divergence", divergence}, {"schedule", schedule},           {"weights", weights}};
  for (std::string line; std::getline(std::cin, line);) {
    const Json json = Json::parse(line);
    std::cout << formulas.at(json.at("what").get<std::string>())(json).dump() << '\n';
  }
  return 0;
}
