// Small files in the form of torch.save, written out byte by byte so that a test can also write wrong ones.
#pragma once

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace wb::archive {

template <typename Number>
std::string bytesOfNumber(Number value) {
  std::string bytes(sizeof(Number), '\0');
  std::memcpy(bytes.data(), &value, sizeof(Number));
  return bytes;
}

/// A zip archive of stored entries (checksums are left zero: nobody reads them).
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& entries) {
  const auto u16 = [](std::size_t value) { return bytesOfNumber(static_cast<std::uint16_t>(value)); };
  const auto u32 = [](std::size_t value) { return bytesOfNumber(static_cast<std::uint32_t>(value)); };
  std::string files;
  std::string list;
  for (const auto& [name, content] : entries) {
    const std::string sizes = u32(0) + u32(content.size()) + u32(content.size()) + u16(name.size());
    const std::string common = u16(20) + u16(0) + u16(0) + u32(0) + sizes + u16(0);
    list += "PK\x01\x02" + u16(20) + common + u16(0) + u16(0) + u16(0) + u32(0) + u32(files.size()) + name;
    files += "PK\x03\x04" + common + name + content;
  }
  return files + list + "PK\x05\x06" + u32(0) + u16(entries.size()) + u16(entries.size()) + u32(list.size()) +
         u32(files.size()) + u16(0);
}

inline std::string textValue(const std::string& text) {
  std::string bytes = "X";
  return bytes.append(bytesOfNumber(static_cast<std::uint32_t>(text.size()))).append(text);
}

inline std::string integerValue(std::int64_t value) {
  std::string bytes = "J";
  return bytes.append(bytesOfNumber(static_cast<std::int32_t>(value)));
}

inline std::string tupleValue(const std::vector<std::int64_t>& values) {
  std::string tuple = "(";
  for (const std::int64_t value : values) tuple += integerValue(value);
  return tuple + "t";
}

/// torch._utils._rebuild_tensor_v2 of a float storage.
inline std::string tensor(const std::string& key, std::int64_t numel, std::int64_t offset,
                          const std::vector<std::int64_t>& sizes, const std::vector<std::int64_t>& strides) {
  return "ctorch._utils\n_rebuild_tensor_v2\n((" + textValue("storage") + "ctorch\nFloatStorage\n" + textValue(key) +
         textValue("cpu") + integerValue(numel) + "tQ" + integerValue(offset) + tupleValue(sizes) +
         tupleValue(strides) + "\x89" + "ccollections\nOrderedDict\n)RtR";
}

}  // namespace wb::archive
