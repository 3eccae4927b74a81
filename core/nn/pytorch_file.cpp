#include "core/nn/pytorch_file.h"

#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/nn/stored_zip.h"
#include "core/nn/tensor_pickle.h"

namespace wb {
namespace {

constexpr std::string_view pickleName = "data.pkl";
constexpr std::size_t largestPickle = std::size_t{16} << 20U;

[[noreturn]] void refuseOther(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  if (!bytes.empty() && bytes[0] == std::byte{0x80}) {  // a pickle begins so
    throw Error(
        ErrorCode::Unsupported,
        say("The file %1 is in the form of PyTorch before 1.6. Where you trust it, open it with Python and save "
            "it again: torch.save(torch.load(\"%2\", weights_only=True), \"%2\").",
            path, path.filename()));
  }
  throw Error(ErrorCode::Corrupt, say("The file %1 is not a file of torch.save. Fetch the encoder again.", path));
}

/// The beginning of all entries' names: that of data.pkl, with its slash.
std::string archiveName(const std::filesystem::path& path, const ZipEntries& entries) {
  std::string found;
  for (const auto& [name, bytes] : entries) {
    if (!name.ends_with(pickleName) || name.find('/') != name.size() - pickleName.size() - 1) continue;
    if (!found.empty()) throw Error(ErrorCode::Corrupt, say("The file %1 has more than one data.pkl.", path));
    found = name.substr(0, name.size() - pickleName.size());
  }
  if (found.empty()) {
    throw Error(ErrorCode::Unsupported, say("The file %1 has no data.pkl: it is another kind of zip archive. Save the "
                                            "network's state_dict() with torch.save.",
                                            path));
  }
  return found;
}

}  // namespace

std::vector<TensorEntry> parsePytorchFile(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  if (!looksLikeZip(bytes)) refuseOther(path, bytes);
  const ZipEntries entries = readStoredZip(path, bytes);
  const std::string archive = archiveName(path, entries);
  const auto order = entries.find(archive + "byteorder");
  if (order != entries.end() &&
      std::string_view(reinterpret_cast<const char*>(order->second.data()), order->second.size()) != "little") {
    throw Error(ErrorCode::Unsupported,
                say("The file %1 was written on a big-endian machine. Save it again on another.", path));
  }
  const auto pickle = entries.at(archive + std::string(pickleName));
  if (pickle.size() > largestPickle) {
    throw Error(ErrorCode::Corrupt, say("The file %1 describes more tensors than any network has.", path));
  }
  return readTensorPickle(path, pickle, [&](const std::string& key) {
    const auto found = entries.find(archive + "data/" + key);
    if (found == entries.end()) {
      throw Error(ErrorCode::Corrupt, say("The file %1 is damaged: the storage %2 is missing.", path, key));
    }
    return found->second;
  });
}

TensorFile openPytorchFile(const std::filesystem::path& path) {
  MappedFile file(path);
  std::vector<TensorEntry> tensors = parsePytorchFile(path, file.bytes());
  return {path, std::move(file), std::move(tensors)};
}

}  // namespace wb
