// The sample project: made whole from the sample corpus, or not at all.
#pragma once

#include <filesystem>

#include "core/workflow/project.h"

namespace wb {

/// Makes the project `folder` from `sampleFolder` (messages.jsonl and guidelines.json): categories with
/// their guidelines in the order of that file, texts, and a split. Made under another name and moved
/// when whole. Throws Error as Project::create and importCorpus.
void createSampleProject(const std::filesystem::path& folder, const std::filesystem::path& sampleFolder);

}  // namespace wb
