// A classifier as it is trained: its parameters in fp32, and the packed network that computes on them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/data/training.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_encoder_impl.h"
#include "core/train/adamw_impl.h"

namespace wb::train {

struct TrainableNetwork {
  nn::Classifier classifier = nullptr;         ///< owns the parameters, all in fp32: what is saved
  std::unique_ptr<nn::PackedEncoder> encoder;  ///< computes up to the pooled vectors; the head is the classifier's own
  bool tableFrozen = false;
  /// Of TrainConfig, what the loss is made of.
  double adversarialRadius = 0;
  double labelSmoothing = 0;
  double focalGamma = 0;
  double rDrop = 0;
  bool severalLabels = false;        ///< a sigmoid a class instead of a softmax over all
  std::vector<double> classWeights;  ///< [classes]; empty: all 1
  std::size_t lowestLayer = 0;       ///< below it nothing is trained now (layer_rates.h counts them)

  /// Parameters that training changes, by name.
  std::vector<NamedTensor> trained() const;
  /// The next batch begins its gradients anew.
  void clearGradients();
};

/// Whether the encoder's products run in bf16 on this processor.
bool computesInBf16(const TrainConfig& config);

/// `bf16` lets the encoder's products run in bf16. Sets dropout and what requires gradients by `config`.
TrainableNetwork makeTrainable(const nn::Classifier& classifier, const TrainConfig& config, bool bf16);

/// Passes through the encoder's layers: layer_rates.h's number of layers.
int layersOf(const TrainableNetwork& network);

/// Registers the parameters with their rules: no decay on biases and LayerNorm, a higher rate for the head.
void registerParameters(AdamW& optimizer, const TrainableNetwork& network, const TrainConfig& config);

}  // namespace wb::train
