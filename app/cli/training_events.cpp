#include "app/cli/training_events.h"

#include <fmt/format.h>

namespace wb::cli {

namespace {

// Prints each kind of event as an object and as a line for people.
struct EventPrinter {
  Output& output;
  const Json& more;
  const std::string& before;

  void operator()(const PlanEvent& e) const {
    for (const Message& words : weightsInWords(e.weights)) output.note(words.english());
    print({{"event", "plan"},
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
    print({{"event", "step"},
           {"step", e.step},
           {"epoch", e.epoch},
           {"loss", e.loss},
           {"learning_rate", e.learningRate},
           {"texts_per_second", e.textsPerSecond}},
          fmt::format("epoch {:.2f}  step {}  loss {:.4f}  {:.0f} texts/s", e.epoch, e.step, e.loss, e.textsPerSecond));
  }
  void operator()(const EvaluationEvent& e) const {
    print({{"event", "evaluation"},
           {"split", "validation"},
           {"step", e.step},
           {"epoch", e.epoch},
           {"loss", e.loss},
           {"accuracy", e.accuracy},
           {"macro_f1", e.macroF1},
           {"weighted_f1", e.weightedF1},
           {"matthews", e.matthews},
           {"best", e.best}},
          fmt::format("epoch {:.2f}  validation loss {:.4f}  accuracy {:.4f}  macro-F1 {:.4f}{}", e.epoch, e.loss,
                      e.accuracy, e.macroF1, e.best ? "  best so far" : ""));
  }
  void operator()(const NoticeEvent& e) const {
    print({{"event", "notice"},
           {"kind", noticeKindName(e.kind)},
           {"step", e.step},
           {"epoch", e.epoch},
           {"message", e.message}},
          e.message);
  }
  void operator()(const FinishedEvent& e) const {
    print({{"event", "finished"},
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

 private:
  void print(Json object, const std::string& text) const {
    object.update(more);
    output.result(object, before + text);
  }
};

}  // namespace

void printEvent(Output& output, const TrainEvent& event, const Json& more, const std::string& before) {
  std::visit(EventPrinter{output, more, before}, event);
}

}  // namespace wb::cli
