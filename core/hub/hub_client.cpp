#include "core/hub/hub_client.h"

#include "core/base/error.h"
#include "core/hub/patience.h"
#include "core/hub/url.h"

namespace wb {
namespace {

constexpr int kMostRedirects = 10;

Error badRedirect(const HubSettings& settings, const std::string& detail) {
  return {
      ErrorCode::Corrupt,
      say("The hub %1 sends on to addresses that lead nowhere. Try again later, or name another hub in HF_ENDPOINT.",
          settings.endpoint),
      detail};
}

}  // namespace

HttpRequest HubClient::requestOf(const std::string& path) const {
  HttpRequest request;
  request.url = m_settings.endpoint + path;
  request.headers = {"Accept-Encoding: identity"};  // sizes and hashes are those of the file itself
  request.answerTime = m_settings.answerTime;
  return request;
}

HttpResponse HubClient::follow(HttpRequest request, Leave leave, const BodySink& sink, const std::stop_token& stop) {
  const std::vector<std::string> headers = request.headers;
  const auto home = originOf(request.url);
  bool atHome = true;  // stays false once another host had the word: it must not aim the token at a path of its choice
  for (int hop = 0; hop <= kMostRedirects; ++hop) {
    request.headers = headers;
    if (atHome && !m_settings.token.empty()) request.headers.push_back("Authorization: Bearer " + m_settings.token);
    HttpResponse response = m_session.perform(request, sink, stop);
    if (!response.isRedirect()) return response;
    const auto next = redirectTarget(request.url, response.header("location"));
    if (!next) throw badRedirect(m_settings, response.header("location"));
    atHome = atHome && originOf(*next) == home;
    const bool stays =
        leave == Leave::Never || (leave == Leave::UnlessLinked && !response.header("x-linked-etag").empty());
    if (!atHome && stays) return response;
    request.url = *next;
  }
  throw badRedirect(m_settings, request.url);
}

HttpResponse HubClient::head(const std::string& path, const std::stop_token& stop) {
  HttpRequest request = requestOf(path);
  request.headOnly = true;
  Patience patience;
  for (;;) {
    HttpResponse response = follow(request, Leave::UnlessLinked, {}, stop);
    if (response.isOk() || response.isRedirect() || !patience.tryAgain(response, stop)) return response;
  }
}

HttpResponse HubClient::text(const std::string& path, std::size_t limit, std::string& body,
                             const std::stop_token& stop) {
  const BodySink sink = [&](const HttpResponse&, std::string_view bytes) {
    if (body.size() + bytes.size() > limit) {
      throw Error(ErrorCode::Corrupt,
                  say("The hub %1 answers with more than the %2 bytes that such an answer may have.",
                      m_settings.endpoint, limit));
    }
    body.append(bytes);
  };
  Patience patience;
  for (;;) {
    body.clear();
    HttpResponse response = follow(requestOf(path), Leave::Never, sink, stop);
    const bool nobodyThere = response.trouble == HttpTrouble::Unreachable;  // said at once, not after several tries
    if (response.isOk() || nobodyThere || !patience.tryAgain(response, stop)) return response;
  }
}

HttpResponse HubClient::download(const std::string& path, std::int64_t offset, const BodySink& sink,
                                 const std::stop_token& stop) {
  HttpRequest request = requestOf(path);
  request.stallTime = m_settings.stallTime;
  if (offset > 0) request.headers.push_back("Range: bytes=" + std::to_string(offset) + "-");
  return follow(std::move(request), Leave::Always, sink, stop);
}

}  // namespace wb
