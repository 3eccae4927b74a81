// Questions to the hub: follows its redirects, shows the access token to nobody else, asks again where that may help.
#pragma once

#include "core/hub/http.h"
#include "core/hub/hub_settings.h"

namespace wb {

/// Paths begin with "/" and are those at the hub's endpoint. All methods throw Error(Cancelled), and Error(Corrupt)
/// for redirects that lead nowhere.
class HubClient {
 public:
  explicit HubClient(HubSettings settings) : m_settings(std::move(settings)) {}

  const HubSettings& settings() const { return m_settings; }

  /// The headers of a file. Where the hub sends on to another host, that answer of the hub itself: it names the file's
  /// hash and size.
  HttpResponse head(const std::string& path, const std::stop_token& stop);

  /// A text of at most `limit` bytes, written to `body`. Throws Error(Corrupt) for a longer one.
  HttpResponse text(const std::string& path, std::size_t limit, std::string& body, const std::stop_token& stop);

  /// A file from byte `offset` on, from whichever host the hub names; asks once.
  HttpResponse download(const std::string& path, std::int64_t offset, const BodySink& sink,
                        const std::stop_token& stop);

 private:
  enum class Leave { Never, UnlessLinked, Always };

  /// Asks, and goes where redirects lead. A redirect to another host that is not to be followed is the answer itself:
  /// with Leave::UnlessLinked one that names a linked file's hash.
  HttpResponse follow(HttpRequest request, Leave leave, const BodySink& sink, const std::stop_token& stop);
  HttpRequest requestOf(const std::string& path) const;

  HubSettings m_settings;
  HttpSession m_session;
};

}  // namespace wb
