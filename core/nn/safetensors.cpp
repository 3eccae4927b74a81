#include "core/nn/safetensors.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::uint64_t longestHeader = 100'000'000;
constexpr std::size_t mostTensors = 100'000;  // a large network has some hundreds
constexpr std::size_t mostDimensions = 16;
constexpr std::size_t lengthBytes = 8;

struct TypeName {
  TensorType type;
  const char* name;
};
constexpr std::array<TypeName, 10> typeNames = {{
    {TensorType::Float32, "F32"},
    {TensorType::Float16, "F16"},
    {TensorType::BFloat16, "BF16"},
    {TensorType::Float64, "F64"},
    {TensorType::Int64, "I64"},
    {TensorType::Int32, "I32"},
    {TensorType::Int16, "I16"},
    {TensorType::Int8, "I8"},
    {TensorType::UInt8, "U8"},
    {TensorType::Bool, "BOOL"},
}};

[[noreturn]] void corrupt(const std::filesystem::path& path, const Message& what) {
  throw Error(ErrorCode::Corrupt,
              say("The file %1 is not a sound safetensors file: %2. Fetch or export it again.", path, what));
}

/// One tensor of the header, whose place in the data is not yet checked.
struct HeaderEntry {
  TensorEntry tensor;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// Takes the header's JSON apart as it is read, so that no more is kept than the tensors it may describe:
/// {name: {"dtype": …, "shape": […], "data_offsets": [b, e]}, "__metadata__": {…}}.
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit HeaderReader(const std::filesystem::path& path) : m_path(path) {}
  std::vector<HeaderEntry> entries;

  bool start_object(std::size_t) override {
    if (m_depth == 2) wrongValue();
    ++m_depth;
    if (m_depth == 2) {
      m_types = m_shapes = m_offsets = 0;
      if (!m_inMetadata) entries.emplace_back().tensor.name = m_name;
    }
    return true;
  }

  bool end_object() override {
    if (m_depth == 2 && !m_inMetadata) finishEntry();
    --m_depth;
    return true;
  }

  bool key(std::string& name) override {
    if (m_depth == 1) {
      if (!m_seen.insert(name).second) corrupt(m_path, say("the name %1 stands twice in its header", name));
      if (m_seen.size() > mostTensors) corrupt(m_path, say("it claims more than %1 tensors", mostTensors));
      m_name = name;
      m_inMetadata = name == "__metadata__";
    } else if (!m_inMetadata) {
      m_key = name == "dtype"          ? Key::Type
              : name == "shape"        ? Key::Shape
              : name == "data_offsets" ? Key::Offsets
                                       : Key::Other;
      if (m_key == Key::Other) wrong(say("an unknown key"));
    }
    return true;
  }

  bool start_array(std::size_t) override {
    if (m_inArray || m_depth != 2 || (m_key != Key::Shape && m_key != Key::Offsets)) wrongValue();
    m_inArray = true;
    ++(m_key == Key::Shape ? m_shapes : m_offsets);
    m_numbers.clear();
    return true;
  }

  bool end_array() override {
    m_inArray = false;
    HeaderEntry& entry = entries.back();
    if (m_key == Key::Shape) {
      entry.tensor.shape.assign(m_numbers.begin(), m_numbers.end());
    } else {
      if (m_numbers.size() != 2) wrong(say("data_offsets that are not two whole numbers"));
      entry.begin = m_numbers[0];
      entry.end = m_numbers[1];
    }
    return true;
  }

