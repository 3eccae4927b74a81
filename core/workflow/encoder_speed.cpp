#include "core/workflow/encoder_speed.h"

#include <algorithm>
#include <chrono>

#include "core/data/presets.h"
#include "core/nn/network_files.h"
#include "core/nn/text_encoder.h"
#include "core/train/estimate.h"
#include "core/workflow/encoders.h"
#include "core/workflow/sampled_texts.h"

namespace wb {
namespace {

double textsReadASecond(TextEncoder& network, const std::vector<std::string>& texts, int maxLength,
                        const ProgressSink& progress, const std::stop_token& stop) {
  constexpr double leastSeconds = 2;
  constexpr std::int64_t milli = 1000;
  constexpr auto wholeTime = static_cast<std::int64_t>(leastSeconds * milli);
  ClassifyOptions options;
  options.maxLength = static_cast<std::size_t>(maxLength);
  options.stop = stop;
  network.embed(texts, options);
  std::int64_t done = 0;
  double seconds = 0;
  const auto start = std::chrono::steady_clock::now();
  while (seconds < leastSeconds) {
    network.embed(texts, options);
    done += static_cast<std::int64_t>(texts.size());
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (progress) progress({std::min(static_cast<std::int64_t>(seconds * milli), wholeTime), wholeTime});
  }
  return static_cast<double>(done) / seconds;
}

}  // namespace

EncoderSpeed measureSpeed(const Project& project, const std::string& encoder, int maxLength,
                          const ProgressSink& progress, const std::stop_token& stop) {
  constexpr std::size_t textsAtOnce = 128;
  const std::vector<std::string> texts = sampledTexts(project, textsAtOnce);
  const EncoderInfo info = findEncoder(project, encoder);
  TrainingLoad load;
  load.trainTexts = 10'000;
  TrainConfig config = presetConfig(Preset::Balanced, info.name, info.hiddenSize, load.trainTexts);
  config.epochs = 1;
  config.maxLength = maxLength;
  EncoderSpeed speed;
  speed.batchSize = config.batchSize;
  {
    const std::unique_ptr<TextEncoder> network = TextEncoder::load(info.folder);
    speed.textsRead = textsReadASecond(*network, texts, maxLength, progress, stop);
    const auto limit = static_cast<std::size_t>(std::min(maxLength, info.maxLength));
    for (const std::string& text : texts)
      load.lengths.push_back(std::min(network->tokenizer().ids(text).size(), limit));
  }
  const BertConfig sizes = openNetworkFiles(info.folder).config;
  const StepCost cost = measureStep(sizes, config, load, stop);
  speed.textsTrained = static_cast<double>(load.trainTexts) / trainingSeconds(cost, sizes, config, load);
  speed.trainingMemory = trainingMemory(sizes, config, load);
  return speed;
}

}  // namespace wb
