// The weights of a folder, whichever files hold them.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/nn/tensor_file.h"

namespace wb {

/// A file of `folder` that may be read: itself, or a link that stays in the folder or leads to the blobs of the same
/// repository in a hub's cache. Throws Error{BadInput} for a link that leads elsewhere.
std::filesystem::path fileInside(const std::filesystem::path& folder, const std::string& name);

/// Which tensor is in which part, by the text of an index; `path` is for the words only. Every part is a plain name.
/// Throws Error: Corrupt, BadInput.
std::map<std::string, std::string> parseWeightIndex(const std::filesystem::path& path, std::string_view text);

/// The names of the files that hold the weights of `folder`, an index first: as transformers, model.safetensors before
/// its parts, those before pytorch_model.bin, that before its parts. Throws Error: NotFound where there is none,
/// Corrupt and BadInput for an index that cannot be used.
std::vector<std::string> weightFileNames(const std::filesystem::path& folder);

/// All weights of a folder, mapped.
class WeightFiles {
 public:
  /// Throws Error as weightFileNames and the readers of the files.
  explicit WeightFiles(const std::filesystem::path& folder);

  /// Puts an fp32 tensor of that shape beside those of the files.
  void add(const std::string& name, std::vector<std::int64_t> shape, std::vector<float> values);
  /// Leaves one out from now on.
  void remove(const TensorEntry& tensor);

  /// nullptr when there is no tensor of that name.
  const TensorEntry* find(const std::string& name) const;
  const std::vector<const TensorEntry*>& tensors() const { return m_tensors; }
  const std::filesystem::path& folder() const { return m_folder; }
  /// True where they lie in files of torch.save.
  bool fromPytorch() const { return m_fromPytorch; }

 private:
  std::filesystem::path m_folder;
  bool m_fromPytorch = false;
  struct AddedTensor {
    std::vector<float> values;
    TensorEntry entry;
  };

  std::vector<TensorFile> m_files;
  std::deque<AddedTensor> m_added;
  std::vector<const TensorEntry*> m_tensors;
  std::unordered_map<std::string_view, const TensorEntry*> m_byName;
};

}  // namespace wb
