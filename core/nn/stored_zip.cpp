#include "core/nn/stored_zip.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/base/error.h"

namespace wb {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t localSignature = 0x04034B50;
constexpr std::uint32_t centralSignature = 0x02014B50;
constexpr std::uint32_t endSignature = 0x06054B50;
constexpr std::uint32_t end64Signature = 0x06064B50;
constexpr std::uint32_t locatorSignature = 0x07064B50;
constexpr std::size_t localSize = 30;
constexpr std::size_t centralSize = 46;
constexpr std::size_t endSize = 22;
constexpr std::size_t end64Size = 56;
constexpr std::size_t locatorSize = 20;
constexpr std::size_t longestComment = 65'535;
constexpr std::uint64_t mostEntries = 100'000;
constexpr std::uint32_t in64 = 0xFFFFFFFF;  ///< a 32-bit field that sends the reader to the Zip64 one

/// Where the list of entries lies.
struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t entries = 0;
};

class Reader {
 public:
  Reader(const std::filesystem::path& path, Bytes bytes) : m_path(path), m_bytes(bytes) {}

  ZipEntries entries() const {
    const Directory directory = findDirectory();
    if (directory.entries > mostEntries) corrupt(say("it claims %1 entries", directory.entries));
    ZipEntries found;
    std::uint64_t at = directory.offset;
    for (std::uint64_t i = 0; i < directory.entries; ++i) at = readEntry(at, found);
    return found;
  }

 private:
  [[noreturn]] void corrupt(const Message& what) const {
    throw Error(ErrorCode::Corrupt,
                say("The file %1 is not a sound zip archive: %2. Fetch or save it again.", m_path, what));
  }

  /// Little-endian, at `offset` of the file.
  template <typename Number>
  Number number(std::uint64_t offset) const {
    if (offset > m_bytes.size() || m_bytes.size() - offset < sizeof(Number)) corrupt(say("it ends too early"));
    Number value = 0;
    std::memcpy(&value, m_bytes.data() + offset, sizeof(Number));
    return value;
  }

  Bytes part(std::uint64_t offset, std::uint64_t size) const {
    if (offset > m_bytes.size() || m_bytes.size() - offset < size) corrupt(say("it ends too early"));
    return m_bytes.subspan(offset, size);
  }

  Directory findDirectory() const {
    const std::size_t last = m_bytes.size() < endSize ? 0 : m_bytes.size() - endSize;
    for (std::size_t back = 0; back <= std::min(last, longestComment); ++back) {
      const std::size_t at = last - back;
      if (m_bytes.size() >= endSize && number<std::uint32_t>(at) == endSignature) return readEnd(at);
    }
    corrupt(say("its list of entries is missing"));
  }

  Directory readEnd(std::uint64_t at) const {
    if (at >= locatorSize && number<std::uint32_t>(at - locatorSize) == locatorSignature) {
      const auto end64 = number<std::uint64_t>(at - locatorSize + 8);
      part(end64, end64Size);
      if (number<std::uint32_t>(end64) != end64Signature) corrupt(say("its list of entries is missing"));
      return {number<std::uint64_t>(end64 + 48), number<std::uint64_t>(end64 + 32)};
    }
    return {number<std::uint32_t>(at + 16), number<std::uint16_t>(at + 10)};
  }

  /// Adds the entry described at `at`; where the next description begins.
  std::uint64_t readEntry(std::uint64_t at, ZipEntries& found) const {
    part(at, centralSize);
    if (number<std::uint32_t>(at) != centralSignature) corrupt(say("its list of entries breaks off"));
    const auto flags = number<std::uint16_t>(at + 8);
    const auto method = number<std::uint16_t>(at + 10);
    const std::uint64_t nameSize = number<std::uint16_t>(at + 28);
    const std::uint64_t extraSize = number<std::uint16_t>(at + 30);
    const std::uint64_t commentSize = number<std::uint16_t>(at + 32);
    const Bytes nameBytes = part(at + centralSize, nameSize);
    const std::string name(reinterpret_cast<const char*>(nameBytes.data()), nameBytes.size());
    if (method != 0 || (flags & 1U) != 0) {
      throw Error(ErrorCode::Unsupported, say("The file %1 holds %2 compressed or encrypted, which torch.save never "
                                              "does. Save it again with torch.save.",
                                              m_path, name));
    }
    const auto [packed, size, local] = sizes(at, at + centralSize + nameSize, extraSize);
    if (packed != size) corrupt(say("the sizes of %1 contradict each other", name));
    part(local, localSize);
    if (number<std::uint32_t>(local) != localSignature) corrupt(say("the entry %1 is not where it should be", name));
    const std::uint64_t begin =
        local + localSize + number<std::uint16_t>(local + 26) + number<std::uint16_t>(local + 28);
    if (!found.emplace(name, part(begin, size)).second) corrupt(say("the entry %1 stands twice", name));
    return at + centralSize + nameSize + extraSize + commentSize;
  }

  struct Sizes {
    std::uint64_t packed;
    std::uint64_t size;
    std::uint64_t local;
  };

  /// The entry's sizes and place, from the Zip64 field of `extra` where the 32-bit ones are too small.
  Sizes sizes(std::uint64_t at, std::uint64_t extra, std::uint64_t extraSize) const {
    Sizes found{number<std::uint32_t>(at + 20), number<std::uint32_t>(at + 24), number<std::uint32_t>(at + 42)};
    constexpr std::uint16_t zip64 = 1;
    const std::uint64_t end = extra + extraSize;
    while (extra + 4 <= end) {
      const auto kind = number<std::uint16_t>(extra);
      const std::uint64_t fieldEnd = extra + 4 + number<std::uint16_t>(extra + 2);
      extra += 4;
      for (std::uint64_t* value : {&found.size, &found.packed, &found.local}) {
        if (kind != zip64 || *value != in64 || extra + 8 > std::min(fieldEnd, end)) continue;
        *value = number<std::uint64_t>(extra);
        extra += 8;
      }
      extra = fieldEnd;
    }
    return found;
  }

  const std::filesystem::path& m_path;
  Bytes m_bytes;
};

}  // namespace

bool looksLikeZip(std::span<const std::byte> bytes) {
  return bytes.size() >= 4 && std::memcmp(bytes.data(), "PK\x03\x04", 4) == 0;
}

ZipEntries readStoredZip(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  return Reader(path, bytes).entries();
}

}  // namespace wb
