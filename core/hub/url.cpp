#include "core/hub/url.h"

#include <curl/curl.h>

#include <memory>

namespace wb {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// The address, having gone from `base` to `location` if that is not empty.
Url parse(const std::string& base, const std::string& location) {
  Url url(curl_url(), curl_url_cleanup);
  const auto set = [&](const std::string& text) {
    return curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) == CURLUE_OK;
  };
  if (url != nullptr && (!set(base) || (!location.empty() && !set(location)))) url.reset();
  return url;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
  return text;
}

bool isWeb(const Url& url) {
  const std::string scheme = part(url, CURLUPART_SCHEME);
  return (scheme == "http" || scheme == "https") && !part(url, CURLUPART_HOST).empty();
}

}  // namespace

std::optional<std::string> originOf(const std::string& url) {
  const Url parsed = parse(url, {});
  if (parsed == nullptr || !isWeb(parsed)) return std::nullopt;
  std::string host = part(parsed, CURLUPART_HOST);
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return part(parsed, CURLUPART_SCHEME) + "://" + host + ":" + part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::optional<std::string> redirectTarget(const std::string& url, const std::string& location) {
  if (location.empty()) return std::nullopt;
  const Url from = parse(url, {});
  const Url to = parse(url, location);
  if (from == nullptr || to == nullptr || !isWeb(to)) return std::nullopt;
  if (part(from, CURLUPART_SCHEME) == "https" && part(to, CURLUPART_SCHEME) != "https") return std::nullopt;
  return part(to, CURLUPART_URL);
}

std::string percentEncoded(std::string_view text) {
  constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
  constexpr const char* digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (unreserved.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return encoded;
}

}  // namespace wb
