#include "core/workflow/precision_agreement.h"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/text_classifier.h"
#include "core/workflow/decide.h"
#include "core/workflow/run_files.h"
#include "core/workflow/sampled_texts.h"

namespace wb {
namespace {

using Json = nlohmann::json;
using Rows = std::vector<std::vector<float>>;

constexpr std::array fastPrecisions = {PredictionPrecision::Int8, PredictionPrecision::Int16};

std::filesystem::path fileOf(const Project& project, RunId run) {
  return RunFiles(project, run).weights / "precision_agreement.json";
}

bool sameDecision(const RunClassifier& classifier, const std::vector<float>& a, const std::vector<float>& b) {
  const Prediction first = decide(classifier, 0, a);
  const Prediction second = decide(classifier, 0, b);
  return first.category == second.category && first.categories == second.categories;
}

/// The answers, and how many texts a second gave them once the weights were ready.
struct TimedAnswers {
  Rows rows;
  double textsPerSecond = 0;
};

TimedAnswers ask(const RunClassifier& classifier, const std::vector<std::string>& texts, PredictionPrecision precision,
                 const ProgressSink& progress, const std::stop_token& stop) {
  ClassifyOptions options;
  options.maxLength = static_cast<std::size_t>(classifier.run().config.maxLength);
  options.precision = precision;
  options.stop = stop;
  classifier.network().predict({&texts.front(), 1}, options);
  options.progress = progress;
  TimedAnswers answers;
  const auto start = std::chrono::steady_clock::now();
  answers.rows = classifier.network().predict(texts, options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  answers.textsPerSecond = static_cast<double>(texts.size()) / took.count();
  return answers;
}

Json toJson(const PrecisionAgreement& agreement) {
  Json ways = Json::array();
  for (const FastWay& way : agreement.ways) {
    ways.push_back({{"precision", predictionPrecisionName(way.precision)},
                    {"same", way.same},
                    {"texts_per_second", way.textsPerSecond}});
  }
  return {{"texts", agreement.texts}, {"fp32_texts_per_second", agreement.exactTextsPerSecond}, {"ways", ways}};
}

PrecisionAgreement fromJson(const Json& json) {
  PrecisionAgreement agreement;
  json.at("texts").get_to(agreement.texts);
  json.at("fp32_texts_per_second").get_to(agreement.exactTextsPerSecond);
  for (const Json& way : json.at("ways")) {
    agreement.ways.push_back({predictionPrecisionFromName(way.at("precision").get<std::string>()),
                              way.at("same").get<std::int64_t>(), way.at("texts_per_second").get<double>()});
  }
  return agreement;
}

}  // namespace

std::optional<PrecisionAgreement> readAgreement(const Project& project, RunId run) {
  const std::filesystem::path file = fileOf(project, run);
  if (!std::filesystem::exists(file)) return std::nullopt;
  try {
    return fromJson(Json::parse(readFile(file)));
  } catch (const Json::exception&) {
    return std::nullopt;  // damaged: measured anew
  } catch (const Error&) {
    return std::nullopt;  // of a version that knows other precisions
  }
}

PrecisionAgreement measureAgreement(const Project& project, const RunClassifier& classifier,
                                    const ProgressSink& progress, const std::stop_token& stop) {
  const std::vector<std::string> texts = sampledTexts(project, agreementTexts);
  const auto count = static_cast<std::int64_t>(texts.size());
  std::int64_t before = 0;
  const ProgressSink part = [&](const Progress& done) {
    if (progress) progress({before + done.done, (1 + static_cast<std::int64_t>(fastPrecisions.size())) * count});
  };
  const TimedAnswers exact = ask(classifier, texts, PredictionPrecision::Fp32, part, stop);
  PrecisionAgreement agreement;
  agreement.texts = count;
  agreement.exactTextsPerSecond = exact.textsPerSecond;
  for (const PredictionPrecision precision : fastPrecisions) {
    before += count;
    const TimedAnswers fast = ask(classifier, texts, precision, part, stop);
    FastWay way{precision, 0, fast.textsPerSecond};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      way.same += sameDecision(classifier, exact.rows[i], fast.rows[i]) ? 1 : 0;
    }
    agreement.ways.push_back(way);
  }
  writeFileAtomically(fileOf(project, classifier.run().id), toJson(agreement).dump(2) + "\n");
  return agreement;
}

}  // namespace wb
