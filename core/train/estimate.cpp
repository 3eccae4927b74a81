#include "core/train/estimate.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "core/base/progress.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/packed_encoder_impl.h"
#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/training_step_impl.h"

namespace wb {
namespace {

using Clock = std::chrono::steady_clock;

struct BatchShape {
  std::int64_t texts = 0;
  std::int64_t length = 0;
};

/// The mean batch of an epoch: its texts and their mean length.
BatchShape meanBatch(std::span<const std::size_t> lengths, const TrainConfig& config) {
  std::size_t tokens = 0;
  for (const std::size_t length : lengths) tokens += length;
  const auto texts = static_cast<std::int64_t>(lengths.size());
  const std::int64_t length = static_cast<std::int64_t>(tokens) / std::max<std::int64_t>(1, texts);
  return {std::min<std::int64_t>(config.batchSize, std::max<std::int64_t>(1, texts)),
          std::max<std::int64_t>(1, length)};
}

/// Seconds of one layer's forward and backward pass over [texts, length], the shortest of a few.
double layerSeconds(const BertConfig& sizes, BatchShape shape, bool bf16, const std::stop_token& stop) {
  constexpr int repetitions = 4;
  BertConfig one = sizes;
  one.layers = one.layerGroups = one.innerLayers = 1;
  one.vocabularySize = one.padId + 1;  // of the table only one row is read
  nn::Bert network(one, false);
  Random random(1);
  nn::initialize(*network, one, random);
  nn::PackedEncoder encoder(network, one, {Pooling::Mean, bf16, /*trains=*/true});
  nn::PackedBatch batch;
  for (std::int64_t i = 0; i < shape.texts; ++i) {
    batch.add(std::vector<TokenId>(static_cast<std::size_t>(shape.length), 0));
  }
  double shortest = 1e9;
  for (int i = 0; i < repetitions; ++i) {
    throwIfStopped(stop);
    const auto begin = Clock::now();
    encoder.backward(torch::ones_like(encoder.forward(batch, {&random, {}, /*keep=*/true, {}})));
    shortest = std::min(shortest, std::chrono::duration<double>(Clock::now() - begin).count());
  }
  return shortest;
}

std::int64_t layerParameters(const BertConfig& sizes) {
  return 4 * sizes.hiddenSize * sizes.hiddenSize + 2 * sizes.hiddenSize * sizes.intermediateSize;
}

std::int64_t memoryFor(const BertConfig& sizes, BatchShape shape, const TrainConfig& config, bool bf16) {
  const std::int64_t trained = sizes.distinctLayers() * layerParameters(sizes);
  const std::int64_t table = sizes.vocabularySize * sizes.embeddingSize;
  // Weight, gradient, two moments and a running mean in fp32, and a copy in bf16.
  const std::int64_t perParameter = (bf16 ? 18 : 16) + (config.emaDecay > 0 ? 4 : 0);
  const std::int64_t atOnce =
      std::min<std::int64_t>(shape.texts * shape.length, static_cast<std::int64_t>(train::tokensAtOnce(sizes)));
  const std::int64_t valueBytes = bf16 ? 2 : 4;
  // What a layer keeps of a token for its way back: six vectors of hidden size and two of the intermediate one in the
  // type of the products, and two of hidden size in fp32.
  const std::int64_t kept = sizes.passes() * atOnce *
                            ((6 * sizes.hiddenSize + 2 * sizes.intermediateSize) * valueBytes + 8 * sizes.hiddenSize);
  return trained * perParameter + table * (config.freezeEmbeddings ? 4 : 8) + kept;
}

}  // namespace

TrainingCost estimateTraining(const BertConfig& encoder, const TrainConfig& config,
                              std::span<const std::size_t> lengths, std::int64_t trainTexts,
                              std::int64_t validationTexts, const std::stop_token& stop) {
  return nn::withTorchErrors(say("estimate the training"), [&] {
    setComputeThreads(config.threads);
    const bool bf16 =
        config.precision == Precision::Bf16 || (config.precision == Precision::Auto && processorHasBf16());
    const BatchShape shape = meanBatch(lengths, config);
    BatchShape measured = shape;
    measured.texts = std::clamp<std::int64_t>(static_cast<std::int64_t>(train::tokensAtOnce(encoder)) / shape.length, 1,
                                              shape.texts);
    const double layer = layerSeconds(encoder, measured, bf16, stop);
    const double passSeconds = layer * static_cast<double>(encoder.passes()) / static_cast<double>(measured.texts);
    const double textSeconds = passSeconds * (config.adversarialRadius > 0 ? 2 : 1) * (config.rDrop > 0 ? 2 : 1);
    // The optimiser moves some 28 bytes a parameter through memory, at several GB/s.
    constexpr double optimizerSecondsPerParameter = 28 / 8e9;
    double steps = static_cast<double>(trainTexts) * config.epochs / (config.batchSize * config.accumulate);
    if (config.maxSteps > 0) steps = std::min(steps, static_cast<double>(config.maxSteps));
    const double optimizer =
        optimizerSecondsPerParameter * static_cast<double>(encoder.distinctLayers() * layerParameters(encoder));
    TrainingCost cost;
    cost.seconds = steps * (textSeconds * config.batchSize * config.accumulate + optimizer);
    constexpr double forwardShare = 1.0 / 3;
    cost.seconds += static_cast<double>(validationTexts) * config.epochs * passSeconds * forwardShare;
    cost.memoryBytes = memoryFor(encoder, shape, config, bf16);
    return cost;
  });
}

}  // namespace wb
