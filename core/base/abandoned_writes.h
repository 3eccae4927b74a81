// What writers that were killed left beside their targets, and how it is told from what is being written.
#pragma once

#include <filesystem>
#include <string>

namespace wb {

/// The name under which something is written before it is renamed to `target`, a pattern for mkstemp and mkdtemp.
std::string temporaryPattern(const std::filesystem::path& target);

/// Marks an open temporary file or folder as being written, for as long as the descriptor stays open.
void markAsWriting(int descriptor);

/// Removes temporary files and folders anywhere below `folder` whose writers have died. What cannot be removed stays:
/// nobody reads it.
void removeAbandonedWrites(const std::filesystem::path& folder);

}  // namespace wb
