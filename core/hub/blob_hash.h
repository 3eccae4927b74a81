// Whether a file is the content that a hub names by its hash.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

namespace wb {

/// Reads the whole file. 64 digits are its SHA-256, 40 digits git's name of it: the SHA-1 of "blob SIZE", a zero byte
/// and the content. Throws Error(Cancelled, Io).
bool hasBlobHash(const std::filesystem::path& file, std::string_view hash, const std::stop_token& stop = {});

}  // namespace wb
