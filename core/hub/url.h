// Web addresses: their parts that matter to whom a secret may be told, and how one follows from another (RFC 3986).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wb {

/// Scheme, host and port of an http or https address, as in "https://huggingface.co:443"; nothing for any other text
/// and for addresses that carry a user or a password.
std::optional<std::string> originOf(const std::string& url);

/// Where a redirect from `url` to `location` leads. Nothing when that is no http or https address, or when it would
/// leave https for http.
std::optional<std::string> redirectTarget(const std::string& url, const std::string& location);

/// The text as one step of an address; slashes too are encoded.
std::string percentEncoded(std::string_view text);

}  // namespace wb
