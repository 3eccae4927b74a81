#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/text_classifier.h"
#include "core/train/class_balance.h"
#include "core/train/kept_weights_impl.h"
#include "core/train/layer_rates.h"
#include "core/train/learner_impl.h"

namespace wb::train {
namespace {

constexpr std::string_view weightPrefix = "weight.";
constexpr std::string_view optimizerPrefix = "optimizer.";
constexpr std::string_view averagePrefix = "average.";

void addAll(std::vector<NamedTensor>& all, std::string_view prefix, const std::vector<NamedTensor>& some) {
  for (const auto& [name, tensor] : some) all.push_back({std::string(prefix) + name, tensor});
}

/// Those whose names begin with `prefix`, without it.
std::vector<NamedTensor> part(const std::vector<NamedTensor>& all, std::string_view prefix) {
  std::vector<NamedTensor> some;
  for (const auto& [name, tensor] : all) {
    if (name.starts_with(prefix)) some.push_back({name.substr(prefix.size()), tensor});
  }
  return some;
}

std::vector<int> labelsOf(const std::vector<LabelledTokens>& texts) {
  std::vector<int> labels;
  labels.reserve(texts.size());
  for (const LabelledTokens& text : texts) labels.push_back(text.label);
  return labels;
}

WeightAverage averageOf(const TrainableNetwork& network, double decay) {
  WeightAverage average(decay);
  const torch::Tensor table = network.classifier->bert->embeddings->word_embeddings->weight;
  for (const auto& [name, parameter] : network.trained()) {
    if (parameter.is_same(table)) {
      average.addTable(name, parameter);
    } else {
      average.add(name, parameter);
    }
  }
  return average;
}

std::vector<double> weightsFor(const TrainingTask& task) {
  if (!task.severalLabels) return balancedWeights(labelsOf(task.train), task.classes.size());
  std::vector<std::vector<int>> labels;
  labels.reserve(task.train.size());
  for (const LabelledTokens& text : task.train) labels.push_back(text.labels);
  return positiveWeights(labels, task.classes.size());
}

}  // namespace

class Learner::Averaged {
 public:
  explicit Averaged(Learner& learner) : m_learner(learner) { swap(); }
  ~Averaged() { swap(); }
  Averaged(const Averaged&) = delete;
  Averaged& operator=(const Averaged&) = delete;

 private:
  void swap() {
    if (!m_learner.m_average) return;
    m_learner.m_average->swap();
    m_learner.m_network.encoder->refreshCopies();
  }

  Learner& m_learner;
};

Learner::Learner(const TrainConfig& config, const TrainingTask& task, const std::filesystem::path& start)
    : m_config(config), m_start(start), m_bf16(computesInBf16(config)), m_chance(config.seed), m_dropout(config.seed) {
  Random initial(m_config.seed);
  nn::LoadedClassifier loaded = nn::loadForTraining(start, task.classes, m_config.pooling, initial);
  loaded.network->config.problemType = task.severalLabels ? multiLabel : std::string_view();
  loaded.network->config.thresholds.clear();
  m_network = makeTrainable(loaded.network, m_config, m_bf16);
  m_network.severalLabels = task.severalLabels;
  m_weights = std::move(loaded.weights);
  m_replacedHead = loaded.freshHead && !readBertConfig(start).classes.empty();
  if (m_config.classWeights) m_network.classWeights = weightsFor(task);
  registerParameters(m_optimizer, m_network, m_config);
  if (m_config.emaDecay > 0) m_average = averageOf(m_network, m_config.emaDecay);
}

std::int64_t Learner::parameters() const {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : m_network.classifier->parameters()) count += parameter.numel();
  return count;
}

/// How fast each layer learns in the step that begins now.
void Learner::setLayerRates(double epochs) {
  const LayerRates rates{m_config.layerDecay, m_config.frozenLayers, false, m_config.epochsPerThaw};
  const int layers = layersOf(m_network);
  std::vector<double> factors;
  for (int layer = 0; layer <= layers + 1; ++layer) factors.push_back(layerRateFactor(rates, layer, layers, epochs));
  const auto lowest = std::find_if(factors.begin(), factors.end(), [](double factor) { return factor > 0; });
  m_network.lowestLayer = static_cast<std::size_t>(lowest - factors.begin());
  m_optimizer.setLayerFactors(std::move(factors));
}

void Learner::dropGradients() {
  m_optimizer.dropRows();
  m_network.clearGradients();
}

Learner::Step Learner::step(const std::vector<LabelledTokens>& corpus, std::span<const std::size_t> texts,
                            double learningRate, double epochs, const std::function<void()>& poll) {
  setLayerRates(epochs);
  try {
    Step done;
    done.loss = accumulateGradients(m_network, m_optimizer, corpus, texts, m_dropout, poll);
    if (m_average) m_average->beforeStep(m_optimizer.touchedRows());
    done.finite = std::isfinite(done.loss) && std::isfinite(m_optimizer.step(learningRate, m_config.clipNorm));
    if (m_average && done.finite) m_average->update();
    dropGradients();
    m_chance = m_dropout.state();
    return done;
  } catch (...) {
    m_dropout.setState(m_chance);
    dropGradients();
    throw;
  }
}

Answers Learner::answer(const std::vector<LabelledTokens>& texts, const std::function<void()>& poll) {
  const Averaged averaged(*this);
  return train::answer(m_network, texts, poll);
}

void Learner::setThresholds(std::vector<float> thresholds) {
  m_network.classifier->config.thresholds = std::move(thresholds);
}

void Learner::saveClassifier(const std::filesystem::path& target) {
  const Averaged averaged(*this);
  nn::saveClassifier(m_network.classifier, m_start, target);
}

void Learner::keepWeights(const std::filesystem::path& folder, std::int64_t steps) {
  const Averaged averaged(*this);
  train::keepWeights(folder, steps, m_network.trained());
}

void Learner::takeMean(const std::filesystem::path& folder, std::span<const KeptEvaluation> evaluations) {
  m_average.reset();  // what was kept are means already, where they are kept
  setToMean(m_network.trained(), folder, evaluations);
  m_network.encoder->refreshCopies();
}

std::vector<NamedTensor> Learner::state() const {
  std::vector<NamedTensor> all;
  addAll(all, weightPrefix, m_network.trained());
  addAll(all, optimizerPrefix, m_optimizer.state());
  if (m_average) addAll(all, averagePrefix, m_average->state());
  return all;
}

void Learner::restore(const std::vector<NamedTensor>& state) {
  const torch::NoGradGuard noGradient;
  m_optimizer.load(part(state, optimizerPrefix));
  if (m_average) m_average->load(part(state, averagePrefix), m_optimizer.touchedRows());
  const std::vector<NamedTensor> weights = part(state, weightPrefix);
  for (const auto& [name, tensor] : m_network.trained()) copyStored(tensor, weights, name);
  m_network.encoder->refreshCopies();
}

}  // namespace wb::train
