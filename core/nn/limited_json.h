// JSON files from strangers: read with a limit on their depth. Only nn includes this file.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

namespace wb {

/// The object in `text`; `path` is for the words only. Throws Error{Corrupt} where it is no JSON object or nested
/// deeper than anything of its kind.
nlohmann::json parseJsonObject(const std::filesystem::path& path, std::string_view text);

}  // namespace wb