  bool number_unsigned(std::uint64_t number) override {
    if (!m_inArray || m_numbers.size() == mostDimensions) wrongValue();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) wrongValue();
    m_numbers.push_back(number);
    return true;
  }

  bool string(std::string& text) override {
    if (m_inMetadata && m_depth == 2) return true;
    if (m_depth != 2 || m_key != Key::Type || m_inArray) wrongValue();
    const auto* known =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName& t) { return text == t.name; });
    if (known == typeNames.end()) wrong(say("an unknown dtype"));
    entries.back().tensor.type = known->type;
    ++m_types;
    return true;
  }

  bool null() override { wrongValue(); }
  bool boolean(bool) override { wrongValue(); }
  bool number_integer(std::int64_t) override { wrongValue(); }
  bool number_float(double, const std::string&) override { wrongValue(); }
  bool binary(nlohmann::json::binary_t&) override { wrongValue(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    corrupt(m_path, say("its header is not a JSON object"));
  }

 private:
  enum class Key { Type, Shape, Offsets, Other };

  [[noreturn]] void wrong(const Message& what) const { corrupt(m_path, say("the entry of %1 has %2", m_name, what)); }

  /// A value that cannot stand where it stands.
  [[noreturn]] void wrongValue() const {
    if (m_depth < 2) wrong(say("no dtype, shape or data_offsets"));
    if (m_inMetadata) wrong(say("a value that is no text"));
    if (m_key == Key::Type) wrong(say("an unknown dtype"));
    if (m_key == Key::Offsets) wrong(say("data_offsets that are not two whole numbers"));
    wrong(m_inArray ? say("a size that is no whole number") : say("a shape that is no list"));
  }

  void finishEntry() const {
    if (m_types != 1 || m_shapes != 1 || m_offsets != 1) wrong(say("no dtype, shape or data_offsets"));
    const HeaderEntry& entry = entries.back();
    std::uint64_t bytes = bytesOf(entry.tensor.type);
    for (const std::int64_t size : entry.tensor.shape) {
      const auto factor = static_cast<std::uint64_t>(size);
      if (factor != 0 && bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / factor) {
        corrupt(m_path, say("the tensor %1 claims more bytes than a file can hold", m_name));
      }
      bytes *= factor;
    }
    if (entry.end < entry.begin || entry.end - entry.begin != bytes)
      wrong(say("data_offsets that do not fit its shape"));
  }

  const std::filesystem::path& m_path;
  std::unordered_set<std::string> m_seen;
  std::string m_name;  ///< of the tensor being read
  bool m_inMetadata = false;
  int m_depth = 0;
  Key m_key = Key::Other;
  bool m_inArray = false;
  std::vector<std::uint64_t> m_numbers;
  int m_types = 0;  ///< times each key stood in the entry
  int m_shapes = 0;
  int m_offsets = 0;
};

}  // namespace

std::vector<TensorEntry> parseSafetensors(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  if (bytes.size() <= lengthBytes) corrupt(path, say("it is too short"));
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), lengthBytes);
  if (length > longestHeader) corrupt(path, say("its header claims %1 bytes", length));
  if (length > bytes.size() - lengthBytes) corrupt(path, say("it ends inside its header"));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + lengthBytes, length);
  if (!text.starts_with('{')) corrupt(path, say("its header does not begin with {"));
  HeaderReader header(path);
  nlohmann::json::sax_parse(text, &header);
  std::vector<HeaderEntry>& entries = header.entries;
  std::sort(entries.begin(), entries.end(), [](const HeaderEntry& a, const HeaderEntry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  const std::span<const std::byte> data = bytes.subspan(lengthBytes + length);
  std::uint64_t reached = 0;
  std::vector<TensorEntry> tensors;
  for (HeaderEntry& entry : entries) {
    if (entry.begin != reached) {
      corrupt(path, say("the tensor %1 does not follow the one before it", entry.tensor.name));
    }
    if (entry.end > data.size()) corrupt(path, say("it ends inside the tensor %1", entry.tensor.name));
    reached = entry.end;
    entry.tensor.bytes = data.subspan(entry.begin, entry.end - entry.begin);
    tensors.push_back(std::move(entry.tensor));
  }
  if (reached != data.size()) corrupt(path, say("bytes follow its last tensor"));
  return tensors;
}

TensorFile openSafetensors(const std::filesystem::path& path) {
  MappedFile file(path);
  std::vector<TensorEntry> tensors = parseSafetensors(path, file.bytes());
  return {path, std::move(file), std::move(tensors)};
}

void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      const BytesWritten& written) {
  nlohmann::ordered_json header = {{"__metadata__", {{"format", "pt"}}}};
  std::size_t end = 0;
  for (const TensorToWrite& tensor : tensors) {
    const auto* known =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName& t) { return t.type == tensor.type; });
    header[tensor.name] = {
        {"dtype", known->name}, {"shape", tensor.shape}, {"data_offsets", {end, end + tensor.bytes.size()}}};
    end += tensor.bytes.size();
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  const std::uint64_t length = text.size();
  AtomicFile file(path);
  file.write(&length, sizeof(length));
  file.write(text);
  for (const TensorToWrite& tensor : tensors) file.write(tensor.bytes, written);
  file.commit();
}

}  // namespace wb
