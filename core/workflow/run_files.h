// What a run keeps beside the store, in the project's runs/ folder.
#pragma once

#include <filesystem>

#include "core/data/corpus.h"
#include "core/workflow/project.h"

namespace wb {

/// runs/ID holds the best weights, a classifier folder. runs/ID.state is there while the run works or
/// can be resumed: the state it goes on from (none in its first minute: then it begins anew), the lock of the program
/// that trains, and the encoder of a network that started from nothing.
struct RunFiles {
  RunFiles(const Project& project, RunId run)
      : weights(project.runFolder(run)),
        state(weights.string() + ".state"),
        lock(state / "lock"),
        newEncoder(state / "encoder") {}

  bool hasWeights() const { return std::filesystem::exists(weights / "model.safetensors"); }

  std::filesystem::path weights;
  std::filesystem::path state;
  std::filesystem::path lock;
  std::filesystem::path newEncoder;
};

}  // namespace wb
