// Which files of a repository on the hub make an encoder, and bringing just those into the cache.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/hub/hub_name.h"
#include "core/hub/hub_settings.h"

namespace wb {

/// Whether a repository or folder has a file of that name.
using HasFile = std::function<bool(const std::string& name)>;

/// The file to begin with of the one form of weights that is taken: safetensors before pytorch_model.bin, whole before
/// in parts. An index's name ends in "index.json". Empty when there are none that we read.
std::string chooseWeights(const HasFile& has);

/// The parts that an index of weights names, each once. Throws Error(Corrupt) for an index that is none, that names
/// files outside its folder, or far too many.
std::vector<std::string> weightParts(std::string_view indexJson);

/// A snapshot in the cache with config.json, the tokenizer's files and one form of weights. What is whole there
/// already is taken without asking the hub. `progress` counts bytes. Throws Error: see core/hub/hub_errors.h.
std::filesystem::path fetchEncoderFiles(const HubSettings& settings, const HubName& name,
                                        const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
