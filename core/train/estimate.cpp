#include "core/train/estimate.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/base/progress.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/attempts.h"
#include "core/train/layer_rates.h"
#include "core/train/memory_reuse.h"
#include "core/train/training_step_impl.h"
#include "core/train/weight_average_impl.h"

namespace wb {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double bytesWrittenASecond = 3e8;  // and synced, by an ordinary disk

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

double meanLength(const TrainingLoad& load) {
  const auto tokens = std::accumulate(load.lengths.begin(), load.lengths.end(), std::size_t{0});
  return std::max(1.0,
                  static_cast<double>(tokens) / static_cast<double>(std::max<std::size_t>(1, load.lengths.size())));
}

/// Texts of a step.
std::int64_t textsAtOnce(const TrainConfig& config, const TrainingLoad& load) {
  const auto ofTokens = static_cast<std::int64_t>(std::max(1.0, std::round(config.batchTokens / meanLength(load))));
  const std::int64_t batch = config.batchTokens > 0 ? ofTokens : config.batchSize;
  return std::min<std::int64_t>(batch * config.accumulate, std::max<std::int64_t>(1, load.trainTexts));
}

int readings(const TrainConfig& config) { return config.rDrop > 0 ? 2 : 1; }

/// Texts that are computed together: a step, or where it is large, one of its equal parts.
std::int64_t textsOfPart(const BertConfig& encoder, const TrainConfig& config, const TrainingLoad& load) {
  const std::int64_t texts = textsAtOnce(config, load);
  const double tokens = static_cast<double>(texts) * meanLength(load) * readings(config);
  const double parts = std::ceil(tokens / static_cast<double>(train::tokensAtOnce(encoder)));
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(texts) / std::max(1.0, parts)));
}

/// Texts whose lengths are spread as those of the training are.
std::vector<LabelledTokens> sampleOf(const TrainingLoad& load, std::int64_t texts, std::int64_t vocabulary) {
  std::vector<std::size_t> lengths = load.lengths;
  std::sort(lengths.begin(), lengths.end());
  std::vector<LabelledTokens> sample(static_cast<std::size_t>(texts));
  Random random(1);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const std::size_t length = lengths.empty() ? 1 : lengths[(2 * i + 1) * lengths.size() / (2 * sample.size())];
    for (std::size_t token = 0; token < std::max<std::size_t>(1, length); ++token) {
      sample[i].ids.push_back(static_cast<TokenId>(random.below(static_cast<std::size_t>(vocabulary))));
    }
    sample[i].label = static_cast<int>(i % load.categories);
  }
  return sample;
}

/// The encoder with fewer layers and a short token table: of either, a step reads a part.
BertConfig shallow(const BertConfig& encoder, std::int64_t layers, std::size_t categories) {
  constexpr std::int64_t shortTable = 2000;
  BertConfig config = encoder;
  config.layers = layers;
  config.innerLayers = 1;
  if (config.layerGroups > 1) config.layerGroups = layers;
  config.vocabularySize = std::max(config.padId + 1, std::min(shortTable, config.vocabularySize));
  config.classes.assign(categories, "");
  return config;
}

