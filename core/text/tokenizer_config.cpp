#include "core/text/tokenizer_config.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace wb {

nlohmann::json readTokenizerConfig(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "tokenizer_config.json";
  if (!std::filesystem::exists(path)) return nlohmann::json::object();
  auto config = nlohmann::json::parse(readFile(path, 64 << 20), nullptr, false);
  if (!config.is_object()) {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", path));
  }
  return config;
}

std::string specialToken(const nlohmann::json& config, const char* key, const std::string& fallback) {
  const auto found = config.find(key);
  if (found == config.end()) return fallback;
  if (found->is_string()) return found->get<std::string>();
  if (found->is_object() && found->contains("content") && found->at("content").is_string()) {
    return found->at("content").get<std::string>();
  }
  return fallback;
}

bool flag(const nlohmann::json& config, const char* key, bool fallback) {
  const auto found = config.find(key);
  return found != config.end() && found->is_boolean() ? found->get<bool>() : fallback;
}

}  // namespace wb
