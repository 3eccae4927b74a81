// A classifier as it is trained: its parameters in fp32, and the packed network that computes on them.
#pragma once

#include <memory>

#include "core/data/training.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_encoder_impl.h"
#include "core/train/adamw_impl.h"

namespace wb::train {

struct TrainableNetwork {
  nn::Classifier classifier = nullptr;         ///< owns the parameters, all in fp32: what is saved
  std::unique_ptr<nn::PackedEncoder> encoder;  ///< computes up to the pooled vectors; the head is the classifier's own
  bool tableFrozen = false;
  double adversarialRadius = 0;  ///< of TrainConfig

  /// Parameters that training changes, by name.
  std::vector<NamedTensor> trained() const;
  /// The next batch begins its gradients anew.
  void clearGradients();
};

/// `bf16` lets the encoder's products run in bf16. Sets dropout and what requires gradients by `config`.
TrainableNetwork makeTrainable(const nn::Classifier& classifier, const TrainConfig& config, bool bf16);

/// Registers the parameters with their rules: no decay on biases and LayerNorm, a higher rate for the head.
void registerParameters(AdamW& optimizer, const TrainableNetwork& network, const TrainConfig& config);

}  // namespace wb::train
