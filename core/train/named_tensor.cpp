#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "core/train/named_tensor_impl.h"

namespace wb::train {
namespace {

TensorToWrite asWritten(const NamedTensor& named) {
  const torch::Tensor& tensor = named.tensor;
  TORCH_CHECK(tensor.is_contiguous());
  TensorToWrite entry;
  entry.name = named.name;
  entry.type = tensor.scalar_type() == torch::kInt64 ? TensorType::Int64 : TensorType::Float32;
  entry.shape.assign(tensor.sizes().begin(), tensor.sizes().end());
  entry.bytes = {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()};
  return entry;
}

/// The tensor where it lies in its file.
NamedTensor asTensor(const TensorEntry& entry) {
  const auto type = entry.type == TensorType::Int64 ? torch::kInt64 : torch::kFloat32;
  // Nobody writes to it.
  return {entry.name, torch::from_blob(const_cast<std::byte*>(entry.bytes.data()), entry.shape, type)};
}

}  // namespace

const torch::Tensor& findStored(const std::vector<NamedTensor>& state, const std::string& name) {
  for (const NamedTensor& entry : state) {
    if (entry.name == name) return entry.tensor;
  }
  throw Error(
      ErrorCode::Corrupt,
      say("The stored state of the training lacks \"%1\". Start a new run; the best epoch of this one is kept.", name));
}

const torch::Tensor& findStored(const std::vector<NamedTensor>& state, const std::string& name,
                                torch::IntArrayRef shape) {
  const torch::Tensor& stored = findStored(state, name);
  if (stored.sizes() == shape) return stored;
  throw Error(
      ErrorCode::Corrupt,
      say("The stored state of the training has another shape for \"%1\". Start a new run; the best epoch of this "
          "one is kept.",
          name));
}

void copyStored(const torch::Tensor& target, const std::vector<NamedTensor>& state, const std::string& name) {
  target.copy_(findStored(state, name, target.sizes()));
}

void writeTensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors) {
  std::vector<TensorToWrite> written;
  written.reserve(tensors.size());
  for (const NamedTensor& named : tensors) written.push_back(asWritten(named));
  writeSafetensors(path, written);
}

StoredTensors readTensors(const std::filesystem::path& path) {
  StoredTensors stored{openSafetensors(path), {}};
  for (const TensorEntry& entry : stored.file.tensors) stored.tensors.push_back(asTensor(entry));
  return stored;
}

}  // namespace wb::train
