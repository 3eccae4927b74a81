#include "core/workflow/export_model.h"

#include <algorithm>
#include <array>

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/nn/model_folder.h"
#include "core/text/tokenizer_export.h"
#include "core/workflow/encoders.h"
#include "core/workflow/model_readme.h"
#include "core/workflow/runs.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

constexpr std::array<std::pair<ModelFormat, std::string_view>, 2> formatNames = {{
    {ModelFormat::HuggingFace, "huggingface"},
    {ModelFormat::Onnx, "onnx"},
}};

bool isInside(const fs::path& path, const fs::path& folder) {
  const fs::path inner = fs::weakly_canonical(path);
  const fs::path outer = fs::weakly_canonical(folder);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

/// A folder with config.json and without folders inside: nothing else may be replaced.
bool holdsModel(const fs::path& folder) {
  if (!fs::is_regular_file(folder / "config.json")) return false;
  return std::all_of(fs::directory_iterator(folder), fs::directory_iterator(),
                     [](const fs::directory_entry& entry) { return entry.is_regular_file(); });
}

void requireTarget(const Project& project, const fs::path& folder, bool overwrite) {
  if (isInside(folder, project.folder()) || isInside(project.folder(), folder)) {
    throw Error(ErrorCode::BadInput,
                say("The folder %1 belongs to the project. Export the model to a place outside of it.", folder));
  }
  if (!fs::exists(fs::symlink_status(folder))) return;
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::BadInput, say("%1 is a file. Choose a folder that does not exist yet.", folder));
  }
  if (fs::is_empty(folder)) return;
  if (!holdsModel(folder)) {
    throw Error(ErrorCode::BadInput, say("The folder %1 exists and holds something other than a model. Choose a folder "
                                         "that does not exist yet.",
                                         folder));
  }
  if (!overwrite) {
    throw Error(
        ErrorCode::BadInput,
        say("The folder %1 holds a model already. Choose another folder, or ask for it to be overwritten.", folder));
  }
}

RunRecord usableRun(const Project& project, RunId id) {
  if (id == 0) return newestUsableRun(project);
  RunRecord run = readRun(project, id);
  if (run.hasWeights) return run;
  throw Error(ErrorCode::NotFound,
              say("Run %1 has no finished epoch, so it cannot predict. Choose another run, or train a new one.", id));
}

/// The licence's text lies beside the encoder that the run started from, if that is still there.
void copyLicence(const Project& project, const std::string& encoder, const fs::path& place) {
  for (const EncoderInfo& known : listEncoders(project)) {
    if (known.name != encoder && known.folder != encoder) continue;
    for (const auto& entry : fs::directory_iterator(known.folder)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("LICENSE") && entry.is_regular_file()) copyFileWhole(entry.path(), place / name);
    }
    return;
  }
}

std::vector<std::string> inputNames(const BertConfig& config) {
  std::vector<std::string> names = {"input_ids", "attention_mask"};
  if (config.architecture->hasSegments && config.segments > 1) names.insert(names.begin() + 1, "token_type_ids");
  return names;
}

void addFiles(const fs::path& folder, ExportedModel& model) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    model.files.push_back(entry.path().filename().string());
    model.bytes += static_cast<std::int64_t>(entry.file_size());
  }
  std::sort(model.files.begin(), model.files.end());
}

}  // namespace

std::string_view modelFormatName(ModelFormat format) {
  return std::find_if(formatNames.begin(), formatNames.end(), [&](const auto& named) { return named.first == format; })
      ->second;
}

ModelFormat modelFormatFromName(std::string_view name) {
  for (const auto& [format, known] : formatNames) {
    if (known == name) return format;
  }
  throw Error(ErrorCode::BadInput,
              say("There is no model format \"%1\". Known formats: %2.", name, "huggingface, onnx"));
}

ExportedModel exportModel(const Project& project, const fs::path& folder, const ExportModelOptions& options,
                          const ProgressSink& progress, const std::stop_token& stop) {
  requireTarget(project, folder, options.overwrite);
  const RunRecord run = usableRun(project, options.run);
  const fs::path source = project.runFolder(run.id);
  const NetworkFiles classifier = openNetworkFiles(source);
  Progress position{0, networkBytes(classifier)};
  const auto written = [&](std::size_t bytes) {
    throwIfStopped(stop);
    position.done = std::min(position.total, position.done + static_cast<std::int64_t>(bytes));
    if (progress) progress(position);
  };
  ExportedModel model{run.id, folder, {}, 0, classifier.config.classes};
  writeFolder(folder, [&](const fs::path& place) {
    throwIfStopped(stop);
    const bool onnx = options.format == ModelFormat::Onnx;
    (onnx ? writeOnnxModel : writeTransformersModel)(classifier, place, written);
    const auto maxLength = std::min<std::int64_t>(run.config.maxLength, classifier.config.maxLength());
    writeTokenizerFiles(source, place, static_cast<std::size_t>(maxLength), inputNames(classifier.config));
    copyLicence(project, run.encoder, place);
    writeFileAtomically(place / "README.md",
                        modelReadme({run, project.name(), classifier.config.license, maxLength, options.format}));
    throwIfStopped(stop);
    addFiles(place, model);
  });
  return model;
}

}  // namespace wb
