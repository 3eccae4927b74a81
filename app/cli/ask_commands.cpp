// evaluate, predict, explain.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/cli/command.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/explain.h"
#include "core/workflow/predict.h"

namespace wb::cli {

namespace {

struct EvaluateOptions {
  std::string project;
  RunId run = 0;
  std::string split = "test";
};

void evaluate(const EvaluateOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const Split split = splitFromName(options.split);
  const Metrics m =
      evaluateRun(project, loadRun(project, options.run), split, context.output.progress("Evaluating"), context.stop);
  Json categories = Json::array();
  std::string text =
      fmt::format("{} texts: accuracy {:.4f}, macro-F1 {:.4f}, loss {:.4f}", m.n, m.accuracy, m.macroF1, m.loss);
  for (const CategoryScore& c : m.categories) {
    categories.push_back(
        {{"name", c.name}, {"precision", c.precision}, {"recall", c.recall}, {"f1", c.f1}, {"support", c.support}});
    text += fmt::format("\n  precision {:.3f}  recall {:.3f}  F1 {:.3f}  {:>6}  {}", c.precision, c.recall, c.f1,
                        c.support, c.name);
  }
  context.output.result({{"n", m.n},
                         {"accuracy", m.accuracy},
                         {"macro_f1", m.macroF1},
                         {"loss", m.loss},
                         {"categories", categories},
                         {"confusion", m.confusion}},
                        text);
}

struct PredictOptions {
  std::string project;
  std::vector<TextArgument> texts;
  RunId run = 0;
};

void predict(const PredictOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RunClassifier classifier = loadRun(project, options.run);
  const std::vector<std::string>& names = classifier.run().categoryNames;
  forEachBatch(options.texts, context.stop, [&](const std::vector<std::string>& texts) {
    const auto rows = predictTexts(classifier, texts, {}, context.stop);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto best = static_cast<std::size_t>(std::max_element(rows[i].begin(), rows[i].end()) - rows[i].begin());
      Json probabilities = Json::object();
      for (std::size_t c = 0; c < names.size(); ++c) probabilities[names[c]] = rows[i][c];
      context.output.result({{"text", texts[i]},
                             {"category", names[best]},
                             {"probability", rows[i][best]},
                             {"probabilities", probabilities}},
                            fmt::format("{}  {:.1f} %  {}", names[best], 100 * rows[i][best], texts[i]));
    }
  });
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
      },
      evaluate);
  commands.add<PredictOptions>(
      "predict", "Classify texts",
      [](CLI::App& sub, PredictOptions& o) {
        addProject(sub, o.project);
        sub.add_option("TEXT", o.texts, "Texts; - or nothing reads lines from stdin");
        sub.add_option("--run", o.run, "The run's number; the newest usable one if left out");
      },
      predict);
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
