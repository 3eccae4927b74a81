// train, runs.
#include <fmt/format.h>

#include <optional>

#include "app/cli/command.h"
#include "core/workflow/encoders.h"
#include "core/workflow/runs.h"
#include "core/workflow/train_run.h"

namespace wb::cli {

namespace {

// Options left out keep the preset's value.
struct TrainOptions {
  std::string project;
  std::string encoder;
  std::string preset = "balanced";
  std::optional<int> epochs;
  std::optional<int> batchSize;
  std::optional<double> learningRate;
  std::optional<double> headFactor;
  std::optional<int> maxLength;
  std::optional<double> weightDecay;
  std::optional<double> dropout;
  std::optional<double> warmup;
  std::string schedule;
  std::optional<int> accumulate;
  std::optional<double> clipNorm;
  std::optional<double> adversarialRadius;
  std::optional<double> labelSmoothing;
  bool classWeights = false;
  std::optional<double> focalGamma;
  std::optional<double> rDrop;
  std::optional<double> layerDecay;
  std::optional<int> frozenLayers;
  std::optional<double> epochsPerThaw;
  bool balancedSampling = false;
  std::string precision;
  std::string pooling;
  std::string embeddings;
  std::optional<int> patience;
  std::optional<double> evaluationsPerEpoch;
  std::optional<std::uint64_t> seed;
  std::optional<int> threads;
  std::optional<std::int64_t> maxSteps;
  RunId resume = 0;
  NewEncoder fresh;
};

void declareTrain(CLI::App& sub, TrainOptions& o) {
  addProject(sub, o.project);
  sub.add_option("--encoder", o.encoder, "A name of `encoders`, a folder, or \"new\" for random values");
  sub.add_option("--preset", o.preset, "quick, balanced or thorough")->capture_default_str();
  sub.add_option("--epochs", o.epochs, "Times all texts are seen");
  sub.add_option("--batch-size", o.batchSize, "Texts a step");
  sub.add_option("--learning-rate", o.learningRate, "Peak learning rate of the network");
  sub.add_option("--head-factor", o.headFactor, "The classifier's rate is this times the learning rate");
  sub.add_option("--max-length", o.maxLength, "Tokens a text, special ones included; the rest is cut");
  sub.add_option("--weight-decay", o.weightDecay, "AdamW's decay");
  sub.add_option("--dropout", o.dropout, "Share of values dropped while training");
  sub.add_option("--warmup", o.warmup, "Share of the steps in which the rate rises");
  sub.add_option("--schedule", o.schedule, "After the warm-up: linear, constant, cosine or polynomial");
  sub.add_option("--accumulate", o.accumulate, "Batches whose gradients make one step");
  sub.add_option("--adversarial", o.adversarialRadius,
                 "Learn each batch again with its token vectors moved this far against the network; 0 not");
  sub.add_option("--label-smoothing", o.labelSmoothing, "Share of each text's weight spread over all categories");
  sub.add_flag("--class-weights", o.classWeights, "Rare categories count more in the loss");
  sub.add_option("--focal", o.focalGamma, "Gamma of the focal loss: what is learnt already counts less; 0 not");
  sub.add_option("--r-drop", o.rDrop, "Weight by which two passes over each text are drawn together; 0 not");
  sub.add_option("--layer-decay", o.layerDecay, "Each layer learns this many times as fast as the one above it");
  sub.add_option("--frozen-layers", o.frozenLayers, "So many of the lowest layers stay as they are");
  sub.add_option("--thaw", o.epochsPerThaw, "The uppermost frozen layer thaws after so many epochs, and so on; 0 none");
  sub.add_flag("--balanced-sampling", o.balancedSampling, "Each category has the same share of an epoch's texts");
  sub.add_option("--clip", o.clipNorm, "Largest norm of the gradient");
  sub.add_option("--precision", o.precision, "auto, fp32 or bf16");
  sub.add_option("--pooling", o.pooling, "auto, cls or mean: what is classified");
  sub.add_option("--embeddings", o.embeddings, "frozen or trained: the table of token vectors")
      ->check(CLI::IsMember({"frozen", "trained"}));
  sub.add_option("--patience", o.patience, "Evaluations without a better macro-F1 before it stops; 0 never");
  sub.add_option("--evaluations-per-epoch", o.evaluationsPerEpoch, "How often validation is measured");
  sub.add_option("--seed", o.seed, "The same seed gives the same run");
  sub.add_option("--threads", o.threads, "Processor cores to use; 0 all");
  sub.add_option("--max-steps", o.maxSteps, "Stop after so many steps");
  sub.add_option("--resume", o.resume, "Go on with this stopped or killed run; other options are its own");
  sub.add_option("--layers", o.fresh.layers, "Of a new encoder")->capture_default_str();
  sub.add_option("--hidden-size", o.fresh.hiddenSize, "Of a new encoder")->capture_default_str();
  sub.add_option("--heads", o.fresh.heads, "Of a new encoder")->capture_default_str();
  sub.add_option("--intermediate-size", o.fresh.intermediateSize, "Of a new encoder")->capture_default_str();
}

template <typename T>
void setIfGiven(T& field, const std::optional<T>& given) {
  if (given) field = *given;
}

TrainConfig trainConfig(const Project& project, const TrainOptions& o) {
  if (o.encoder.empty())
    throw Error(ErrorCode::BadInput, say("Say which encoder to train: --encoder NAME, a folder, or new."));
  const int hiddenSize = o.encoder == newEncoder ? o.fresh.hiddenSize : findEncoder(project, o.encoder).hiddenSize;
  TrainConfig config = presetConfig(presetFromName(o.preset), o.encoder, hiddenSize);
  config.fresh = o.fresh;
  setIfGiven(config.epochs, o.epochs);
  setIfGiven(config.batchSize, o.batchSize);
  setIfGiven(config.learningRate, o.learningRate);
  setIfGiven(config.headFactor, o.headFactor);
  setIfGiven(config.maxLength, o.maxLength);
  setIfGiven(config.weightDecay, o.weightDecay);
  setIfGiven(config.dropout, o.dropout);
  setIfGiven(config.warmup, o.warmup);
  setIfGiven(config.accumulate, o.accumulate);
  setIfGiven(config.clipNorm, o.clipNorm);
  setIfGiven(config.adversarialRadius, o.adversarialRadius);
  setIfGiven(config.labelSmoothing, o.labelSmoothing);
  if (o.classWeights) config.classWeights = true;
  setIfGiven(config.focalGamma, o.focalGamma);
  setIfGiven(config.rDrop, o.rDrop);
  setIfGiven(config.layerDecay, o.layerDecay);
  setIfGiven(config.frozenLayers, o.frozenLayers);
  setIfGiven(config.epochsPerThaw, o.epochsPerThaw);
  if (o.balancedSampling) config.balancedSampling = true;
  setIfGiven(config.patience, o.patience);
  setIfGiven(config.evaluationsPerEpoch, o.evaluationsPerEpoch);
  setIfGiven(config.seed, o.seed);
  setIfGiven(config.threads, o.threads);
  setIfGiven(config.maxSteps, o.maxSteps);
  if (!o.schedule.empty()) config.schedule = scheduleFromName(o.schedule);
  if (!o.precision.empty()) config.precision = precisionFromName(o.precision);
  if (!o.pooling.empty()) config.pooling = poolingFromName(o.pooling);
  if (!o.embeddings.empty()) config.freezeEmbeddings = o.embeddings == "frozen";
  return config;
}

// Prints each kind of event as an object and as a line for people.
struct EventPrinter {
  Output& output;

