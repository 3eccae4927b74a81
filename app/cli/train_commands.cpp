// train, runs.
#include <fmt/format.h>

#include "app/cli/training_events.h"
#include "app/cli/training_options.h"
#include "core/workflow/runs.h"
#include "core/workflow/train_run.h"

namespace wb::cli {

namespace {

struct TrainOptions {
  std::string project;
  TrainingOptions training;
  RunId resume = 0;
  double secondsBetweenStates = TrainControl().secondsBetweenStates;
};

void declareTrain(CLI::App& sub, TrainOptions& o) {
  addProject(sub, o.project);
  declareTraining(sub, o.training);
  sub.add_option("--state-every", o.secondsBetweenStates,
                 "Seconds between writing what --resume goes on from; 0 writes it after every step")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  sub.add_option("--resume", o.resume, "Go on with this stopped or killed run; other options are its own");
}

void train(const TrainOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const TrainSink sink = [&context](const TrainEvent& event) { printEvent(context.output, event); };
  const TrainControl control{context.stop, nullptr, options.secondsBetweenStates};
  if (options.resume != 0) {
    resumeRun(project, options.resume, sink, control);
  } else {
    const TrainConfig config = trainConfig(project, options.training);
    const Message caution = memoryCaution(project, config, context.stop);
    if (!caution.empty()) context.output.note(caution.english());
    trainRun(project, config, sink, control);
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
