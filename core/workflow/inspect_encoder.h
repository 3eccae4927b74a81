// Looking into an encoder folder without a project: its tokens and a classifier's logits.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"

namespace wb {

/// The ids of each text, special ones included; `maxLength` 0 cuts nothing.
std::vector<std::vector<std::int32_t>> tokenizeTexts(const std::filesystem::path& encoderFolder,
                                                     const std::vector<std::string>& texts, int maxLength);

/// Logits [categories] of each text from a classifier folder, computed in fp32.
std::vector<std::vector<float>> classifierLogits(const std::filesystem::path& classifierFolder,
                                                 const std::vector<std::string>& texts,
                                                 const std::stop_token& stop = {});

}  // namespace wb
