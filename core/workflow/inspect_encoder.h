// Looking into an encoder folder without a project: its tokens and a classifier's logits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace wb {

using TokenIds = std::vector<std::vector<std::int32_t>>;
using Logits = std::vector<std::vector<float>>;

/// Reads the folder once and answers the ids of each text, special ones included; `maxLength` 0 cuts nothing.
std::function<TokenIds(const std::vector<std::string>& texts)> openTokenizer(const std::filesystem::path& encoderFolder,
                                                                             int maxLength);

/// Reads the classifier folder once and answers the logits [categories] of each text, computed in fp32.
std::function<Logits(const std::vector<std::string>& texts)> openClassifier(
    const std::filesystem::path& classifierFolder, const std::stop_token& stop = {});

}  // namespace wb
