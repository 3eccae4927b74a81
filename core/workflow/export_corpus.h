// Taking texts out, with labels, splits and, on request, predictions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/progress.h"
#include "core/data/sample_query.h"
#include "core/workflow/project.h"

namespace wb {

struct ExportOptions {
  std::string format;  ///< csv, tsv, jsonl, doccano, label-studio, fasttext
  SampleQuery query;   ///< which texts
  bool withPredictions = false;
};

/// Returns the number of rows. The file appears whole or not at all.
std::int64_t exportCorpus(const Project& project, const std::filesystem::path& file, const ExportOptions& options,
                          const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
