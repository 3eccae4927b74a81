// A classifier as it is trained: fp32 originals of the weights, and the copies it computes with.
#pragma once

#include "core/data/training.h"
#include "core/nn/bert_impl.h"
#include "core/train/adamw_impl.h"

namespace wb::train {

struct TrainableNetwork {
  nn::Classifier master = nullptr;   ///< all in fp32: what is saved
  nn::Classifier working = nullptr;  ///< what computes; `master` itself in fp32
  bool tableFrozen = false;
  double adversarialRadius = 0;  ///< of TrainConfig

  /// Parameters that training changes, by name, of `master`.
  std::vector<NamedTensor> trained() const;
};

/// `bf16` gives the dense layers of the encoder bf16 copies to compute with; everything else, the head
/// included, is shared with `master`. Sets dropout and what requires gradients by `config`.
TrainableNetwork makeTrainable(const nn::Classifier& master, const TrainConfig& config, bool bf16);

/// Registers the parameters with their rules: no decay on biases and LayerNorm, a higher rate for the head.
void registerParameters(AdamW& optimizer, const TrainableNetwork& network, const TrainConfig& config);

/// Brings the bf16 copies up to date with masters that were changed by other means than the optimiser.
void refreshCopies(const TrainableNetwork& network);

}  // namespace wb::train