/// Seconds that the parts of a step take.
struct StepTimes {
  double learn = 0;
  double update = 0;
  double answer = 0;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Small values of either sign; drawing them at random would take longer than what is measured.
void fill(torch::nn::Module& network) {
  const torch::NoGradGuard noGradient;
  for (torch::Tensor& parameter : network.parameters()) {
    float* values = parameter.data_ptr<float>();
    for (std::int64_t i = 0; i < parameter.numel(); ++i) {
      values[i] = static_cast<float>(i * 7919 % 1009) * 4e-5F - 0.02F;
    }
  }
}

/// Of a network of so many layers, the median of a few rounds after a first one that warms it up.
StepTimes timesOf(const BertConfig& sizes, const TrainConfig& config, Pooling pooling,
                  const std::vector<LabelledTokens>& sample, const std::function<void()>& poll) {
  constexpr double enoughSeconds = 0.5;
  constexpr std::size_t mostRounds = 5;
  nn::Classifier classifier(sizes, pooling);
  Random random(1);
  fill(*classifier);
  train::TrainableNetwork network = train::makeTrainable(classifier, config, train::computesInBf16(config));
  train::AdamW optimizer;
  train::registerParameters(optimizer, network, config);
  train::WeightAverage average(config.emaDecay);
  if (config.emaDecay > 0) {
    for (const auto& [name, parameter] : network.trained()) average.add(name, parameter);
  }
  std::vector<std::size_t> batch(sample.size());
  std::iota(batch.begin(), batch.end(), 0);
  std::vector<double> learn, update, answer;
  double all = 0;
  for (std::size_t round = 0; round <= mostRounds && (round < 2 || all < enoughSeconds); ++round) {
    const auto begin = Clock::now();
    train::accumulateGradients(network, optimizer, sample, batch, random, poll);
    const double learnt = secondsSince(begin);
    optimizer.step(1e-6, config.clipNorm);
    if (config.emaDecay > 0) average.update();
    network.clearGradients();
    const double updated = secondsSince(begin);
    train::answer(network, sample, poll);
    if (round == 0) continue;
    learn.push_back(learnt);
    update.push_back(updated - learnt);
    answer.push_back(secondsSince(begin) - updated);
    all += secondsSince(begin);
  }
  return {median(learn), median(update), median(answer)};
}

Pooling poolingOf(const BertConfig& encoder, const TrainConfig& config) {
  if (config.pooling != Pooling::Auto) return config.pooling;
  return encoder.pooling == Pooling::Auto ? Pooling::Cls : encoder.pooling;
}

std::int64_t layerParameters(const BertConfig& sizes) {
  return 4 * sizes.hiddenSize * sizes.hiddenSize + 2 * sizes.hiddenSize * sizes.intermediateSize +
         9 * sizes.hiddenSize + sizes.intermediateSize;
}

/// Of the layers and the head.
std::int64_t denseParameters(const BertConfig& encoder, std::size_t categories) {
  return encoder.distinctLayers() * layerParameters(encoder) +
         encoder.hiddenSize * (encoder.hiddenSize + static_cast<std::int64_t>(categories));
}

std::int64_t tableParameters(const BertConfig& encoder) { return encoder.vocabularySize * encoder.embeddingSize; }

/// Layers that learn nothing in epoch `epoch`.
int frozenIn(const TrainConfig& config, int layers, int epoch) {
  const LayerRates rates{config.layerDecay, config.frozenLayers, false, config.epochsPerThaw};
  int frozen = 0;
  for (int layer = 1; layer <= layers; ++layer) frozen += isFrozen(rates, layer, epoch + 0.5) ? 1 : 0;
  return frozen;
}

}  // namespace

StepCost measureStep(const BertConfig& encoder, const TrainConfig& config, const TrainingLoad& load,
                     const std::stop_token& stop) {
  const auto poll = [&stop] { throwIfStopped(stop); };
  return nn::withTorchErrors(say("estimate the training"), [&] {
    const MemoryReuse reuse;
    setComputeThreads(config.threads);
    TrainConfig measured = config;
    measured.frozenLayers = 0;
    const Pooling pooling = poolingOf(encoder, config);
    const BertConfig one = shallow(encoder, 1, load.categories);
    const BertConfig two = shallow(encoder, 2, load.categories);
    const auto sample = sampleOf(load, textsOfPart(encoder, config, load), one.vocabularySize);
    double tokens = 0;
    for (const LabelledTokens& text : sample) tokens += static_cast<double>(text.ids.size());
    const StepTimes low = timesOf(one, measured, pooling, sample, poll);
    const StepTimes high = timesOf(two, measured, pooling, sample, poll);
    const auto more = static_cast<double>(encoder.passes() - 1);
    const auto moreWeights = static_cast<double>(encoder.distinctLayers() - 1);
    const StepTimes layer{std::max(0.0, high.learn - low.learn), std::max(0.0, high.update - low.update),
                          std::max(0.0, high.answer - low.answer)};
    const double forwards = readings(config) * (config.adversarialRadius > 0 ? 2 : 1);
    StepCost cost;
    cost.learnToken = (low.learn + more * layer.learn) / tokens;
    // An adversarial step goes back to the tokens whatever is frozen.
    const double backward = std::max(0.0, layer.learn - forwards * layer.answer);
    cost.thawedLayer = config.adversarialRadius > 0 ? 0 : backward / tokens;
    cost.update = low.update + moreWeights * layer.update;
    cost.updatedLayer = layer.update;
    cost.answerToken = (low.answer + more * layer.answer) / tokens;
    const std::int64_t parameters = denseParameters(encoder, load.categories) + tableParameters(encoder);
    cost.save = static_cast<double>(4 * parameters) / bytesWrittenASecond;
    return cost;
  });
}

