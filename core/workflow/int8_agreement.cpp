#include "core/workflow/int8_agreement.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/text_classifier.h"
#include "core/workflow/run_files.h"
#include "core/workflow/sampled_texts.h"

namespace wb {
namespace {

using Json = nlohmann::json;
using Rows = std::vector<std::vector<float>>;

std::filesystem::path fileOf(const Project& project, RunId run) {
  return RunFiles(project, run).weights / "int8_agreement.json";
}

bool sameDecision(const std::vector<float>& a, const std::vector<float>& b) {
  const auto decision = [](const std::vector<float>& row) {
    return std::max_element(row.begin(), row.end()) - row.begin();
  };
  return decision(a) == decision(b);
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

}  // namespace

std::optional<Int8Agreement> readInt8Agreement(const Project& project, RunId run) {
  const std::filesystem::path file = fileOf(project, run);
  if (!std::filesystem::exists(file)) return std::nullopt;
  try {
    const Json json = Json::parse(readFile(file));
    Int8Agreement agreement;
    json.at("texts").get_to(agreement.texts);
    json.at("same").get_to(agreement.same);
    json.at("fp32_texts_per_second").get_to(agreement.fp32TextsPerSecond);
    json.at("int8_texts_per_second").get_to(agreement.int8TextsPerSecond);
    return agreement;
  } catch (const Json::exception&) {
    return std::nullopt;  // not written by us as it stands: measured anew
  }
}

Int8Agreement measureInt8Agreement(const Project& project, const RunClassifier& classifier,
                                   const ProgressSink& progress, const std::stop_token& stop) {
  const std::vector<std::string> texts = sampledTexts(project, agreementTexts);
  const auto count = static_cast<std::int64_t>(texts.size());
  const auto half = [&](std::int64_t before) -> ProgressSink {
    return [&progress, before, count](const Progress& part) {
      if (progress) progress({before + part.done, 2 * count});
    };
  };
  const TimedAnswers exact = ask(classifier, texts, PredictionPrecision::Fp32, half(0), stop);
  const TimedAnswers fast = ask(classifier, texts, PredictionPrecision::Int8, half(count), stop);
  Int8Agreement agreement;
  agreement.texts = count;
  for (std::size_t i = 0; i < texts.size(); ++i) agreement.same += sameDecision(exact.rows[i], fast.rows[i]) ? 1 : 0;
  agreement.fp32TextsPerSecond = exact.textsPerSecond;
  agreement.int8TextsPerSecond = fast.textsPerSecond;
  const Json json = {{"texts", agreement.texts},
                     {"same", agreement.same},
                     {"fp32_texts_per_second", agreement.fp32TextsPerSecond},
                     {"int8_texts_per_second", agreement.int8TextsPerSecond}};
  writeFileAtomically(fileOf(project, classifier.run().id), json.dump(2) + "\n");
  return agreement;
}

}  // namespace wb
