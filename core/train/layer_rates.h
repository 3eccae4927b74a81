// How fast each layer learns: slower towards the token vectors, and frozen ones not at all until they thaw. Layers are
// numbered as the text meets them: 0 the embeddings, 1 … `layers` the encoder's layers, layers + 1 the classifier.
#pragma once

namespace wb {

struct LayerRates {
  /// Each layer learns this many times as fast as the one above it (Zhang et al. 2021, "Revisiting few-sample BERT
  /// fine-tuning", arXiv 2006.05987). 1: all alike.
  double decay = 1;
  int frozenLayers = 0;           ///< the lowest ones; what lies beneath them, the embeddings, is frozen with them
  bool freezeEmbeddings = false;  ///< from the first epoch to the last
  /// Gradual unfreezing (Howard & Ruder 2018, arXiv 1801.06146): the uppermost frozen layer thaws after so many
  /// epochs, the one beneath it after as many more. 0: they stay frozen.
  double epochsPerThaw = 0;
};

/// decay^(layers − layer) up to 1, the classifier's and the uppermost layer's factor.
double layerDecay(double decay, int layer, int layers);

/// Whether `layer` learns nothing at `epoch` epochs (0 at the start, 1.5 in the middle of the second).
bool isFrozen(const LayerRates& rates, int layer, double epoch);

/// Factor on the learning rate of `layer`: 0 where it is frozen, else layerDecay.
double layerRateFactor(const LayerRates& rates, int layer, int layers, double epoch);

}  // namespace wb
