#include "core/nn/safetensors.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::uint64_t longestHeader = 100'000'000;
constexpr std::size_t lengthBytes = 8;

struct TypeName {
  TensorType type;
  const char* name;
  std::size_t bytes;
};
constexpr std::array<TypeName, 10> typeNames = {{
    {TensorType::Float32, "F32", 4},
    {TensorType::Float16, "F16", 2},
    {TensorType::BFloat16, "BF16", 2},
    {TensorType::Float64, "F64", 8},
    {TensorType::Int64, "I64", 8},
    {TensorType::Int32, "I32", 4},
    {TensorType::Int16, "I16", 2},
    {TensorType::Int8, "I8", 1},
    {TensorType::UInt8, "U8", 1},
    {TensorType::Bool, "BOOL", 1},
}};

[[noreturn]] void corrupt(const std::filesystem::path& path, const Message& what) {
  throw Error(ErrorCode::Corrupt,
              say("The file %1 is not a sound safetensors file: %2. Fetch or export it again.", path, what));
}

/// Parses JSON and refuses a key that stands twice in one object.
nlohmann::json parseWithoutRepeats(const std::filesystem::path& path, std::string_view text) {
  std::vector<std::set<std::string>> open;
  const auto check = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    if (event == nlohmann::json::parse_event_t::object_start) open.emplace_back();
    if (event == nlohmann::json::parse_event_t::object_end) open.pop_back();
    if (event == nlohmann::json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second) {
      corrupt(path, say("the name %1 stands twice in its header", parsed.get<std::string>()));
    }
    return true;
  };
  auto header = nlohmann::json::parse(text, check, false);
  if (!header.is_object()) corrupt(path, say("its header is not a JSON object"));
  return header;
}

std::uint64_t checkedProduct(const std::filesystem::path& path, const std::string& name, std::uint64_t a,
                             std::uint64_t b) {
  if (b != 0 && a > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / b) {
    corrupt(path, say("the tensor %1 claims more bytes than a file can hold", name));
  }
  return a * b;
}

/// One entry of the header; offsets are left in `begin` and `end`.
TensorEntry readEntry(const std::filesystem::path& path, const std::string& name, const nlohmann::json& json,
                      std::uint64_t& begin, std::uint64_t& end) {
  const auto wrong = [&](const Message& what) { corrupt(path, say("the entry of %1 has %2", name, what)); };
  if (!json.is_object() || !json.contains("dtype") || !json.contains("shape") || !json.contains("data_offsets")) {
    wrong(say("no dtype, shape or data_offsets"));
  }
  TensorEntry entry;
  entry.name = name;
  const auto& type = json.at("dtype");
  const auto* known =
      std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName& t) { return type == t.name; });
  if (known == typeNames.end()) wrong(say("an unknown dtype"));
  entry.type = known->type;
  if (!json.at("shape").is_array()) wrong(say("a shape that is no list"));
  std::uint64_t bytes = known->bytes;
  for (const auto& size : json.at("shape")) {
    if (!size.is_number_unsigned()) wrong(say("a size that is no whole number"));
    bytes = checkedProduct(path, name, bytes, size.get<std::uint64_t>());
    entry.shape.push_back(size.get<std::int64_t>());
  }
  const auto& offsets = json.at("data_offsets");
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
      !offsets[1].is_number_unsigned()) {
    wrong(say("data_offsets that are not two whole numbers"));
  }
  begin = offsets[0].get<std::uint64_t>();
  end = offsets[1].get<std::uint64_t>();
  if (end < begin || end - begin != bytes) wrong(say("data_offsets that do not fit its shape"));
  return entry;
}

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

}  // namespace

std::int64_t TensorEntry::elements() const {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : m_path(path) {
  map();
  try {
    readHeader();
  } catch (...) {
    munmap(const_cast<std::byte*>(m_data), m_size);
    throw;
  }
}

SafetensorsFile::~SafetensorsFile() { munmap(const_cast<std::byte*>(m_data), m_size); }

void SafetensorsFile::map() {
  const Message what = say("read the weights %1", m_path);
  const int descriptor = open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw systemError(what, errno);
  struct stat status {};
  const bool known = fstat(descriptor, &status) == 0;
  m_size = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* data = MAP_FAILED;
  if (known && S_ISREG(status.st_mode) && m_size > lengthBytes) {
    // Private and writable: a tensor may be used in place, and writing to it changes memory only.
    data = mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0);
  }
  const int reason = errno;
  close(descriptor);
  if (known && (!S_ISREG(status.st_mode) || m_size <= lengthBytes)) corrupt(m_path, say("it is too short"));
  if (data == MAP_FAILED) throw systemError(what, reason);
  m_data = static_cast<const std::byte*>(data);
}

