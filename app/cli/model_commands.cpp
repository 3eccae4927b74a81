// export-model.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/workflow/export_model.h"

namespace wb::cli {

namespace {

struct ExportModelArguments {
  std::string project;
  std::string folder;
  std::string format = "huggingface";
  RunId run = 0;
  bool overwrite = false;
};

void exportTrained(const ExportModelArguments& arguments, const Context& context) {
  const Project project = Project::open(arguments.project);
  ExportModelOptions options;
  options.run = arguments.run;
  options.format = modelFormatFromName(arguments.format);
  options.overwrite = arguments.overwrite;
  const ExportedModel model =
      exportModel(project, arguments.folder, options, context.output.progress("Exporting"), context.stop);
  context.output.endProgress();
  context.output.result(
      {{"folder", model.folder.string()},
       {"format", arguments.format},
       {"run", model.run},
       {"files", model.files},
       {"bytes", model.bytes},
       {"categories", model.categories}},
      fmt::format("Run {} is in {}: {} files, {:.1f} MB. README.md there says how to use it.", model.run,
                  model.folder.string(), model.files.size(), static_cast<double>(model.bytes) / 1e6));
}

}  // namespace

void addModelCommands(Commands& commands) {
  commands.add<ExportModelArguments>(
      "export-model", "Write a trained classifier for other programs",
      [](CLI::App& sub, ExportModelArguments& o) {
        addProject(sub, o.project);
        sub.add_option("DIR", o.folder, "The folder to make")->required();
        sub.add_option("--run", o.run, "The run's number; 0 is the newest that can predict")->capture_default_str();
        sub.add_option("--format", o.format, "huggingface (for transformers) or onnx")->capture_default_str();
        sub.add_flag("--overwrite", o.overwrite, "Replace an older model in DIR");
      },
      exportTrained);
}

}  // namespace wb::cli
