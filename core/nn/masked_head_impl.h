// The head of pretraining that guesses hidden tokens (masked language model; Devlin et al. 2019, arXiv 1810.04805).
// Only nn and tests include this file.
#pragma once

#include <torch/torch.h>

#include <filesystem>

#include "core/nn/bert_impl.h"

namespace wb::nn {

/// logits = LN(activation(dense(x))) Eᵀ + b, with the token table E unless config.json unties them.
struct MaskedHead {
  /// [rows, vocabulary] of vectors [rows, hidden] of the last layer.
  torch::Tensor logits(const torch::Tensor& vectors) const;

  Linear dense = nullptr;
  LayerNorm norm = nullptr;
  torch::Tensor decoder;  ///< [vocabulary, embedding]
  torch::Tensor bias;     ///< [vocabulary]
  Activation activation = Activation::Gelu;
};

/// The head beside the encoder in `folder`. Throws Error{BadInput} where there is none.
MaskedHead loadMaskedHead(const std::filesystem::path& folder);

}  // namespace wb::nn
