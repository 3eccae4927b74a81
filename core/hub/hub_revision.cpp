#include "core/hub/hub_revision.h"

#include <nlohmann/json.hpp>

#include "core/hub/hub_errors.h"
#include "core/hub/url.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongestList = std::size_t{8} << 20;
constexpr std::int64_t kLargestLinkedFile = std::int64_t{64} << 30;
constexpr std::int64_t kLargestFile = std::int64_t{64} << 20;  ///< a hub keeps larger ones as linked files only
constexpr auto kProgressInterval = std::chrono::milliseconds(50);

/// A text of an object; empty when there is none.
std::string textOf(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void requireRoom(const fs::path& folder, std::int64_t bytes) {
  std::error_code unknown;
  const fs::space_info space = fs::space(folder, unknown);
  if (unknown || space.available >= static_cast<std::uintmax_t>(bytes)) return;
  throw Error(ErrorCode::DiskFull,
              say("The encoder takes %1 MB more in the cache %2, where only %3 MB are free. Free some "
                  "space, or choose another place in HF_HUB_CACHE.",
                  bytes / 1'000'000 + 1, folder, space.available / 1'000'000));
}

/// Adds up what has arrived of several files and tells it now and then.
class BytesTold {
 public:
  BytesTold(const ProgressSink& sink, std::int64_t total) : m_sink(sink), m_total(total) {}

  void tell(std::int64_t ofThisFile) {
    const auto now = Clock::now();
    if (!m_sink || now - m_last < kProgressInterval) return;
    m_last = now;
    m_sink({m_before + ofThisFile, m_total});
  }
  void endFile(std::int64_t size) {
    m_before += size;
    if (m_sink && m_before == m_total) m_sink({m_total, m_total});
  }

 private:
  const ProgressSink& m_sink;
  std::int64_t m_total;
  std::int64_t m_before = 0;
  Clock::time_point m_last;
};

}  // namespace

HubRevision::HubRevision(HubClient& client, HubName name, const std::stop_token& stop)
    : m_client(client), m_name(std::move(name)) {
  std::string body;
  const std::string path = "/api/models/" + m_name.repository + "/revision/" + percentEncoded(m_name.revision);
  const HttpResponse response = client.text(path, kLongestList, body, stop);
  if (!response.isOk()) throw hubError(client.settings(), m_name, response);
  // What lies deeper than the entries of a list is not kept: a hostile answer is nested a million times.
  const auto isShallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= 3; };
  const Json answer = Json::parse(body, isShallow, false);
  m_commit = textOf(answer, "sha");
  if (!isCommit(m_commit)) throw nonsenseError(client.settings(), m_name, "no commit in " + path);
  if (isCommit(m_name.revision) && m_name.revision != m_commit) {
    throw nonsenseError(client.settings(), m_name, "another commit than the one asked for");
  }
  const auto files = answer.find("siblings");
  if (files == answer.end() || !files->is_array()) throw nonsenseError(client.settings(), m_name, "no list of files");
  for (const Json& file : *files) {
    // Files in folders are no part of an encoder, and names that could lead out of the cache are none at all.
    if (std::string plain = textOf(file, "rfilename"); isPlainFileName(plain)) m_files.insert(std::move(plain));
  }
}

HubFile HubRevision::describe(const std::string& file, const std::stop_token& stop) const {
  HubFile described;
  described.name = file;
  described.path = "/" + m_name.repository + "/resolve/" + m_commit + "/" + percentEncoded(file);
  const HttpResponse head = m_client.head(described.path, stop);
  if (!head.isOk() && !head.isRedirect()) throw hubError(m_client.settings(), m_name, head);
  const auto wrong = [&](const char* what) { return nonsenseError(m_client.settings(), m_name, file + ": " + what); };
  if (head.header("x-repo-commit") != m_commit) throw wrong("no X-Repo-Commit, or another");
  const bool linked = !head.header("x-linked-etag").empty();
  described.hash = hashOfEtag(head.header(linked ? "x-linked-etag" : "etag"));
  if (!isBlobHash(described.hash)) throw wrong("an ETag that is no hash");
  // Of an answer that sends on to another host, Content-Length is that of its own body.
  const auto size = head.headerNumber(linked || head.isRedirect() ? "x-linked-size" : "content-length");
  if (!size || *size > (linked ? kLargestLinkedFile : kLargestFile)) throw wrong("no size, or an absurd one");
  described.size = *size;
  return described;
}

void HubRevision::fetch(const HubCache& cache, std::span<const std::string> files, const ProgressSink& progress,
                        const std::stop_token& stop) const {
  std::vector<HubFile> missing;
  std::int64_t total = 0;
  std::int64_t needed = 0;
  for (const std::string& file : files) {
    if (cache.state(m_commit, file) == HubCache::Known::Present) continue;
    missing.push_back(describe(file, stop));
    std::error_code none;
    const auto arrived = fs::file_size(cache.incomplete(missing.back().hash), none);
    total += missing.back().size;
    if (!fs::exists(cache.blob(missing.back().hash))) {
      needed += missing.back().size - (none ? 0 : std::min(missing.back().size, static_cast<std::int64_t>(arrived)));
    }
  }
  cache.makeFolders();
  requireRoom(m_client.settings().cacheFolder, needed);
  BytesTold told(progress, total);
  for (const HubFile& file : missing) {
    downloadBlob(
        m_client, cache, m_name, file, [&](std::int64_t bytes) { told.tell(bytes); }, stop);
    cache.putInSnapshot(m_commit, file.name, file.hash);
    told.endFile(file.size);
  }
  cache.writeRevision(m_name.revision, m_commit);
}

}  // namespace wb
