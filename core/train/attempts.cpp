#include "core/train/attempts.h"

namespace wb {

std::vector<TrainConfig> attemptsOf(const TrainConfig& config, std::int64_t stepsPerEpoch, bool validated) {
  std::vector<TrainConfig> attempts{config};
  if (!config.secondTry || !validated) return attempts;
  TrainConfig second = config;
  second.epochs = epochsOfAllTries(config) - config.epochs;
  second.learningRate *= 0.6;
  second.layerDecay = 1 - 0.75 * (1 - config.layerDecay);
  if (config.maxSteps > 0) {
    second.maxSteps -= stepsPerEpoch * config.epochs;
    if (second.maxSteps <= 0) return attempts;
  }
  attempts.push_back(second);
  return attempts;
}

}  // namespace wb
