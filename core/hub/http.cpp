#include "core/hub/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <exception>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10;
constexpr std::size_t kMostIgnoredBytes = std::size_t{64} << 10;  ///< of the body of an answer that is no 2xx
constexpr long kSlowestBytesPerSecond = 1024;
constexpr int kPollMilliseconds = 100;

/// What the callbacks of one request share.
struct Transfer {
  HttpResponse response;
  const BodySink* sink = nullptr;
  std::size_t headerBytes = 0;
  std::size_t ignoredBytes = 0;
  bool enough = false;  ///< ended by us: the rest of the answer does not matter
  std::exception_ptr thrown;
};

void readStatusLine(std::string_view line, HttpResponse& response) {
  response = {};
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return;
  std::from_chars(line.data() + space + 1, line.data() + line.size(), response.status);
}

std::size_t onHeader(const char* data, std::size_t, std::size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.headerBytes += size;
  if (transfer.headerBytes > kMostHeaderBytes) {
    transfer.response.trouble = HttpTrouble::Nonsense;
    transfer.response.detail = "headers without an end";
    return 0;
  }
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) {  // also after "100 Continue"
    readStatusLine(line, transfer.response);
    return size;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  std::string name(line.substr(0, colon));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  transfer.response.headers[name] = trimmed(line.substr(colon + 1));
  return size;
}

std::size_t onBody(const char* data, std::size_t, std::size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.response.isOk()) {
    transfer.ignoredBytes += size;
    transfer.enough = transfer.ignoredBytes > kMostIgnoredBytes;
    return transfer.enough ? 0 : size;
  }
  try {
    (*transfer.sink)(transfer.response, {data, size});
    return size;
  } catch (...) {
    transfer.thrown = std::current_exception();
    return 0;
  }
}

HttpTrouble troubleOf(CURLcode code) {
  switch (code) {
    case CURLE_OK: return HttpTrouble::None;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR: return HttpTrouble::Unreachable;  // also what firewalls do to a connection
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return HttpTrouble::Untrusted;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR:
    case CURLE_OUT_OF_MEMORY: return HttpTrouble::Nonsense;
    default: return HttpTrouble::Interrupted;
  }
}

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Headers headerList(const std::vector<std::string>& lines) {
  Headers list(nullptr, curl_slist_free_all);
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

void setOptions(CURL* easy, const HttpRequest& request, const Headers& headers, Transfer& transfer, char* errorText) {
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_NOBODY, request.headOnly ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "wenbiao");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a cancelled look-up of a host's name is not waited for
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, errorText);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, onHeader);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onBody);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.answerTime.count()));
  if (request.stallTime.count() > 0) {
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stallTime.count()));
  } else {
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(request.answerTime.count()));
  }
}

/// Runs the transfer to its end; looks ten times a second whether it should stop.
CURLcode run(CURLM* multi, CURL* easy, const std::stop_token& stop) {
  for (int running = 1; running > 0;) {
    throwIfStopped(stop);
    if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
    if (running > 0) curl_multi_poll(multi, nullptr, 0, kPollMilliseconds, nullptr);
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
    if (message->msg == CURLMSG_DONE && message->easy_handle == easy) return message->data.result;
  }
  return CURLE_RECV_ERROR;
}

}  // namespace

const std::string& HttpResponse::header(const std::string& name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found == headers.end() ? none : found->second;
}

std::optional<std::int64_t> HttpResponse::headerNumber(const std::string& name) const {
  const std::string& text = header(name);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::seconds> HttpResponse::retryAfter() const {
  if (const auto number = headerNumber("retry-after")) return std::chrono::seconds(*number);
  const std::time_t date = curl_getdate(header("retry-after").c_str(), nullptr);
  if (date < 0) return std::nullopt;
  return std::chrono::seconds(std::max<std::time_t>(0, date - std::time(nullptr)));
}

struct HttpSession::Handles {
  Handles() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready == CURLE_OK) multi = curl_multi_init();
    if (multi != nullptr) easy = curl_easy_init();
    if (easy == nullptr) throw Error(ErrorCode::Internal, say("The network library could not be started."));
  }
  ~Handles() {
    curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  CURLM* multi = nullptr;
  CURL* easy = nullptr;
};

HttpSession::HttpSession() : m_handles(std::make_unique<Handles>()) {}
HttpSession::~HttpSession() = default;

HttpResponse HttpSession::perform(const HttpRequest& request, const BodySink& sink, const std::stop_token& stop) {
  throwIfStopped(stop);
  Transfer transfer;
  transfer.sink = &sink;
  std::array<char, CURL_ERROR_SIZE> errorText{};
  const Headers headers = headerList(request.headers);
  setOptions(m_handles->easy, request, headers, transfer, errorText.data());
  curl_multi_add_handle(m_handles->multi, m_handles->easy);
  struct Removal {
    Handles& handles;
    ~Removal() { curl_multi_remove_handle(handles.multi, handles.easy); }
  } const removal{*m_handles};
  const CURLcode code = run(m_handles->multi, m_handles->easy, stop);
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  HttpResponse& response = transfer.response;
  if (code == CURLE_OK || transfer.enough) return std::move(response);
  if (response.trouble == HttpTrouble::None) {
    curl_off_t connected = 0;
    curl_easy_getinfo(m_handles->easy, CURLINFO_CONNECT_TIME_T, &connected);
    const bool nobodyThere = code == CURLE_OPERATION_TIMEDOUT && connected == 0;
    response.trouble = nobodyThere ? HttpTrouble::Unreachable : troubleOf(code);
    response.detail = errorText[0] != 0 ? errorText.data() : curl_easy_strerror(code);
  }
  return std::move(response);
}

}  // namespace wb
