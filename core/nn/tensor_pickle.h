// The pickle inside a file of torch.save: which tensor is which part of which storage. It is taken apart, never run:
// only the operations and names that a dictionary of tensors needs are known, everything else is refused by name.
// The operations are those of Python's pickletools; the tensors' form is that of torch._utils._rebuild_tensor_v2.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/tensor_file.h"

namespace wb {

/// The bytes of the storage with this key; throws where there is none.
using FindStorage = std::function<std::span<const std::byte>(const std::string& key)>;

/// The tensors of the dictionary in `pickle`, in its order; other values in it are left out. `path` is for the words
/// only. Throws Error: Corrupt, BadInput for a name that no tensor needs, Unsupported for another content.
std::vector<TensorEntry> readTensorPickle(const std::filesystem::path& path, std::span<const std::byte> pickle,
                                          const FindStorage& storage);

}  // namespace wb
