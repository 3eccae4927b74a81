// evaluate, compare, predict, agreement, explain.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/labels.h"
#include "core/workflow/calibrate.h"
#include "core/workflow/compare_on_split.h"
#include "core/workflow/decide.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/explain.h"
#include "core/workflow/precision_agreement.h"
#include "core/workflow/predict.h"

namespace wb::cli {

namespace {

struct EvaluateOptions {
  std::string project;
  RunId run = 0;
  std::string split = "test";
  std::string precision = "auto";
  bool calibrate = false;
};

void addPrecision(CLI::App& sub, std::string& precision) {
  sub.add_option(
         "--precision", precision,
         "auto, fp32, bf16, int16 or int8; auto takes the last two only where `agreement` found them to decide as fp32")
      ->capture_default_str();
}

Json pair(const Interval& interval) { return {interval.low, interval.high}; }

std::string between(const Interval& interval) { return fmt::format("({:.4f} … {:.4f})", interval.low, interval.high); }

Json scoresJson(const Metrics& m) {
  Json json = {{"n", m.n},
               {"accuracy", m.accuracy},
               {"macro_precision", m.macroPrecision},
               {"macro_recall", m.macroRecall},
               {"macro_f1", m.macroF1},
               {"micro_f1", m.sets ? m.sets->microF1 : m.accuracy},
               {"weighted_precision", m.weightedPrecision},
               {"weighted_recall", m.weightedRecall},
               {"weighted_f1", m.weightedF1},
               {"mcc", m.matthews},
               {"loss", m.loss},
               {"confusion", m.confusion}};
  if (m.sets) {
    json["micro_precision"] = m.sets->microPrecision;
    json["micro_recall"] = m.sets->microRecall;
    json["hamming_loss"] = m.sets->hammingLoss;
    json["mcc"] = nullptr;  // of one label and one prediction a text
  }
  json["roc_auc"] = m.rocAuc ? Json(*m.rocAuc) : Json();
  if (m.calibrationError) json["calibration_error"] = *m.calibrationError;
  if (m.intervals) {
    const ScoreIntervals& of = *m.intervals;
    json["intervals"] = {{"accuracy", pair(of.accuracy)},
                         {"macro_precision", pair(of.macroPrecision)},
                         {"macro_recall", pair(of.macroRecall)},
                         {"macro_f1", pair(of.macroF1)},
                         {"weighted_precision", pair(of.weightedPrecision)},
                         {"weighted_recall", pair(of.weightedRecall)},
                         {"weighted_f1", pair(of.weightedF1)},
                         {"mcc", pair(of.matthews)}};
  }
  if (m.probabilityIntervals) {
    json["intervals"]["calibration_error"] = pair(m.probabilityIntervals->calibrationError);
    if (m.probabilityIntervals->rocAuc) json["intervals"]["roc_auc"] = pair(*m.probabilityIntervals->rocAuc);
  }
  return json;
}

std::string setScoresText(const Metrics& m) {
  return fmt::format(
      "{} texts:\n  exactly the right labels {:.4f}\n  macro-F1 {:.4f}, micro-F1 {:.4f}, weighted F1 {:.4f}\n"
      "  Hamming loss {:.4f}, loss {:.4f}",
      m.n, m.accuracy, m.macroF1, m.sets->microF1, m.weightedF1, m.sets->hammingLoss, m.loss);
}

Json curve(const std::vector<ReliabilityBin>& bins) {
  Json points = Json::array();
  for (const ReliabilityBin& bin : bins) {
    points.push_back({{"texts", bin.texts}, {"probability", bin.probability}, {"accuracy", bin.accuracy}});
  }
  return points;
}

std::string scoresText(const Metrics& m) {
  if (m.sets) return setScoresText(m);
  const ScoreIntervals intervals = m.intervals.value_or(ScoreIntervals{});
  std::string text = fmt::format("{} texts, 95 % intervals in brackets:\n", m.n);
  text += fmt::format("  accuracy {:.4f} {}\n", m.accuracy, between(intervals.accuracy));
  text += fmt::format("  macro-F1 {:.4f} {}\n", m.macroF1, between(intervals.macroF1));
  text += fmt::format("  Matthews correlation {:.4f} {}\n", m.matthews, between(intervals.matthews));
  if (m.rocAuc) text += fmt::format("  ROC AUC {:.4f}\n", *m.rocAuc);
  text += fmt::format("  loss {:.4f}, calibration error {:.4f}", m.loss, m.calibrationError.value_or(0));
  return text;
}

void evaluate(const EvaluateOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const Split split = splitFromName(options.split);
  const RunClassifier classifier = loadRun(project, options.run, predictionPrecisionFromName(options.precision));
  const Metrics m = evaluateRun(project, classifier, split, context.output.progress("Evaluating"), context.stop);
  Json json = scoresJson(m);
  std::string text = scoresText(m);
  if (options.calibrate) {
    const Calibration c =
        calibrateRun(project, classifier, split, context.output.progress("Calibrating"), context.stop);
    json["temperature"] = c.temperature;
    json["calibrated_error"] = c.errorAfter;
    json["calibration_curve"] = curve(c.before);
    json["calibrated_curve"] = curve(c.after);
    text += fmt::format(", {:.4f} at temperature {:.3f}", c.errorAfter, c.temperature);
  }
  Json categories = Json::array();
  for (const CategoryScore& c : m.categories) {
    categories.push_back(
        {{"name", c.name}, {"precision", c.precision}, {"recall", c.recall}, {"f1", c.f1}, {"support", c.support}});
    if (m.sets) {
      categories.back()["missed"] = c.missed;
      categories.back()["added"] = c.added;
    }
    text += fmt::format("\n  precision {:.3f}  recall {:.3f}  F1 {:.3f}  {:>6}  {}", c.precision, c.recall, c.f1,
                        c.support, c.name);
  }
  json["categories"] = categories;
  context.output.result(json, text);
}

struct CompareOptions {
  std::string project;
  RunId first = 0;
  RunId second = 0;
  std::string split = "test";
};

void compare(const CompareOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RunComparison c = compareOnSplit(project, options.first, options.second, splitFromName(options.split),
                                         context.output.progress("Comparing"), context.stop);
  const McNemarTest& test = c.mcNemar;
  Json onlyFirst = Json::array();
  Json onlySecond = Json::array();
  for (const DifferingText& text : c.differing)
    (text.first == text.label ? onlyFirst : onlySecond).push_back(text.sample);
  const std::string text = fmt::format(
      "{} texts; differences are run {} minus run {}, 95 % intervals in brackets:\n"
      "  accuracy {:.4f} → {:.4f}, {:+.4f} {}\n  macro-F1 {:.4f} → {:.4f}, {:+.4f} {}\n"
      "  only run {} is right on {}, only run {} on {}: p = {:.4g} (McNemar's test, {})",
      c.n, options.second, options.first, c.firstAccuracy, c.secondAccuracy, c.accuracyDifference,
      between(c.accuracyInterval), c.firstMacroF1, c.secondMacroF1, c.macroF1Difference, between(c.macroF1Interval),
      options.first, test.onlyFirst, options.second, test.onlySecond, test.pValue,
      test.exact ? "exact binomial" : "chi-square with continuity correction");
  context.output.result({{"n", c.n},
                         {"accuracies", {c.firstAccuracy, c.secondAccuracy}},
                         {"macro_f1s", {c.firstMacroF1, c.secondMacroF1}},
                         {"accuracy_difference", c.accuracyDifference},
                         {"accuracy_interval", pair(c.accuracyInterval)},
                         {"macro_f1_difference", c.macroF1Difference},
                         {"macro_f1_interval", pair(c.macroF1Interval)},
                         {"only_first_right", test.onlyFirst},
                         {"only_second_right", test.onlySecond},
                         {"only_first_right_texts", onlyFirst},
                         {"only_second_right_texts", onlySecond},
                         {"p_value", test.pValue},
                         {"test", test.exact ? "exact-binomial" : "chi-square"},
                         {"chi_square", test.exact ? Json() : Json(test.chiSquare)}},
                        text);
}

struct PredictOptions {
  std::string project;
  std::vector<TextArgument> texts;
  RunId run = 0;
  std::string precision = "auto";
};

/// Adds the categories whose thresholds are reached; returns them in words.
std::string addChosen(Json& object, const RunClassifier& classifier, const std::vector<float>& probabilities) {
  const Prediction said = decide(classifier, 0, probabilities);
  CategoryNames names;
  for (std::size_t i = 0; i < classifier.run().categories.size(); ++i) {
    names[classifier.run().categories[i]] = classifier.run().categoryNames[i];
  }
  const std::vector<std::string> chosen = namesOf(said.categories, names);
  object["categories"] = chosen;
  return fmt::format("{}  {:.1f} %", joined(chosen), 100 * said.probability);
}

void predict(const PredictOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RunClassifier classifier = loadRun(project, options.run, predictionPrecisionFromName(options.precision));
  const std::vector<std::string>& names = classifier.run().categoryNames;
  forEachBatch(options.texts, context.stop, [&](const std::vector<std::string>& texts) {
    const auto rows = predictTexts(classifier, texts, {}, context.stop);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto best = static_cast<std::size_t>(std::max_element(rows[i].begin(), rows[i].end()) - rows[i].begin());
      Json object = {{"text", texts[i]}, {"category", names[best]}, {"probability", rows[i][best]}};
      std::string said = fmt::format("{}  {:.1f} %", names[best], 100 * rows[i][best]);
      if (classifier.run().severalLabels) said = addChosen(object, classifier, rows[i]);
      for (std::size_t c = 0; c < names.size(); ++c) object["probabilities"][names[c]] = rows[i][c];
      context.output.result(object, said + "  " + texts[i]);
    }
  });
}

struct AgreementOptions {
  std::string project;
  RunId run = 0;
};

void agreement(const AgreementOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RunClassifier classifier = loadRun(project, options.run);
  const PrecisionAgreement found =
      measureAgreement(project, classifier, context.output.progress("Comparing"), context.stop);
  const FastWay* const best = found.best();
  Json ways = Json::array();
  std::string text = fmt::format("Run {} on {} texts:\n  fp32   {:.0f} texts/s", classifier.run().id, found.texts,
                                 found.exactTextsPerSecond);
  for (const FastWay& way : found.ways) {
    ways.push_back({{"precision", predictionPrecisionName(way.precision)},
                    {"same", way.same},
                    {"share", found.share(way)},
                    {"texts_per_second", way.textsPerSecond}});
    text +=
        fmt::format("\n  {:<6} {:.0f} texts/s, decides as fp32 on {:.2f} %{}", predictionPrecisionName(way.precision),
                    way.textsPerSecond, 100 * found.share(way), &way == best ? ": predictions use it" : "");
  }
  context.output.result({{"run", classifier.run().id},
                         {"texts", found.texts},
                         {"fp32_texts_per_second", found.exactTextsPerSecond},
                         {"ways", ways},
                         {"used", best != nullptr ? Json(predictionPrecisionName(best->precision)) : Json()}},
                        text);
}

struct ExplainOptions {
  std::string project;
  std::string text;
  RunId run = 0;
  std::string method = "attention";
  std::optional<int> layer;
  std::optional<int> head;
};

Json matrix(const float* values, int n) {
  Json rows = Json::array();
  for (int i = 0; i < n; ++i) rows.push_back(std::vector<float>(values + i * n, values + (i + 1) * n));
  return rows;
}

void checkIndex(const std::optional<int>& index, int count, const std::string& what) {
  if (index && (*index < 0 || *index >= count)) {
    throw Error(ErrorCode::BadInput,
                say("There is no %1 %2: this network has %3 of them, counted from 0.", what, *index, count));
  }
}

// [layer][head][query][key]; a chosen layer or head leaves its level out.
Json attentionWeights(const AttentionMaps& maps, const ExplainOptions& options) {
  checkIndex(options.layer, maps.layers, "layer");
  checkIndex(options.head, maps.heads, "head");
  const auto heads = [&](int layer) {
    const auto one = [&](int head) {
      const std::size_t index =
          static_cast<std::size_t>(layer) * static_cast<std::size_t>(maps.heads) + static_cast<std::size_t>(head);
      const auto length = static_cast<std::size_t>(maps.length);
      return matrix(maps.values.data() + index * length * length, maps.length);
    };
    if (options.head) return one(*options.head);
    Json all = Json::array();
    for (int head = 0; head < maps.heads; ++head) all.push_back(one(head));
    return all;
  };
  if (options.layer) return heads(*options.layer);
  Json all = Json::array();
  for (int layer = 0; layer < maps.layers; ++layer) all.push_back(heads(layer));
  return all;
}

Json explanationWeights(const Explanation& e, ExplainMethod method, const ExplainOptions& options) {
  switch (method) {
    case ExplainMethod::Attention: return attentionWeights(e.attention, options);
    case ExplainMethod::Rollout: return matrix(e.rollout.data(), e.attention.length);
    case ExplainMethod::Gradient:
    case ExplainMethod::IntegratedGradients: break;
  }
  return e.attributions;
}

void explain(const ExplainOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const ExplainMethod method = explainMethodFromName(options.method);
  const Explanation e = explainText(loadRun(project, options.run), options.text, method);
  Json tokens = Json::array();
  for (const TokenSpan& token : e.tokens) {
    tokens.push_back({{"text", token.text}, {"begin", token.begin}, {"end", token.end}, {"special", token.special}});
  }
  const auto best = static_cast<std::size_t>(e.predicted);
  std::string text = fmt::format("{}  {:.1f} %", e.categories[best], 100 * e.probabilities[best]);
  for (std::size_t i = 0; i < e.attributions.size(); ++i) {
    text += fmt::format("\n{:+.4f}  {}", e.attributions[i], e.tokens[i].text);
  }
  context.output.result({{"category", e.categories[best]},
                         {"probability", e.probabilities[best]},
                         {"tokens", tokens},
                         {"weights", explanationWeights(e, method, options)},
                         {"method", explainMethodName(method)},
                         {"classified", e.classifiesCls ? "cls" : "mean"},
                         {"cut", e.cut}},
                        text);
}

}  // namespace

