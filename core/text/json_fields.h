// Fields of a JSON object from a stranger: each is what it should be, or an Error{BadInput} names it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace wb::fields {

/// A field that must be there.
const nlohmann::json& member(const nlohmann::json& object, const char* key, const std::string& where);
/// A field, or null when it or the object is missing.
const nlohmann::json& optional(const nlohmann::json& object, const char* key);
std::string text(const nlohmann::json& object, const char* key, const std::string& where);
std::int64_t number(const nlohmann::json& object, const char* key, std::int64_t fallback, const std::string& where);
/// `fallback` when it is null or missing.
bool flag(const nlohmann::json& object, const char* key, bool fallback);

}  // namespace wb::fields
