// label, undo, redo.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/workflow/browse_samples.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/manage_categories.h"

namespace wb::cli {

namespace {

struct LabelOptions {
  std::string project;
  SampleId id = 0;
  std::string category;
};

struct StepOptions {
  std::string project;
};

Json currentLabel(const Project& project, SampleId id) {
  const Sample sample = readSample(project, id);
  for (const Category& category : listCategories(project)) {
    if (sample.category == category.id) return category.name;
  }
  return nullptr;
}

void printStep(const Project& project, const ChangeSummary& change, const std::string& verb, const Context& context) {
  Json object = {{"id", nullptr}, {"category", nullptr}, {"step", change.kind}, {"texts", change.samples.size()}};
  // A step that removed texts (an import taken back) has no text left to show.
  if (change.samples.size() == 1) {
    object["id"] = change.samples.front();
    object["category"] = currentLabel(project, change.samples.front());
  }
  context.output.result(object, fmt::format("{} {}: {} texts", verb, change.kind, change.samples.size()));
}

void label(const LabelOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  readSample(project, options.id);  // an unknown id must not leave a new category behind
  const auto known = findCategory(project, options.category);
  const Category category = known ? *known : addCategory(project, options.category);
  labelSamples(project, {options.id}, category.id);
  context.output.result({{"id", options.id}, {"category", category.name}},
                        fmt::format("#{} is now {}", options.id, category.name));
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
        sub.add_option("--category", o.category, "The category's name")->required();
      },
      label);
  const auto declare = [](CLI::App& sub, StepOptions& o) { addProject(sub, o.project); };
  commands.add<StepOptions>("undo", "Take back the newest step", declare, undoStep);
  commands.add<StepOptions>("redo", "Repeat the step last taken back", declare, redoStep);
}

}  // namespace wb::cli
