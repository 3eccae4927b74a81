// cross-validate, cross-validations, out-of-fold.
#include <fmt/format.h>

#include "app/cli/training_events.h"
#include "app/cli/training_options.h"
#include "core/workflow/cross_validate.h"
#include "core/workflow/cross_validations.h"
#include "core/workflow/manage_categories.h"

namespace wb::cli {

namespace {

struct CrossValidateOptions {
  std::string project;
  TrainingOptions training;
  int folds = 5;
  double innerValidation = 0;
  bool withoutValidation = false;
  CrossValidationId resume = 0;
};

Json json(const Spread& spread) { return {{"mean", spread.mean}, {"std", spread.deviation}}; }

std::string text(const Spread& spread) { return fmt::format("{:.4f} ± {:.4f}", spread.mean, spread.deviation); }

Json json(const FoldScores& fold) {
  const Metrics& m = fold.scores;
  return {{"fold", fold.fold},     {"n", m.n},
          {"loss", m.loss},        {"accuracy", m.accuracy},
          {"macro_f1", m.macroF1}, {"weighted_f1", m.weightedF1},
          {"mcc", m.matthews}};
}

std::string text(const FoldScores& fold) {
  return fmt::format("fold {}: {} texts, loss {:.4f}, accuracy {:.4f}, macro-F1 {:.4f}", fold.fold, fold.scores.n,
                     fold.scores.loss, fold.scores.accuracy, fold.scores.macroF1);
}

Json pooledJson(const Metrics& m) {
  Json categories = Json::array();
  for (const CategoryScore& c : m.categories) {
    categories.push_back(
        {{"name", c.name}, {"precision", c.precision}, {"recall", c.recall}, {"f1", c.f1}, {"support", c.support}});
  }
  Json pooled{{"n", m.n},
              {"loss", m.loss},
              {"accuracy", m.accuracy},
              {"macro_f1", m.macroF1},
              {"weighted_f1", m.weightedF1},
              {"mcc", m.matthews},
              {"roc_auc", m.rocAuc ? Json(*m.rocAuc) : Json()},
              {"calibration_error", m.calibrationError ? Json(*m.calibrationError) : Json()},
              {"categories", categories},
              {"confusion", m.confusion}};
  if (m.intervals) {
    pooled["intervals"] = {{"accuracy", {m.intervals->accuracy.low, m.intervals->accuracy.high}},
                           {"macro_f1", {m.intervals->macroF1.low, m.intervals->macroF1.high}}};
  }
  return pooled;
}

/// The record and its scores as one result. `event` may be empty.
void print(Output& output, const CrossValidationRecord& record, const CrossValidationScores& scores,
           const std::string& event) {
  Json object;
  if (!event.empty()) object["event"] = event;
  object["cross_validation"] = record.id;
  object["state"] = runStateName(record.state);
  object["encoder"] = record.plan.config.encoder;
  object["folds"] = Json::array();
  for (const FoldScores& fold : scores.folds) object["folds"].push_back(json(fold));
  object["loss"] = json(scores.loss);
  object["accuracy"] = json(scores.accuracy);
  object["macro_f1"] = json(scores.macroF1);
  object["weighted_f1"] = json(scores.weightedF1);
  object["mcc"] = json(scores.matthews);
  object["pooled"] = pooledJson(scores.pooled);
  object["seconds"] = record.seconds;
  output.result(object, fmt::format("Cross-validation {} {}: {} of {} folds, {:.1f} s\n  accuracy {}\n  macro-F1 {}\n"
                                    "  all {} texts together: accuracy {:.4f}, macro-F1 {:.4f}",
                                    record.id, runStateName(record.state), scores.folds.size(), record.plan.folds,
                                    record.seconds, text(scores.accuracy), text(scores.macroF1), scores.pooled.n,
                                    scores.pooled.accuracy, scores.pooled.macroF1));
}

struct EventPrinter {
  Output& output;

