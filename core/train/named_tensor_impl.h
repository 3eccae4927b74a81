// Tensors by name, as a run stores them.
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/nn/tensor_file.h"

namespace wb::train {

/// A tensor by a name that is unique among those it is stored with.
struct NamedTensor {
  std::string name;
  torch::Tensor tensor;
};

/// The stored tensor `name`. Throws Error{Corrupt} where there is none.
const torch::Tensor& findStored(const std::vector<NamedTensor>& state, const std::string& name);

/// The same where it must be of that shape.
const torch::Tensor& findStored(const std::vector<NamedTensor>& state, const std::string& name,
                                torch::IntArrayRef shape);

/// Fills `target` with the stored tensor `name`. Throws Error{Corrupt} where there is none of that shape.
void copyStored(const torch::Tensor& target, const std::vector<NamedTensor>& state, const std::string& name);

/// Writes a file of fp32 and int64 tensors, whole or not at all. Throws Error(DiskFull, ReadOnly, Io).
void writeTensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors);

/// Tensors that lie in the file, which is mapped: only to be read, and only while this lives.
struct StoredTensors {
  TensorFile file;
  std::vector<NamedTensor> tensors;
};
/// Throws Error(NotFound, Io, Corrupt).
StoredTensors readTensors(const std::filesystem::path& path);

}  // namespace wb::train