void addAskCommands(Commands& commands) {
  commands.add<EvaluateOptions>(
      "evaluate", "Score a run on a split",
      [](CLI::App& sub, EvaluateOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--run", o.run, "The run's number; the newest usable one if left out");
        sub.add_option("--split", o.split, "train, validation, test, or none for all")->capture_default_str();
        addPrecision(sub, o.precision);
        sub.add_flag("--calibrate", o.calibrate, "Also find the temperature that calibrates it on validation");
      },
      evaluate);
  commands.add<CompareOptions>(
      "compare", "Compare two runs on the same texts",
      [](CLI::App& sub, CompareOptions& o) {
        addProject(sub, o.project);
        sub.add_option("FIRST", o.first, "A run's number")->required();
        sub.add_option("SECOND", o.second, "Another's; differences are this one's score minus the first's")->required();
        sub.add_option("--split", o.split, "train, validation, test, or none for all")->capture_default_str();
      },
      compare);
  commands.add<PredictOptions>(
      "predict", "Classify texts",
      [](CLI::App& sub, PredictOptions& o) {
        addProject(sub, o.project);
        sub.add_option("TEXT", o.texts, "Texts; - or nothing reads lines from stdin");
        sub.add_option("--run", o.run, "The run's number; the newest usable one if left out");
        addPrecision(sub, o.precision);
      },
      predict);
  commands.add<AgreementOptions>(
      "agreement", "Measure how far a run's fast answers, in int8 and int16, agree with those in fp32",
      [](CLI::App& sub, AgreementOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--run", o.run, "The run's number; the newest usable one if left out");
      },
      agreement);
  commands.add<ExplainOptions>(
      "explain", "Show which tokens a run looked at, or what spoke for its answer",
      [](CLI::App& sub, ExplainOptions& o) {
        addProject(sub, o.project);
        sub.add_option("TEXT", o.text, "The text")->required();
        sub.add_option("--run", o.run, "The run's number; the newest usable one if left out");
        sub.add_option("--method", o.method, "attention, rollout, gradient or integrated-gradients")
            ->capture_default_str();
        sub.add_option("--layer", o.layer, "Only this layer's attention, from 0");
        sub.add_option("--head", o.head, "Only this head's attention, from 0");
      },
      explain);
}

}  // namespace wb::cli
