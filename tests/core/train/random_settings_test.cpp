// Settings drawn at random, for every architecture: three steps end in numbers. WENBIAO_RANDOM_SETTINGS sets how many
// draws there are (40 if unset).
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "core/data/training_settings.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/weight_files.h"
#include "tests/temporary_folder.h"
#include "training_events.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t vocabulary = 50;
constexpr std::size_t longest = 60;

BertConfig randomNetwork(Random& random) {
  BertConfig config;
  const auto all = architectures();
  config.architecture = &all[random.below(all.size())];
  config.vocabularySize = vocabulary;
  config.heads = static_cast<std::int64_t>(1 + random.below(3));
  config.hiddenSize = config.heads * static_cast<std::int64_t>(4 * (2 + random.below(5)));
  config.embeddingSize = config.architecture->projection.empty() ? config.hiddenSize : 20;
  config.layers = static_cast<std::int64_t>(1 + random.below(3));
  config.intermediateSize = static_cast<std::int64_t>(8 + random.below(90));
  config.maxPositions = longest + 2;
  if (config.architecture->hasTaskTypes) config.taskTypes = 3;
  if (config.architecture->fixedEpsilon) config.layerNormEpsilon = 1e-12;
  return config;
}

/// Above these nothing new happens, it only takes longer or learns nonsense. Dropout that may take all values of a row
/// of so narrow a network leaves LayerNorm none to divide by but its epsilon, and gradients grow without end.
double highest(const TrainingSetting& setting) {
  static const std::map<std::string_view, double> known{
      {"learning-rate", 1e-2}, {"head-factor", 50},      {"batch-size", 24},   {"adversarial", 5},
      {"r-drop", 10},          {"label-smoothing", 0.9}, {"dropout", 0.3},     {"focal", 5},
      {"threads", 2},          {"seed", 1000},           {"batch-tokens", 500}};
  const auto found = known.find(setting.option);
  return std::min(setting.bounds.high, found != known.end() ? found->second : 4.0);
}

std::size_t kindsOf(Schedule) { return 4; }
std::size_t kindsOf(Precision) { return 3; }
std::size_t kindsOf(Pooling) { return 3; }
std::size_t kindsOf(Metric) { return 5; }

struct DrawValue {
  const TrainingSetting& setting;
  Random& random;
  TrainConfig& config;

  double between() const {
    const double low = setting.bounds.low;
    const double share = setting.bounds.lowIncluded ? random.uniform() : 1 - random.uniform();
    return low + share * (highest(setting) - low);
  }
  template <typename T>
  void operator()(T TrainConfig::*field) const {
    if constexpr (std::is_same_v<T, bool>) {
      config.*field = random.below(2) == 1;
    } else if constexpr (std::is_same_v<T, double>) {
      config.*field = between();
    } else if constexpr (std::is_integral_v<T>) {
      config.*field = static_cast<T>(std::round(between()));
    } else {
      config.*field = static_cast<T>(random.below(kindsOf(T())));
    }
  }
  void operator()(int NewEncoder::*) const {}
};

TrainConfig randomConfig(Random& random) {
  TrainConfig config;
  config.epochs = 3;
  for (const TrainingSetting& setting : trainingSettings()) {
    if (random.below(2) == 0) std::visit(DrawValue{setting, random, config}, setting.field);
  }
  config.learningRate = std::pow(10, -6 + 4 * random.uniform());
  config.maxSteps = 3;
  config.threads = 1;  // of networks this small, more would only wait for each other
  requireSoundConfig(config);
  return config;
}

std::vector<LabelledTokens> randomTexts(Random& random, std::size_t count, std::size_t classes) {
  std::vector<LabelledTokens> texts(count);
  for (LabelledTokens& text : texts) {
    const std::size_t length = random.below(4) == 0 ? 3 : 3 + random.below(longest - 2);
    for (std::size_t i = 0; i < length; ++i) text.ids.push_back(static_cast<TokenId>(1 + random.below(vocabulary - 1)));
    text.label = static_cast<int>(random.below(classes));
  }
  return texts;
}

/// The folder of a network of random values, as a training finds one.
void makeEncoder(const fs::path& folder, const fs::path& tokenizer, BertConfig config, Random& random) {
  config.classes = {"a", "b"};
  config.pooling = random.below(2) == 0 ? Pooling::Cls : Pooling::Mean;
  nn::Classifier network(config, config.pooling);
  nn::initialize(*network, config, random);
  nn::saveClassifier(network, tokenizer, folder);
}

bool allFinite(const fs::path& folder) {
  const WeightFiles weights(folder);
  for (const TensorEntry* entry : weights.tensors()) {
    std::vector<float> values(static_cast<std::size_t>(entry->elements()));
    copyAsFloat(*entry, values);
    for (const float value : values) {
      if (!std::isfinite(value)) return false;
    }
  }
  return true;
}

TEST(RandomSettings, AlwaysEndInNumbers) {
  const char* wanted = std::getenv("WENBIAO_RANDOM_SETTINGS");
  const int draws = wanted != nullptr ? std::atoi(wanted) : 40;
  const TemporaryFolder folder;
  const std::vector<std::string> some{"字"};
  createEncoder(folder / "tokenizer", {1, 8, 1, 8}, some, 1);
  for (int draw = 0; draw < draws; ++draw) {
    Random random(static_cast<std::uint64_t>(draw));
    const BertConfig network = randomNetwork(random);
    TrainingTask task;
    task.config = randomConfig(random);
    std::string words = std::string(network.architecture->modelType);
    for (const TrainingSetting& setting : trainingSettings()) {
      words += " --" + std::string(setting.option) + " " + setting.text(task.config);
    }
    SCOPED_TRACE("draw " + std::to_string(draw) + ": " + words);
    makeEncoder(folder / "encoder", folder / "tokenizer", network, random);
    task.encoder = folder / "encoder";
    task.weights = folder / "weights";
    task.state = folder / "state";
    fs::create_directories(task.state);
    fs::remove_all(task.weights);
    const std::size_t classes = 2 + random.below(4);
    for (std::size_t i = 0; i < classes; ++i) task.classes.push_back(std::to_string(i));
    task.train = randomTexts(random, 1 + random.below(60), classes);
    task.validation = randomTexts(random, random.below(4) == 0 ? 0 : 1 + random.below(20), classes);
    std::vector<TrainEvent> events;
    ASSERT_NO_THROW(events = eventsOf(task));
    ASSERT_FALSE(hasNotice(events, NoticeKind::Diverged));
    for (const double loss : losses(events)) ASSERT_TRUE(std::isfinite(loss));
    for (const EvaluationEvent& evaluation : only<EvaluationEvent>(events)) ASSERT_TRUE(std::isfinite(evaluation.loss));
    ASSERT_EQ(only<FinishedEvent>(events).back().state, RunState::Finished);
    ASSERT_TRUE(allFinite(task.weights));
  }
}

}  // namespace
}  // namespace wb
