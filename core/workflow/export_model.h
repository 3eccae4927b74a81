// A trained classifier leaves the project as a folder that other programs load.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

enum class ModelFormat {
  HuggingFace,  ///< for transformers' AutoModelForSequenceClassification
  Onnx,         ///< for ONNX Runtime and its like
};

std::string_view modelFormatName(ModelFormat format);
/// Throws Error{BadInput} that lists the names.
ModelFormat modelFormatFromName(std::string_view name);

struct ExportModelOptions {
  RunId run = 0;  ///< 0: the newest with weights
  ModelFormat format = ModelFormat::HuggingFace;
  bool overwrite = false;  ///< an older export there is replaced
};

struct ExportedModel {
  RunId run = 0;
  std::filesystem::path folder;
  std::vector<std::string> files;
  std::int64_t bytes = 0;
  std::vector<std::string> categories;
};

/// Writes weights, configuration, the tokenizer's files, the encoder's licence and a README.md into `folder`, whole or
/// not at all; `progress` counts bytes. A folder that exists is refused unless it is empty, or holds a model and
/// `overwrite` is set. Throws Error: NotFound without a run that can predict, BadInput for the folder, Unsupported
/// for what the format cannot hold, Cancelled, DiskFull, Io.
ExportedModel exportModel(const Project& project, const std::filesystem::path& folder,
                          const ExportModelOptions& options, const ProgressSink& progress = {},
                          const std::stop_token& stop = {});

}  // namespace wb
