// What a cross-validation keeps beside the store while it works or can go on.
#pragma once

#include <filesystem>
#include <string>

#include "core/data/cross_validation.h"
#include "core/workflow/project.h"

namespace wb {

/// cross-validations/ID in the project's folder. A fold's folders go when its answers are stored, the whole folder when
/// all folds are done: the networks of folds are not kept.
struct CrossValidationFiles {
  CrossValidationFiles(const Project& project, CrossValidationId id)
      : folder(project.folder() / "cross-validations" / std::to_string(id)),
        lock(folder / "lock"),
        newEncoder(folder / "encoder") {}

  std::filesystem::path weights(int fold) const { return folder / ("fold-" + std::to_string(fold)); }
  std::filesystem::path state(int fold) const { return folder / ("fold-" + std::to_string(fold) + ".state"); }

  std::filesystem::path folder;
  std::filesystem::path lock;
  std::filesystem::path newEncoder;
};

}  // namespace wb
