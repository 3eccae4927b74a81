// Texts that stand for the whole corpus where something is measured on it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/workflow/project.h"

namespace wb {

/// At most `most` texts, spread evenly over the corpus. Throws Error(NotFound) where the project holds none.
std::vector<std::string> sampledTexts(const Project& project, std::size_t most);

}  // namespace wb