  void operator()(const PlanEvent& e) const {
    for (const Message& words : weightsInWords(e.weights)) output.note(words.english());
    output.result({{"event", "plan"},
                   {"run", e.run},
                   {"steps", e.totalSteps},
                   {"steps_per_epoch", e.stepsPerEpoch},
                   {"train_texts", e.trainTexts},
                   {"validation_texts", e.validationTexts},
                   {"cut_texts", e.cutTexts},
                   {"parameters", e.parameters},
                   {"precision", e.precision}},
                  fmt::format("Run {}: {} steps over {} texts, validated on {}, {}", e.run, e.totalSteps, e.trainTexts,
                              e.validationTexts, e.precision));
  }
  void operator()(const StepEvent& e) const {
    constexpr std::int64_t kLineEvery = 20;
    if (!output.json() && e.step % kLineEvery != 0) return;
    output.result(
        {{"event", "step"},
         {"step", e.step},
         {"epoch", e.epoch},
         {"loss", e.loss},
         {"learning_rate", e.learningRate},
         {"texts_per_second", e.textsPerSecond}},
        fmt::format("epoch {:.2f}  step {}  loss {:.4f}  {:.0f} texts/s", e.epoch, e.step, e.loss, e.textsPerSecond));
  }
  void operator()(const EvaluationEvent& e) const {
    output.result({{"event", "evaluation"},
                   {"split", "validation"},
                   {"step", e.step},
                   {"epoch", e.epoch},
                   {"loss", e.loss},
                   {"accuracy", e.accuracy},
                   {"macro_f1", e.macroF1},
                   {"best", e.best}},
                  fmt::format("epoch {:.2f}  validation loss {:.4f}  accuracy {:.4f}  macro-F1 {:.4f}{}", e.epoch,
                              e.loss, e.accuracy, e.macroF1, e.best ? "  best so far" : ""));
  }
  void operator()(const NoticeEvent& e) const {
    output.result({{"event", "notice"},
                   {"kind", noticeKindName(e.kind)},
                   {"step", e.step},
                   {"epoch", e.epoch},
                   {"message", e.message}},
                  e.message);
  }
  void operator()(const FinishedEvent& e) const {
    output.result(
        {{"event", "finished"},
         {"run", e.run},
         {"state", runStateName(e.state)},
         {"best_epoch", e.bestEpoch},
         {"accuracy", e.accuracy},
         {"macro_f1", e.macroF1},
         {"seconds", e.seconds},
         {"steps", e.steps},
         {"texts_per_second", e.textsPerSecond}},
        fmt::format("Run {} {}: best epoch {:.2f}, accuracy {:.4f}, macro-F1 {:.4f}, {:.1f} s, {:.0f} texts/s", e.run,
                    runStateName(e.state), e.bestEpoch, e.accuracy, e.macroF1, e.seconds, e.textsPerSecond));
  }
};

void train(const TrainOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const TrainSink sink = [&context](const TrainEvent& event) { std::visit(EventPrinter{context.output}, event); };
  const TrainControl control{context.stop, nullptr};
  if (options.resume != 0) {
    resumeRun(project, options.resume, sink, control);
  } else {
    trainRun(project, trainConfig(project, options), sink, control);
  }
}

struct RunsOptions {
  std::string project;
};

void runs(const RunsOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  for (const RunRecord& run : listRuns(project)) {
    const auto score = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
    context.output.result(
        {{"run", run.id},
         {"encoder", run.encoder},
         {"state", runStateName(run.state)},
         {"preset", presetName(run.config.preset)},
         {"best_epoch", run.bestEpoch},
         {"accuracy", score(run.accuracy)},
         {"macro_f1", score(run.macroF1)},
         {"seconds", run.seconds},
         {"steps", run.steps},
         {"resumable", run.resumable},
         {"note", run.note}},
        fmt::format("run {}  {}  {}  accuracy {}  macro-F1 {}  {:.0f} s", run.id, run.encoder, runStateName(run.state),
                    run.accuracy ? fmt::format("{:.4f}", *run.accuracy) : "–",
                    run.macroF1 ? fmt::format("{:.4f}", *run.macroF1) : "–", run.seconds));
  }
}

}  // namespace

void addTrainCommands(Commands& commands) {
  commands.add<TrainOptions>("train", "Fine-tune an encoder on the labelled texts", declareTrain, train);
  commands.add<RunsOptions>(
      "runs", "List the runs, newest first", [](CLI::App& sub, RunsOptions& o) { addProject(sub, o.project); }, runs);
}

}  // namespace wb::cli
