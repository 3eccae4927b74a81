// An encoder whose head for hidden tokens always guesses the same ones: it can be known what it makes of a text.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/nn/encoder_folder.h"
#include "core/nn/safetensors.h"
#include "core/nn/weight_files.h"
#include "core/text/tokenizer.h"
#include "tests/temporary_folder.h"

namespace wb {

/// Gives the BERT in `folder`, `size` wide, a head of zeros but for the biases of some tokens.
inline void addMaskedHead(const std::filesystem::path& folder, std::size_t size,
                          const std::map<std::string, float>& biases) {
  const auto tokenizer = loadTokenizer(folder);
  std::vector<float> bias(tokenizer->size());
  for (std::size_t id = 0; id < bias.size(); ++id) {
    const auto found = biases.find(tokenizer->tokenText(static_cast<TokenId>(id)));
    if (found != biases.end()) bias[id] = found->second;
  }
  const std::vector<float> zeros(size * size);
  const WeightFiles weights(folder);
  std::vector<TensorToWrite> tensors;
  for (const TensorEntry* tensor : weights.tensors()) {
    tensors.push_back({tensor->name, tensor->type, tensor->shape, tensor->bytes});
  }
  const auto add = [&](const std::string& name, std::vector<std::int64_t> shape, std::span<const float> values) {
    std::size_t count = 1;
    for (const std::int64_t each : shape) count *= static_cast<std::size_t>(each);
    tensors.push_back({"cls.predictions." + name, TensorType::Float32, shape, std::as_bytes(values.first(count))});
  };
  const auto wide = static_cast<std::int64_t>(size);
  add("transform.dense.weight", {wide, wide}, zeros);
  add("transform.dense.bias", {wide}, zeros);
  add("transform.LayerNorm.weight", {wide}, zeros);
  add("transform.LayerNorm.bias", {wide}, zeros);
  add("bias", {static_cast<std::int64_t>(bias.size())}, bias);
  writeSafetensors(folder / "model.safetensors", tensors);
}

/// A random encoder that knows `texts`, with such a head, in `folder`/guessing.
inline std::filesystem::path guessingEncoder(const TemporaryFolder& folder, const std::vector<std::string>& texts,
                                             const std::map<std::string, float>& biases) {
  std::filesystem::path path = folder.path() / "guessing";
  createEncoder(path, {1, 16, 2, 32}, texts, 7);
  addMaskedHead(path, 16, biases);
  return path;
}

}  // namespace wb
