#include "core/nn/network_files.h"

#include "core/nn/folded_head.h"

namespace wb {

NetworkFiles openNetworkFiles(const std::filesystem::path& folder) {
  BertConfig config = readBertConfig(folder);
  const auto weights = std::make_shared<WeightFiles>(folder);
  unfoldHead(config, *weights);
  return {std::move(config), weights};
}

}  // namespace wb
