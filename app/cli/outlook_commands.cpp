// find-rate, estimate: what to know before a training.
#include <fmt/format.h>

#include "app/cli/training_options.h"
#include "core/workflow/find_rate.h"
#include "core/workflow/train_run.h"

namespace wb::cli {

namespace {

struct FindRateOptions {
  std::string project;
  TrainingOptions training;
  RateRange range;
};

void findLearningRate(const FindRateOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RateSink print = [&context](const RateStep& step) {
    context.output.result(
        {{"event", "step"},
         {"step", step.step},
         {"learning_rate", step.learningRate},
         {"loss", step.loss},
         {"smoothed", step.smoothed}},
        fmt::format("learning rate {:.2e}  loss {:.4f}  smoothed {:.4f}", step.learningRate, step.loss, step.smoothed));
  };
  const RateFinding found =
      findRate(project, trainConfig(project, options.training), options.range, print, context.stop);
  const auto rate = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  context.output.result({{"event", "finished"},
                         {"suggested", rate(found.suggested)},
                         {"steepest", rate(found.steepest)},
                         {"lowest", rate(found.lowest)},
                         {"diverged_at", rate(found.divergedAt)}},
                        rateWords(found).english());
}

struct EstimateOptions {
  std::string project;
  TrainingOptions training;
};

void estimate(const EstimateOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const RunEstimate e = estimateRun(project, trainConfig(project, options.training), context.stop);
  constexpr double mega = 1e6;
  std::string text = fmt::format("about {:.0f} s and {:.0f} MB of memory; {} training and {} validation texts",
                                 e.seconds, static_cast<double>(e.memoryBytes) / mega, e.trainTexts, e.validationTexts);
  if (e.seconds == 0) text += "; the time was not measured";
  if (e.cutTexts > 0) text += fmt::format("; {} texts are longer than the limit", e.cutTexts);
  const std::string warning = e.fits() ? std::string() : memoryWarning(e).english();
  if (!warning.empty()) text += "\n" + warning;
  context.output.result({{"seconds", e.seconds},
                         {"memory", e.memoryBytes},
                         {"training_memory", e.trainingBytes},
                         {"available_memory", e.availableBytes},
                         {"train_texts", e.trainTexts},
                         {"validation_texts", e.validationTexts},
                         {"cut_texts", e.cutTexts},
                         {"warning", warning.empty() ? Json() : Json(warning)}},
                        text);
}

}  // namespace

void addOutlookCommands(Commands& commands) {
  commands.add<FindRateOptions>(
      "find-rate", "Train a little with growing learning rates and suggest one",
      [](CLI::App& sub, FindRateOptions& o) {
        addProject(sub, o.project);
        declareTraining(sub, o.training);
        sub.add_option("--from", o.range.from, "The first rate")->capture_default_str()->check(CLI::PositiveNumber);
        sub.add_option("--to", o.range.to, "The last rate")->capture_default_str()->check(CLI::PositiveNumber);
        sub.add_option("--rate-steps", o.range.steps, "Steps from one to the other")
            ->capture_default_str()
            ->check(CLI::Range(2, 10000));
      },
      findLearningRate);
  commands.add<EstimateOptions>(
      "estimate", "Say how long a training will take and how much memory",
      [](CLI::App& sub, EstimateOptions& o) {
        addProject(sub, o.project);
        declareTraining(sub, o.training);
      },
      estimate);
}

}  // namespace wb::cli