  void operator()(const FoldStarted& e) const {
    output.result(
        {{"event", "fold"},
         {"cross_validation", e.crossValidation},
         {"fold", e.fold},
         {"folds", e.folds},
         {"train_texts", e.trainTexts},
         {"held_out_texts", e.heldOutTexts}},
        fmt::format("Fold {} of {}: {} texts to train on, {} held out", e.fold, e.folds, e.trainTexts, e.heldOutTexts));
  }
  void operator()(const FoldTraining& e) const {
    const bool end = std::holds_alternative<FinishedEvent>(e.event);  // the fold's scores come next
    if (!end) printEvent(output, e.event, {{"fold", e.fold}}, fmt::format("fold {}  ", e.fold));
  }
  void operator()(const FoldFinished& e) const {
    const FoldScores scores{e.fold, e.scores};
    Json object{{"event", "fold_finished"}};
    object.update(json(scores));
    output.result(object, text(scores));
  }
};

void crossValidateCommand(const CrossValidateOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const CrossValidationSink sink = [&context](const CrossValidationEvent& event) {
    std::visit(EventPrinter{context.output}, event);
  };
  const TrainControl control{context.stop, nullptr};
  CrossValidationRecord record;
  if (options.resume != 0) {
    record = resumeCrossValidation(project, options.resume, sink, control);
  } else {
    CrossValidationPlan plan;
    plan.config = trainConfig(project, options.training);
    plan.folds = options.folds;
    plan.innerValidation = options.innerValidation;
    plan.withValidation = !options.withoutValidation;
    const Message caution = crossValidationCaution(project, plan);
    if (!caution.empty()) context.output.note(caution.english());
    record = crossValidate(project, plan, sink, control);
  }
  print(context.output, record, crossValidationScores(project, record), "finished");
}

struct ListOptions {
  std::string project;
};

void list(const ListOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  for (const CrossValidationRecord& record : listCrossValidations(project)) {
    print(context.output, record, crossValidationScores(project, record), {});
  }
}

struct OutOfFoldOptions {
  std::string project;
  CrossValidationId crossValidation = 0;
  bool disagreements = false;
};

void outOfFold(const OutOfFoldOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const CrossValidationRecord record = options.crossValidation == 0
                                           ? newestCrossValidation(project)
                                           : readCrossValidation(project, options.crossValidation);
  std::map<CategoryId, std::string> names;
  for (std::size_t i = 0; i < record.categories.size(); ++i) names[record.categories[i]] = record.categoryNames[i];
  for (const Category& category : listCategories(project)) names[category.id] = category.name;
  for (const OutOfFoldText& one : outOfFoldTexts(project, record, options.disagreements)) {
    throwIfStopped(context.stop);
    Json probabilities = Json::object();
    for (std::size_t i = 0; i < record.categories.size(); ++i) {
      probabilities[names[record.categories[i]]] = one.answer.probabilities[i];
    }
    context.output.result({{"id", one.answer.sample},
                           {"text", one.answer.text},
                           {"category", names[one.label]},
                           {"predicted", names[one.predicted]},
                           {"probability", one.probability},
                           {"probabilities", probabilities},
                           {"fold", one.answer.fold},
                           {"cross_validation", record.id}},
                          fmt::format("{}  {}  {} {:.1f} %  {}", one.answer.sample, names[one.label],
                                      names[one.predicted], 100 * one.probability, one.answer.text));
  }
}

}  // namespace

void addCrossValidationCommands(Commands& commands) {
  commands.add<CrossValidateOptions>(
      "cross-validate", "Train k networks, each scored on the texts it has not seen, and keep what they say",
      [](CLI::App& sub, CrossValidateOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--folds", o.folds, "Parts that the labelled texts of train and validation are dealt into")
            ->capture_default_str();
        sub.add_option("--inner-validation", o.innerValidation,
                       "Share of a fold's training texts that chooses its best epoch; 0: its last epoch is taken")
            ->capture_default_str();
        sub.add_flag("--without-validation", o.withoutValidation, "Leave the texts of the validation split out");
        sub.add_option("--resume", o.resume, "Go on with this cross-validation; other options are its own");
        declareTraining(sub, o.training);
      },
      crossValidateCommand);
  commands.add<ListOptions>(
      "cross-validations", "List the cross-validations with their scores, newest first",
      [](CLI::App& sub, ListOptions& o) { addProject(sub, o.project); }, list);
  commands.add<OutOfFoldOptions>(
      "out-of-fold", "What networks said of labelled texts that they had not seen",
      [](CLI::App& sub, OutOfFoldOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--cross-validation", o.crossValidation, "Its number; the newest if left out");
        sub.add_flag("--disagreements", o.disagreements, "Only where it is not the label, the surest first");
      },
      outOfFold);
}

}  // namespace wb::cli
