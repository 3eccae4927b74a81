// One HTTP request at a time, with bounds on everything that a server may send. Follows no redirects, tries once.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace wb {

struct HttpRequest {
  bool headOnly = false;
  std::string url;
  std::vector<std::string> headers;   ///< "Name: value"
  std::chrono::seconds answerTime{};  ///< for the connection, and for the whole answer unless `stallTime` is set
  std::chrono::seconds stallTime{};   ///< not zero: an answer may take any time, but not stand still so long
};

/// Why there is no whole answer.
enum class HttpTrouble {
  None,
  Unreachable,  ///< no such host, or nobody answers there
  Untrusted,    ///< the server's certificate is not to be trusted
  Interrupted,  ///< it began, and then broke off, stood still or took too long
  Nonsense,     ///< what came is not HTTP, or its headers have no end
};

struct HttpResponse {
  int status = 0;
  HttpTrouble trouble = HttpTrouble::None;
  std::string detail;  ///< the trouble in the library's words

  bool isOk() const { return trouble == HttpTrouble::None && status >= 200 && status < 300; }
  bool isRedirect() const { return trouble == HttpTrouble::None && status >= 300 && status < 400 && status != 304; }
  /// A header's value by its name in small letters; empty when it is missing.
  const std::string& header(const std::string& name) const;
  /// A header that is a number of bytes; nothing when it is missing or is none.
  std::optional<std::int64_t> headerNumber(const std::string& name) const;
  /// How long the Retry-After header asks to wait.
  std::optional<std::chrono::seconds> retryAfter() const;

  std::map<std::string, std::string> headers;  ///< names in small letters
};

/// Takes the body of a 2xx answer piece by piece; what it throws ends the request and is thrown on.
using BodySink = std::function<void(const HttpResponse& head, std::string_view bytes)>;

/// Keeps connections between requests. One thread at a time.
class HttpSession {
 public:
  HttpSession();
  ~HttpSession();
  HttpSession(const HttpSession&) = delete;
  HttpSession& operator=(const HttpSession&) = delete;

  /// Throws Error(Cancelled) within 0.2 s of a stop request, and what `sink` throws.
  HttpResponse perform(const HttpRequest& request, const BodySink& sink, const std::stop_token& stop);

 private:
  struct Handles;
  std::unique_ptr<Handles> m_handles;
};

}  // namespace wb
