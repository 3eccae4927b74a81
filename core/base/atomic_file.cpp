#include "core/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/base/abandoned_writes.h"
#include "core/base/error.h"

namespace wb {

namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 20;
constexpr std::size_t kPartSize = std::size_t{4} << 20;

void writeAll(int descriptor, const char* data, std::size_t size, const std::filesystem::path& path) {
  while (size > 0) {
    const ssize_t n = ::write(descriptor, data, size);
    if (n < 0) {
      if (errno == EINTR) continue;
      throw systemError(say("write the file %1", path), errno);
    }
    data += n;
    size -= static_cast<std::size_t>(n);
  }
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : m_path(std::move(path)) {
  std::string name = temporaryPattern(m_path);
  m_descriptor = ::mkstemp(name.data());
  if (m_descriptor < 0) throw systemError(say("write the file %1", m_path), errno);
  markAsWriting(m_descriptor);
  ::fchmod(m_descriptor, 0644);
  m_temporary = name;
  m_buffer.reserve(kBufferSize);
}

AtomicFile::~AtomicFile() {
  if (m_descriptor < 0) return;
  ::close(m_descriptor);
  ::unlink(m_temporary.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  if (m_buffer.size() + bytes.size() > kBufferSize) flush();
  if (bytes.size() >= kBufferSize) {
    writeAll(m_descriptor, bytes.data(), bytes.size(), m_path);
  } else {
    m_buffer.append(bytes);
  }
}

void AtomicFile::write(const void* data, std::size_t size) { write({static_cast<const char*>(data), size}); }

void AtomicFile::write(std::span<const std::byte> bytes, const BytesWritten& written) {
  for (std::size_t begin = 0; begin < bytes.size(); begin += kPartSize) {
    const auto part = bytes.subspan(begin, std::min(kPartSize, bytes.size() - begin));
    write(part.data(), part.size());
    if (written) written(part.size());
  }
}

void AtomicFile::flush() {
  writeAll(m_descriptor, m_buffer.data(), m_buffer.size(), m_path);
  m_buffer.clear();
}

void AtomicFile::commit() {
  flush();
  if (::fsync(m_descriptor) != 0) throw systemError(say("write the file %1", m_path), errno);
  // Renamed while still open, that is, while still marked as being written.
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) throw systemError(say("write the file %1", m_path), errno);
  ::close(m_descriptor);  // synced above: nothing is left that could fail
  m_descriptor = -1;
  syncFolder(m_path.parent_path());
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
  AtomicFile file(path);
  file.write(content);
  file.commit();
}

void syncFolder(const std::filesystem::path& folder) {
  const std::string name = folder.empty() ? "." : folder.string();
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // some file systems cannot open folders; the rename itself succeeded
  ::fsync(descriptor);
  ::close(descriptor);
}

std::string readFile(const std::filesystem::path& path, std::size_t limit) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw systemError(say("read the file %1", path), errno);
  std::string content;
  std::string chunk(kBufferSize, '\0');
  for (;;) {
    const ssize_t n = ::read(descriptor, chunk.data(), chunk.size());
    if (n == 0) break;
    if (n < 0) {
      if (errno == EINTR) continue;
      const int cause = errno;
      ::close(descriptor);
      throw systemError(say("read the file %1", path), cause);
    }
    if (content.size() + static_cast<std::size_t>(n) > limit) {
      ::close(descriptor);
      throw Error(ErrorCode::BadInput,
                  say("The file %1 is larger than the %2 bytes that can be read here.", path, limit));
    }
    content.append(chunk.data(), static_cast<std::size_t>(n));
  }
  ::close(descriptor);
  return content;
}

}  // namespace wb
