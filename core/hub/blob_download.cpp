#include "core/hub/blob_download.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/base/atomic_file.h"
#include "core/base/file_lock.h"
#include "core/base/progress.h"
#include "core/hub/blob_hash.h"
#include "core/hub/hub_errors.h"
#include "core/hub/patience.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

constexpr std::chrono::milliseconds kLockInterval{50};
constexpr std::int64_t kWorthwhileBytes = std::int64_t{1} << 20;
constexpr std::int64_t kWorthwhileParts = 20;

/// What has arrived of a blob.
class PartialFile {
 public:
  explicit PartialFile(fs::path path)
      : m_path(std::move(path)), m_descriptor(::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644)) {
    if (m_descriptor < 0) throw systemError(say("write the file %1", m_path), errno);
    m_size = ::lseek(m_descriptor, 0, SEEK_END);
  }
  ~PartialFile() { ::close(m_descriptor); }
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  std::int64_t size() const { return m_size; }

  void append(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw systemError(say("write the file %1", m_path), errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
      m_size += written;
    }
  }
  void clear() {
    if (::ftruncate(m_descriptor, 0) != 0 || ::lseek(m_descriptor, 0, SEEK_SET) != 0) {
      throw systemError(say("write the file %1", m_path), errno);
    }
    m_size = 0;
  }
  void remove() const { ::unlink(m_path.c_str()); }
  void renameTo(const fs::path& whole) const {
    const bool done = ::fsync(m_descriptor) == 0 && ::rename(m_path.c_str(), whole.c_str()) == 0;
    if (!done) throw systemError(say("write the file %1", whole), errno);
    syncFolder(whole.parent_path());
  }

 private:
  fs::path m_path;
  int m_descriptor;
  std::int64_t m_size = 0;
};

/// Waits while another program fetches the same file.
FileLock takeLock(const fs::path& file, const std::stop_token& stop) {
  for (;;) {
    if (auto lock = FileLock::tryTake(file)) return std::move(*lock);
    waitFor(kLockInterval, stop);
  }
}

/// Whether a 206 answer goes on at byte `offset`.
bool startsAt(const HttpResponse& response, std::int64_t offset) {
  return response.header("content-range").starts_with("bytes " + std::to_string(offset) + "-");
}

Error wrongContent(const HubFile& file, const HubSettings& settings) {
  return {
      ErrorCode::Corrupt,
      say("What the hub %1 sent as %2 is not that file: its size or hash is another. It was removed; try again later.",
          settings.endpoint, file.name)};
}

class BlobDownload {
 public:
  BlobDownload(HubClient& client, const HubName& name, const HubFile& file, PartialFile& part)
      : m_client(client), m_name(name), m_file(file), m_part(part) {}

  /// Asks until all bytes are here.
  void complete(const BytesSink& progress, const std::stop_token& stop) {
    Patience patience;
    if (m_part.size() > m_file.size) m_part.clear();
    const std::int64_t worthwhile = std::min(kWorthwhileBytes, m_file.size / kWorthwhileParts + 1);
    std::int64_t most = m_part.size();  // that ever was here: a server that starts over and over brings nothing new
    while (m_part.size() < m_file.size) {
      const HttpResponse response = ask(progress, stop);
      if (m_part.size() == m_file.size) break;
      const bool cameOn = m_part.size() >= most + worthwhile;
      most = std::max(most, m_part.size());
      if (response.status == 416) m_part.clear();
      if (cameOn) {
        patience.startAnew();
      } else if (!patience.tryAgain(response, stop)) {
        throw response.isOk() ? wrongContent(m_file, m_client.settings())
                              : hubError(m_client.settings(), m_name, response);
      }
    }
  }

 private:
  HttpResponse ask(const BytesSink& progress, const std::stop_token& stop) {
    bool first = true;
    const auto take = [&](const HttpResponse& head, std::string_view bytes) {
      if (std::exchange(first, false) && !(head.status == 206 && startsAt(head, m_part.size()))) {
        if (head.status == 206) throw nonsenseError(m_client.settings(), m_name, head.header("content-range"));
        m_part.clear();  // the server sends the file from its beginning
      }
      if (static_cast<std::int64_t>(bytes.size()) > m_file.size - m_part.size()) {
        m_part.remove();
        throw wrongContent(m_file, m_client.settings());
      }
      m_part.append(bytes);
      progress(m_part.size());
    };
    return m_client.download(m_file.path, m_part.size(), take, stop);
  }

  HubClient& m_client;
  const HubName& m_name;
  const HubFile& m_file;
  PartialFile& m_part;
};

}  // namespace

void downloadBlob(HubClient& client, const HubCache& cache, const HubName& name, const HubFile& file,
                  const BytesSink& progress, const std::stop_token& stop) {
  const FileLock lock = takeLock(cache.lock(file.hash), stop);
  if (fs::exists(cache.blob(file.hash))) return;
  PartialFile part(cache.incomplete(file.hash));
  const bool wasThere = part.size() > 0;
  BlobDownload download(client, name, file, part);
  download.complete(progress, stop);
  bool sound = hasBlobHash(cache.incomplete(file.hash), file.hash, stop);
  if (!sound && wasThere) {  // perhaps it was what an earlier attempt left
    part.clear();
    download.complete(progress, stop);
    sound = hasBlobHash(cache.incomplete(file.hash), file.hash, stop);
  }
  if (!sound) {
    part.remove();
    throw wrongContent(file, client.settings());
  }
  part.renameTo(cache.blob(file.hash));
}

}  // namespace wb
