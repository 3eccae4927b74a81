#include "core/nn/tensor_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

float halfToFloat(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 31U;
  const std::uint32_t fraction = half & 1023U;
  if (exponent == 0) {
    const float value = static_cast<float>(fraction) * 0x1.0p-24F;  // zero and subnormal
    return sign != 0 ? -value : value;
  }
  const std::uint32_t bits =
      exponent == 31 ? 0x7F800000U | fraction << 13U : (exponent + 112U) << 23U | fraction << 13U;
  return std::bit_cast<float>(sign | bits);
}

/// Calls `visit(place)` with each element's place in the storage, in elements, in the order of the indices.
template <typename Visit>
void forEachElement(const TensorEntry& entry, const Visit& visit) {
  const auto count = static_cast<std::size_t>(entry.elements());
  if (entry.strides.empty()) {
    for (std::size_t i = 0; i < count; ++i) visit(i);
    return;
  }
  std::vector<std::int64_t> index(entry.shape.size(), 0);
  std::int64_t place = 0;
  for (std::size_t i = 0; i < count; ++i) {
    visit(static_cast<std::size_t>(place));
    for (std::size_t axis = index.size(); axis-- > 0;) {
      place += entry.strides[axis];
      if (++index[axis] < entry.shape[axis]) break;
      place -= entry.strides[axis] * entry.shape[axis];
      index[axis] = 0;
    }
  }
}

}  // namespace

std::size_t bytesOf(TensorType type) {
  switch (type) {
    case TensorType::Float64:
    case TensorType::Int64: return 8;
    case TensorType::Float32:
    case TensorType::Int32: return 4;
    case TensorType::Float16:
    case TensorType::BFloat16:
    case TensorType::Int16: return 2;
    default: return 1;
  }
}

bool isFloating(TensorType type) {
  return type == TensorType::Float32 || type == TensorType::Float16 || type == TensorType::BFloat16 ||
         type == TensorType::Float64;
}

std::int64_t TensorEntry::elements() const {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

bool TensorEntry::repeats() const { return static_cast<std::uint64_t>(elements()) > bytes.size() / bytesOf(type); }

void copyAsFloat(const TensorEntry& entry, std::span<float> out) {
  const std::byte* bytes = entry.bytes.data();
  const auto each = [&](auto zero, auto&& convert) {
    float* next = out.data();
    forEachElement(entry, [&](std::size_t place) {
      auto value = zero;
      std::memcpy(&value, bytes + place * sizeof(value), sizeof(value));
      *next++ = convert(value);
    });
  };
  switch (entry.type) {
    case TensorType::Float32: return each(0.0F, [](float v) { return v; });
    case TensorType::Float16: return each(std::uint16_t{0}, halfToFloat);
    case TensorType::BFloat16:
      return each(std::uint16_t{0},
                  [](std::uint16_t v) { return std::bit_cast<float>(static_cast<std::uint32_t>(v) << 16U); });
    case TensorType::Float64: return each(0.0, [](double v) { return static_cast<float>(v); });
    default: throw Error(ErrorCode::Unsupported, say("The tensor %1 holds no floating-point numbers.", entry.name));
  }
}

std::vector<std::byte> packedBytes(const TensorEntry& entry) {
  const std::size_t size = bytesOf(entry.type);
  std::vector<std::byte> packed(static_cast<std::size_t>(entry.elements()) * size);
  std::byte* next = packed.data();
  forEachElement(entry, [&](std::size_t place) {
    std::memcpy(next, entry.bytes.data() + place * size, size);
    next += size;
  });
  return packed;
}

MappedFile::MappedFile(const std::filesystem::path& path) {
  const Message what = say("read the weights %1", path);
  // Not blocking: what is no file, such as a pipe, must not hold the program up.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw systemError(what, errno);
  struct stat status {};
  const bool known = fstat(descriptor, &status) == 0;
  const bool isFile = known && S_ISREG(status.st_mode);
  const auto size = isFile ? static_cast<std::size_t>(status.st_size) : 0;
  void* data = MAP_FAILED;
  if (size > 0) data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0);
  const int reason = errno;
  close(descriptor);
  if (known && !isFile) throw Error(ErrorCode::Corrupt, say("The weights %1 are not a file.", path));
  if (size == 0 && known) return;
  if (data == MAP_FAILED) throw systemError(what, reason);
  m_bytes = {static_cast<std::byte*>(data), size};
}

MappedFile::~MappedFile() {
  if (!m_bytes.empty()) munmap(m_bytes.data(), m_bytes.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

void forget(std::span<const std::byte> bytes) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = (std::bit_cast<std::uintptr_t>(bytes.data()) + page - 1) / page * page;
  const auto end = std::bit_cast<std::uintptr_t>(bytes.data() + bytes.size()) / page * page;
  if (begin < end) madvise(std::bit_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace wb
