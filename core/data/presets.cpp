#include "core/data/presets.h"

#include <algorithm>

namespace wb {
namespace {

constexpr int mostEpochs = 50;

struct Reading {
  int epochs;              ///< of many texts
  std::int64_t textsRead;  ///< at least, all epochs together
};

Reading readingOf(Preset preset) {
  switch (preset) {
    case Preset::Quick: return {2, 1000};
    case Preset::Balanced:
    case Preset::Thorough: break;
  }
  return {5, 2000};
}

}  // namespace

int presetEpochs(Preset preset, std::int64_t trainTexts) {
  const Reading reading = readingOf(preset);
  if (trainTexts <= 0) return reading.epochs;
  const std::int64_t needed = std::min<std::int64_t>(mostEpochs, (reading.textsRead + trainTexts - 1) / trainTexts);
  return std::max(reading.epochs, static_cast<int>(needed));
}

TrainConfig presetConfig(Preset preset, std::string_view encoder, int hiddenSize, std::int64_t trainTexts) {
  TrainConfig config;
  config.encoder = encoder;
  config.preset = preset;
  config.epochs = presetEpochs(preset, trainTexts);
  config.secondTry = preset == Preset::Thorough;
  // Small networks bear and need larger steps; a base network forgets what it knows at such rates.
  const bool small = hiddenSize < 512;
  config.learningRate = small ? 2e-4 : 5e-5;
  config.headFactor = small ? 20 : 10;
  if (encoder == newEncoder) {  // its token vectors are random: they must be learnt, and are nothing to disturb yet
    config.freezeEmbeddings = false;
    return config;
  }
  if (preset == Preset::Quick) return config;
  config.adversarialRadius = 1;
  if (small) {
    config.learningRate = 2.5e-4;
    config.layerDecay = 0.8;  // what lies deeper is worth keeping
    config.headFactor = 1;    // there is time enough: a head that hurries learns the texts by heart
  }
  return config;
}

}  // namespace wb
