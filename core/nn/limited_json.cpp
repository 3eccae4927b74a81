#include "core/nn/limited_json.h"

#include "core/base/error.h"

namespace wb {

nlohmann::json parseJsonObject(const std::filesystem::path& path, std::string_view text) {
  constexpr int deepest = 32;
  const auto refuse = [&] {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", path));
  };
  const auto check = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    if (depth > deepest) refuse();
    return true;
  };
  auto json = nlohmann::json::parse(text, check, false);
  if (!json.is_object()) refuse();
  return json;
}

}  // namespace wb
