// What a folder's network is and where its weights lie: config.json and the mapped weight files, seen together.
#pragma once

#include <filesystem>
#include <memory>

#include "core/nn/bert_config.h"
#include "core/nn/weight_files.h"

namespace wb {

struct NetworkFiles {
  BertConfig config;
  std::shared_ptr<const WeightFiles> weights;
};

/// Reads both; a head that we folded on the way out is unfolded. Throws Error as readBertConfig and WeightFiles.
NetworkFiles openNetworkFiles(const std::filesystem::path& folder);

}  // namespace wb
