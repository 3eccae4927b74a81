#include "core/train/layer_rates.h"

#include <algorithm>
#include <cmath>

namespace wb {

double layerDecay(double decay, int layer, int layers) { return std::pow(decay, std::max(0, layers - layer)); }

bool isFrozen(const LayerRates& rates, int layer, double epoch) {
  if (layer == 0 && rates.freezeEmbeddings) return true;
  if (rates.frozenLayers == 0 || layer > rates.frozenLayers) return false;
  if (rates.epochsPerThaw <= 0) return true;
  return epoch < rates.epochsPerThaw * (rates.frozenLayers - layer + 1);
}

double layerRateFactor(const LayerRates& rates, int layer, int layers, double epoch) {
  return isFrozen(rates, layer, epoch) ? 0 : layerDecay(rates.decay, layer, layers);
}

}  // namespace wb
