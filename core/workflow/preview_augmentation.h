// How augmentation would change one's own training texts: to be looked at before it is used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/augmentation.h"
#include "core/workflow/project.h"

namespace wb {

/// `count` labelled training texts, other ones for each `sample`, and what `rates` make of each; a text that cannot be
/// changed comes as it is. `encoder`, by name or folder, is looked at where words are to be guessed. Throws Error as
/// TextAugmenter and findEncoder.
std::vector<AugmentedText> previewAugmentation(const Project& project, const AugmentationRates& rates,
                                               const std::string& encoder, std::size_t count, std::uint64_t sample,
                                               const std::stop_token& stop = {});

}  // namespace wb
