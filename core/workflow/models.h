// The encoders and trained classifiers of a project, as one looks over them: what each takes, what it
// scored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/data/encoder.h"
#include "core/data/prediction_precision.h"
#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

struct EncoderEntry {
  EncoderInfo info;
  std::int64_t bytes = 0;       ///< of all files of its folder
  bool inProject = false;       ///< else installed for everybody, and not this project's to remove
  std::vector<RunRecord> runs;  ///< those that started from it and were scored, best macro-F1 first
};

struct ClassifierEntry {
  RunRecord run;
  std::int64_t bytes = 0;
  bool starred = false;
  std::optional<PrecisionAgreement> agreement;  ///< where it was measured for these weights
};

struct ModelList {
  std::vector<EncoderEntry> encoders;
  std::vector<ClassifierEntry> classifiers;  ///< runs that kept weights, newest first
};

ModelList listModels(const Project& project);

/// Removes an encoder from the project's folder; runs keep what they learned from it. Throws Error: NotFound, BadInput
/// for an installed one, Io.
void removeEncoder(const Project& project, const std::string& name);

}  // namespace wb
