#include "core/text/json_fields.h"

#include "core/base/error.h"

namespace wb::fields {

using nlohmann::json;

const json& optional(const json& object, const char* key) {
  static const json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

const json& member(const json& object, const char* key, const std::string& where) {
  const json& found = optional(object, key);
  if (found.is_null()) throw Error(ErrorCode::BadInput, say("%1 lacks the field \"%2\".", where, key));
  return found;
}

std::string text(const json& object, const char* key, const std::string& where) {
  const json& found = member(object, key, where);
  if (!found.is_string()) throw Error(ErrorCode::BadInput, say("The field \"%1\" of %2 is not a text.", key, where));
  return found.get<std::string>();
}

std::int64_t number(const json& object, const char* key, std::int64_t fallback, const std::string& where) {
  const json& found = optional(object, key);
  if (found.is_null()) return fallback;
  if (!found.is_number_integer()) {
    throw Error(ErrorCode::BadInput, say("The field \"%1\" of %2 is not a whole number.", key, where));
  }
  return found.get<std::int64_t>();
}

bool flag(const json& object, const char* key, bool fallback) {
  const json& found = optional(object, key);
  return found.is_boolean() ? found.get<bool>() : fallback;
}

}  // namespace wb::fields
