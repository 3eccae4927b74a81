// Where the hub and its cache are and what may be asked of it: the environment variables that the public tools know.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

namespace wb {

struct HubSettings {
  std::string endpoint;               ///< "https://huggingface.co", without a slash at the end
  std::filesystem::path cacheFolder;  ///< holds models--ORG--NAME
  std::string token;                  ///< empty: ask without one
  std::filesystem::path tokenFile;    ///< where a token is looked for, for messages
  bool offline = false;               ///< nothing may be asked of the network
  std::chrono::seconds answerTime{};  ///< how long an answer that is no file may take
  std::chrono::seconds stallTime{};   ///< a transfer that stands so long is given up
};

/// The value of an environment variable, empty when it is not set.
using Environment = std::function<std::string(const char* name)>;

/// The environment of this process.
std::string processEnvironment(const char* name);

/// Reads HF_ENDPOINT, HF_HOME, HF_HUB_CACHE, XDG_CACHE_HOME, HF_TOKEN, HF_TOKEN_PATH, HF_HUB_OFFLINE,
/// HF_HUB_ETAG_TIMEOUT and HF_HUB_DOWNLOAD_TIMEOUT (and the older names HUGGINGFACE_HUB_CACHE,
/// HUGGING_FACE_HUB_TOKEN, TRANSFORMERS_OFFLINE) as huggingface_hub does. Throws Error(BadInput) for an endpoint
/// that is no http address and a token that cannot be sent.
HubSettings readHubSettings(const Environment& environment = processEnvironment);

}  // namespace wb