void SafetensorsFile::readHeader() {
  std::uint64_t length = 0;
  std::memcpy(&length, m_data, lengthBytes);
  if (length > longestHeader) corrupt(m_path, say("its header claims %1 bytes", length));
  if (length > m_size - lengthBytes) corrupt(m_path, say("it ends inside its header"));
  const std::string_view text(reinterpret_cast<const char*>(m_data) + lengthBytes, length);
  if (!text.starts_with('{')) corrupt(m_path, say("its header does not begin with {"));
  const nlohmann::json header = parseWithoutRepeats(m_path, text);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  for (const auto& [name, json] : header.items()) {
    if (name == "__metadata__") continue;
    places.emplace_back();
    m_tensors.push_back(readEntry(m_path, name, json, places.back().first, places.back().second));
  }
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  const std::uint64_t room = m_size - lengthBytes - length;
  std::uint64_t reached = 0;
  std::vector<TensorEntry> sorted;
  for (const std::size_t i : order) {
    if (places[i].first != reached) {
      corrupt(m_path, say("the tensor %1 does not follow the one before it", m_tensors[i].name));
    }
    if (places[i].second > room) corrupt(m_path, say("it ends inside the tensor %1", m_tensors[i].name));
    reached = places[i].second;
    m_tensors[i].bytes = {m_data + lengthBytes + length + places[i].first, places[i].second - places[i].first};
    sorted.push_back(std::move(m_tensors[i]));
  }
  if (reached != room) corrupt(m_path, say("bytes follow its last tensor"));
  m_tensors = std::move(sorted);
}

WeightFiles::WeightFiles(const std::filesystem::path& folder) {
  const std::filesystem::path single = folder / "model.safetensors";
  const std::filesystem::path index = folder / "model.safetensors.index.json";
  std::set<std::string> names;
  if (std::filesystem::exists(single)) {
    names.insert(single.filename().string());
  } else if (std::filesystem::exists(index)) {
    const auto json = nlohmann::json::parse(readFile(index, longestHeader), nullptr, false);
    if (!json.is_object() || !json.contains("weight_map") || !json.at("weight_map").is_object()) {
      throw Error(ErrorCode::Corrupt, say("The file %1 has no weight_map. Fetch the encoder again.", index));
    }
    for (const auto& part : json.at("weight_map")) {
      const std::string name = part.is_string() ? part.get<std::string>() : std::string();
      if (name.empty() || std::filesystem::path(name).filename() != name) {
        throw Error(ErrorCode::BadInput, say("The file %1 names a part outside its folder: %2.", index, name));
      }
      names.insert(name);
    }
  } else {
    throw Error(ErrorCode::NotFound,
                say("The folder %1 has no weights: model.safetensors is missing. A pytorch_model.bin must be saved as "
                    "safetensors first (transformers: save_pretrained).",
                    folder));
  }
  for (const std::string& name : names) {
    m_files.push_back(std::make_unique<SafetensorsFile>(folder / name));
    for (const TensorEntry& entry : m_files.back()->tensors()) m_tensors.push_back(&entry);
  }
}

const TensorEntry* WeightFiles::find(const std::string& name) const {
  const auto found =
      std::find_if(m_tensors.begin(), m_tensors.end(), [&](const TensorEntry* t) { return t->name == name; });
  return found == m_tensors.end() ? nullptr : *found;
}

void copyAsFloat(const TensorEntry& entry, std::span<float> out) {
  const std::byte* bytes = entry.bytes.data();
  const auto each = [&](auto zero, auto&& convert) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      auto value = zero;
      std::memcpy(&value, bytes + i * sizeof(value), sizeof(value));
      out[i] = convert(value);
    }
  };
  switch (entry.type) {
    case TensorType::Float32: std::memcpy(out.data(), bytes, out.size_bytes()); return;
    case TensorType::Float16: return each(std::uint16_t{0}, halfToFloat);
    case TensorType::BFloat16:
      return each(std::uint16_t{0},
                  [](std::uint16_t v) { return std::bit_cast<float>(static_cast<std::uint32_t>(v) << 16U); });
    case TensorType::Float64: return each(0.0, [](double v) { return static_cast<float>(v); });
    default: throw Error(ErrorCode::Unsupported, say("The tensor %1 holds no floating-point numbers.", entry.name));
  }
}

void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors) {
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
  for (const TensorToWrite& tensor : tensors) file.write(tensor.bytes.data(), tensor.bytes.size());
  file.commit();
}

}  // namespace wb