namespace {

double attemptSeconds(const StepCost& cost, const BertConfig& encoder, const TrainConfig& config,
                      const TrainingLoad& load) {
  const double length = meanLength(load);
  const double epochTokens = static_cast<double>(load.trainTexts) * length;
  const double epochSteps =
      std::ceil(static_cast<double>(load.trainTexts) / static_cast<double>(textsAtOnce(config, load)));
  const double evaluationSeconds = static_cast<double>(load.validationTexts) * length * cost.answerToken;
  double left = config.maxSteps > 0 ? static_cast<double>(config.maxSteps) : epochSteps * config.epochs;
  double seconds = 0;
  double evaluations = 0;
  for (int epoch = 0; epoch < config.epochs && left > 0; ++epoch) {
    const int frozen = frozenIn(config, static_cast<int>(encoder.passes()), epoch);
    const double token = cost.learnToken - frozen * cost.thawedLayer;
    const double update = cost.update - frozen * cost.updatedLayer;
    const double share = std::min(1.0, left / epochSteps);
    seconds += share * (epochTokens * token + epochSteps * update);
    evaluations += std::ceil(share * std::max(1.0, config.evaluationsPerEpoch));
    left -= epochSteps;
  }
  const double saves = std::min(evaluations, 3.0) + std::max(0.0, evaluations - 3) / 3;
  return seconds + evaluations * evaluationSeconds + saves * cost.save;
}

}  // namespace

double trainingSeconds(const StepCost& cost, const BertConfig& encoder, const TrainConfig& config,
                       const TrainingLoad& load) {
  const std::int64_t texts = std::max<std::int64_t>(1, load.trainTexts);
  const std::int64_t atOnce = textsAtOnce(config, load);
  double seconds = 0;
  for (const TrainConfig& attempt : attemptsOf(config, (texts + atOnce - 1) / atOnce, load.validationTexts > 0)) {
    seconds += attemptSeconds(cost, encoder, attempt, load);
  }
  return seconds;
}

std::int64_t trainingMemory(const BertConfig& encoder, const TrainConfig& config, const TrainingLoad& load) {
  const bool bf16 = train::computesInBf16(config);
  const std::int64_t hidden = encoder.hiddenSize;
  const std::int64_t inner = encoder.intermediateSize;
  // Weight, gradient, two moments and a running mean in fp32, and a copy in bf16. The weights of queries, keys and
  // values are moved together, and the file they came from stays in memory beside them.
  const std::int64_t weights =
      denseParameters(encoder, load.categories) * ((bf16 ? 18 : 16) + (config.emaDecay > 0 ? 4 : 0)) +
      encoder.distinctLayers() * 3 * hidden * hidden * 4 + tableParameters(encoder) * 4;
  std::size_t longest = 1;
  for (const std::size_t length : load.lengths) longest = std::max(longest, length);
  const std::int64_t batch = textsAtOnce(config, load) * static_cast<std::int64_t>(meanLength(load) * 1.1);
  std::int64_t tokens =
      std::min<std::int64_t>(batch * readings(config), static_cast<std::int64_t>(train::tokensAtOnce(encoder)));
  tokens = std::max<std::int64_t>(tokens, static_cast<std::int64_t>(longest) * readings(config));
  constexpr std::int64_t roomGrain = 256;  // of packed_encoder.cpp
  tokens = (tokens + roomGrain - 1) / roomGrain * roomGrain;
  const std::int64_t value = bf16 ? 2 : 4;
  // What a layer keeps of a token for its way back, and what all layers share.
  const std::int64_t kept = (6 * hidden + 2 * inner) * value + (2 * hidden + encoder.heads + 4) * 4;
  const std::int64_t shared = (4 * hidden + std::max(hidden, inner)) * value + 4 * hidden * 4;
  // Rows of a trained table that some text has, at most: gradient, and two moments.
  std::int64_t rows = 0;
  if (!config.freezeEmbeddings) {
    const double tokensRead = static_cast<double>(load.trainTexts) * meanLength(load);
    rows = std::min<std::int64_t>(encoder.vocabularySize, static_cast<std::int64_t>(20 * std::sqrt(tokensRead)));
  }
  return weights + tokens * (encoder.passes() * kept + shared) + rows * encoder.embeddingSize * 12;
}

}  // namespace wb
