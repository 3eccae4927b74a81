// tokenizer_config.json: how a folder's tokenizer is set.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace wb {

/// The object in tokenizer_config.json, or an empty one without the file.
/// Throws Error{Corrupt} when it is no JSON object.
nlohmann::json readTokenizerConfig(const std::filesystem::path& folder);

/// A special token, written as a string or as an object with "content"; `fallback` when it is absent.
std::string specialToken(const nlohmann::json& config, const char* key, const std::string& fallback);

/// A true, false or null; `fallback` for null and when it is absent.
bool flag(const nlohmann::json& config, const char* key, bool fallback);

}  // namespace wb
