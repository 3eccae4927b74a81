#include "core/nn/weight_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/limited_json.h"
#include "core/nn/pytorch_file.h"
#include "core/nn/safetensors.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestIndex = std::size_t{16} << 20U;
constexpr std::size_t mostParts = 1'000;
constexpr const char* indexEnding = ".index.json";
constexpr std::array<const char*, 2> wholeFiles = {"model.safetensors", "pytorch_model.bin"};

std::map<std::string, std::string> readIndex(const fs::path& folder, const std::string& name) {
  const fs::path path = fileInside(folder, name);
  return parseWeightIndex(path, readFile(path, largestIndex));
}

bool isIndex(const std::string& name) { return name.ends_with(indexEnding); }

/// Every tensor must lie in the part that the index names.
void checkIndex(const fs::path& folder, const std::string& index, const std::vector<TensorFile>& files) {
  std::map<std::string, std::string> found;
  for (const TensorFile& file : files) {
    for (const TensorEntry& tensor : file.tensors) found[tensor.name] = file.path.filename().string();
  }
  for (const auto& [tensor, part] : readIndex(folder, index)) {
    const auto place = found.find(tensor);
    if (place != found.end() && place->second == part) continue;
    throw Error(ErrorCode::BadInput, say("The file %1 says that the tensor %2 is in %3, where it is not. Fetch the "
                                         "encoder again.",
                                         folder / index, tensor, part));
  }
}

}  // namespace

fs::path fileInside(const fs::path& folder, const std::string& name) {
  fs::path path = folder / name;
  std::error_code missing;
  const fs::path root = fs::canonical(folder, missing);
  const fs::path target = fs::canonical(path, missing);
  if (missing) return path;  // who opens it says what is wrong
  const auto within = [&](const fs::path& place) {
    return std::mismatch(place.begin(), place.end(), target.begin(), target.end()).first == place.end();
  };
  const bool cached = root.parent_path().filename() == "snapshots";
  if (within(root) || (cached && within(root.parent_path().parent_path() / "blobs"))) return path;
  throw Error(ErrorCode::BadInput,
              say("The file %1 is a link that leads out of its folder, to %2. Put the file itself into the folder.",
                  path, target));
}

std::map<std::string, std::string> parseWeightIndex(const fs::path& path, std::string_view text) {
  const nlohmann::json json = parseJsonObject(path, text);
  const auto map = json.find("weight_map");
  if (map == json.end() || !map->is_object()) {
    throw Error(ErrorCode::Corrupt, say("The file %1 has no weight_map. Fetch the encoder again.", path));
  }
  std::map<std::string, std::string> parts;
  for (const auto& [tensor, part] : map->items()) {
    const std::string file = part.is_string() ? part.get<std::string>() : std::string();
    if (file.empty() || file == "." || file == ".." || file.find('\0') != std::string::npos ||
        fs::path(file).filename() != file) {
      throw Error(ErrorCode::BadInput, say("The file %1 names a part outside its folder: %2.", path, file));
    }
    parts.emplace(tensor, file);
  }
  return parts;
}

std::vector<std::string> weightFileNames(const fs::path& folder) {
  for (const std::string whole : wholeFiles) {
    if (fs::exists(folder / whole)) return {whole};
    const std::string index = whole + indexEnding;
    if (!fs::exists(folder / index)) continue;
    std::set<std::string> parts;
    for (const auto& [tensor, part] : readIndex(folder, index)) parts.insert(part);
    if (parts.size() > mostParts) {
      throw Error(ErrorCode::BadInput, say("The file %1 names %2 parts.", folder / index, parts.size()));
    }
    std::vector<std::string> names = {index};
    names.insert(names.end(), parts.begin(), parts.end());
    return names;
  }
  throw Error(ErrorCode::NotFound,
              say("The folder %1 has no weights: model.safetensors or pytorch_model.bin is missing. Put the file that "
                  "belongs to the encoder into the folder.",
                  folder));
}

WeightFiles::WeightFiles(const fs::path& folder) : m_folder(folder) {
  const std::vector<std::string> names = weightFileNames(folder);
  m_fromPytorch = names.front().starts_with("pytorch_model");
  for (const std::string& name : names) {
    if (isIndex(name)) continue;
    const fs::path path = fileInside(folder, name);
    m_files.push_back(m_fromPytorch ? openPytorchFile(path) : openSafetensors(path));
  }
  if (isIndex(names.front())) checkIndex(folder, names.front(), m_files);
  for (const TensorFile& file : m_files) {
    for (const TensorEntry& tensor : file.tensors) {
      m_tensors.push_back(&tensor);
      if (m_byName.emplace(tensor.name, &tensor).second) continue;
      throw Error(ErrorCode::Corrupt,
                  say("The tensor %1 stands in two files of %2. Fetch the encoder again.", tensor.name, folder));
    }
  }
}

void WeightFiles::add(const std::string& name, std::vector<std::int64_t> shape, std::vector<float> values) {
  AddedTensor& added = m_added.emplace_back();
  added.values = std::move(values);
  added.entry.name = name;
  added.entry.shape = std::move(shape);
  added.entry.bytes = std::as_bytes(std::span(added.values));
  m_tensors.push_back(&added.entry);
  m_byName[added.entry.name] = &added.entry;
}

void WeightFiles::remove(const TensorEntry& tensor) {
  m_byName.erase(tensor.name);
  std::erase(m_tensors, &tensor);
}

const TensorEntry* WeightFiles::find(const std::string& name) const {
  const auto found = m_byName.find(name);
  return found == m_byName.end() ? nullptr : found->second;
}

}  // namespace wb
