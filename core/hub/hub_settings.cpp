#include "core/hub/hub_settings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/hub/url.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

constexpr std::size_t kLongestToken = 4096;
constexpr std::chrono::seconds kDefaultTime{10};

/// The first of the variables that is set.
std::string firstOf(const Environment& environment, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string value = environment(name); !value.empty()) return value;
  }
  return {};
}

/// A path in which "~" stands for the home folder.
fs::path withHome(const std::string& path, const Environment& environment) {
  if (path == "~" || path.starts_with("~/")) return environment("HOME") + path.substr(1);
  return path;
}

bool isTrue(std::string value) {
  std::transform(value.begin(), value.end(), value.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
  return value == "1" || value == "ON" || value == "YES" || value == "TRUE";
}

std::chrono::seconds seconds(const std::string& value) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc{} && number > 0 ? std::chrono::seconds(number) : kDefaultTime;
}

std::string readToken(const Environment& environment, const fs::path& file) {
  std::string token = firstOf(environment, {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"});
  if (token.empty() && fs::is_regular_file(file)) token = readFile(file, kLongestToken);
  token = trimmed(token);
  const auto printable = [](char c) { return c > ' ' && c < 0x7F; };
  if (token.size() > kLongestToken || !std::all_of(token.begin(), token.end(), printable)) {
    throw Error(ErrorCode::BadInput,
                say("The hub's access token in HF_TOKEN or %1 is no token: it has spaces or other characters that none "
                    "has. Copy it again from the hub's page.",
                    file));
  }
  return token;
}

}  // namespace

std::string processEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

HubSettings readHubSettings(const Environment& environment) {
  const auto orDefault = [](const std::string& value, const std::string& otherwise) {
    return value.empty() ? otherwise : value;
  };
  const std::string home = environment("HOME");
  const fs::path caches = withHome(orDefault(environment("XDG_CACHE_HOME"), home + "/.cache"), environment);
  const fs::path hubHome = withHome(orDefault(environment("HF_HOME"), (caches / "huggingface").string()), environment);
  HubSettings settings;
  settings.cacheFolder =
      withHome(orDefault(firstOf(environment, {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}), (hubHome / "hub").string()),
               environment);
  settings.tokenFile = withHome(orDefault(environment("HF_TOKEN_PATH"), (hubHome / "token").string()), environment);
  settings.token = readToken(environment, settings.tokenFile);
  settings.offline = isTrue(firstOf(environment, {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}));
  settings.answerTime = seconds(environment("HF_HUB_ETAG_TIMEOUT"));
  settings.stallTime = seconds(environment("HF_HUB_DOWNLOAD_TIMEOUT"));
  settings.endpoint = orDefault(environment("HF_ENDPOINT"), "https://huggingface.co");
  while (settings.endpoint.ends_with('/')) settings.endpoint.pop_back();
  if (!originOf(settings.endpoint)) {
    throw Error(ErrorCode::BadInput, say("HF_ENDPOINT is \"%1\", which is no address of a hub. Give one such as "
                                         "https://huggingface.co, or unset it.",
                                         replaceInvalidUtf8(settings.endpoint)));
  }
  return settings;
}

}  // namespace wb
