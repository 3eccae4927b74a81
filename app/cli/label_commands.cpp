// label, undo, redo.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/labels.h"
#include "core/workflow/browse_samples.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"

namespace wb::cli {

namespace {

struct LabelOptions {
  std::string project;
  SampleId id = 0;
  std::vector<std::string> categories;
  bool none = false;
};

struct StepOptions {
  std::string project;
};

/// Adds the text's label as it stands now; returns it in words.
std::string addCurrentLabel(Json& object, const Project& project, SampleId id) {
  const Sample sample = readSample(project, id);
  const CategoryNames names = categoryNames(project);
  addLabel(object, sample, hasSeveralLabels(project), names);
  return labelWords(sample, names);
}

void printStep(const Project& project, const ChangeSummary& change, const std::string& verb, const Context& context) {
  Json object = {{"id", nullptr}, {"category", nullptr}, {"step", change.kind}, {"texts", change.samples.size()}};
  // A step that removed texts (an import taken back) has no text left to show.
  if (change.samples.size() == 1) {
    object["id"] = change.samples.front();
    addCurrentLabel(object, project, change.samples.front());
  }
  context.output.result(object, fmt::format("{} {}: {} texts", verb, change.kind, change.samples.size()));
}

void label(const LabelOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  readSample(project, options.id);  // an unknown id must not leave a new category behind
  const bool several = hasSeveralLabels(project);
  if (!several && (options.none || options.categories.size() > 1)) {
    throw Error(ErrorCode::BadInput, say("In this project each text has one category. Import texts with "
                                         "--several-labels to change that."));
  }
  std::vector<CategoryId> ids;
  for (const std::string& name : options.categories) {
    const auto known = findCategory(project, name);
    ids.push_back(known ? known->id : addCategory(project, name).id);
  }
  if (several) {
    labelSamples(project, {options.id}, ids);
  } else {
    labelSamples(project, {options.id}, ids.front());
  }
  Json object = {{"id", options.id}};
  const std::string now = addCurrentLabel(object, project, options.id);
  context.output.result(object, fmt::format("#{} is now {}", options.id, now));
}

void undoStep(const StepOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const auto change = undo(project);
  if (!change) throw Error(ErrorCode::NotFound, say("There is nothing to undo."));
  printStep(project, *change, "undid", context);
}

void redoStep(const StepOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const auto change = redo(project);
  if (!change) throw Error(ErrorCode::NotFound, say("There is nothing to redo."));
  printStep(project, *change, "redid", context);
}

}  // namespace

void addLabelCommands(Commands& commands) {
  commands.add<LabelOptions>(
      "label", "Give a text a category; a new category is created",
      [](CLI::App& sub, LabelOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--id", o.id, "The text's number")->required();
        CLI::App* label = sub.add_option_group("label");
        label
            ->add_option("--category", o.categories,
                         "The category's name; again for each where a text may have several")
            ->allow_extra_args(false);
        label->add_flag("--none", o.none, "None of the categories applies; where a text may have several");
        label->require_option(1);
      },
      label);
  const auto declare = [](CLI::App& sub, StepOptions& o) { addProject(sub, o.project); };
  commands.add<StepOptions>("undo", "Take back the newest step", declare, undoStep);
  commands.add<StepOptions>("redo", "Repeat the step last taken back", declare, redoStep);
}

}  // namespace wb::cli
