// The arithmetic of an estimate by hand, and that measuring answers for every kind of network.
#include "core/train/estimate.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace wb {
namespace {

BertConfig sizes() {
  BertConfig config;
  config.vocabularySize = 300;
  config.hiddenSize = config.embeddingSize = 32;
  config.layers = 4;
  config.heads = 2;
  config.intermediateSize = 64;
  return config;
}

TrainingLoad load() {
  TrainingLoad texts;
  texts.lengths = {10, 20, 30};
  texts.trainTexts = 100;
  texts.validationTexts = 10;
  texts.categories = 3;
  return texts;
}

TrainConfig settings() {
  TrainConfig config;
  config.epochs = 2;
  config.batchSize = 16;
  config.threads = 1;
  config.precision = Precision::Fp32;
  return config;
}

TEST(TrainingSeconds, AddsUpStepsAndEvaluations) {
  const StepCost cost{0.01, 0.002, 0.5, 0.1, 0.001};
  // 100 texts of 20 tokens, 7 steps an epoch, 10 texts of 20 tokens an evaluation.
  const double epoch = 2000 * 0.01 + 7 * 0.5 + 200 * 0.001;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), settings(), load()), 2 * epoch, 1e-9);
  TrainConfig twice = settings();
  twice.evaluationsPerEpoch = 3;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), twice, load()), 2 * (epoch + 2 * 0.2), 1e-9);
}

TEST(TrainingSeconds, WritesTheFirstWeightsAndAThirdOfTheOthers) {
  StepCost cost;
  cost.save = 2;
  TrainConfig config = settings();
  EXPECT_NEAR(trainingSeconds(cost, sizes(), config, load()), 2 * 2, 1e-9);
  config.epochs = 9;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), config, load()), (3 + 2) * 2, 1e-9);
}

TEST(TrainingSeconds, TakesOffWhatFrozenLayersDoNotCost) {
  const StepCost cost{0.01, 0.002, 0.5, 0.1, 0.001};
  TrainConfig frozen = settings();
  frozen.frozenLayers = 2;
  const double epoch = 2000 * (0.01 - 2 * 0.002) + 7 * (0.5 - 2 * 0.1) + 0.2;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), frozen, load()), 2 * epoch, 1e-9);
  frozen.epochsPerThaw = 1;  // one layer thaws after the first epoch
  const double second = 2000 * (0.01 - 0.002) + 7 * (0.5 - 0.1) + 0.2;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), frozen, load()), epoch + second, 1e-9);
}

TEST(TrainingSeconds, AddsASecondTry) {
  const StepCost cost{0.01, 0.002, 0.5, 0.1, 0.001};
  TrainConfig config = settings();
  const double once = trainingSeconds(cost, sizes(), config, load());
  config.secondTry = true;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), config, load()), 3 * once, 1e-9);
  TrainingLoad unvalidated = load();
  unvalidated.validationTexts = 0;  // nothing could choose between two
  EXPECT_LT(trainingSeconds(cost, sizes(), config, unvalidated), once);
}

TEST(TrainingSeconds, EndsWithTheLastStepThatIsAllowed) {
  const StepCost cost{0.01, 0, 0, 0, 0};
  TrainConfig config = settings();
  config.maxSteps = 7;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), config, load()), 20, 1e-9);
  config.maxSteps = 70;
  EXPECT_NEAR(trainingSeconds(cost, sizes(), config, load()), 40, 1e-9);
}

TEST(MeasureStep, AnswersForEverySetting) {
  for (const char* what : {"plain", "mean", "twice", "adversarial", "trained table", "one layer", "no texts"}) {
    SCOPED_TRACE(what);
    TrainConfig config = settings();
    BertConfig network = sizes();
    TrainingLoad texts = load();
    const std::string kind = what;
    if (kind == "mean") config.pooling = Pooling::Mean;
    if (kind == "twice") config.rDrop = 1;
    if (kind == "adversarial") config.adversarialRadius = 1;
    if (kind == "trained table") config.freezeEmbeddings = false;
    if (kind == "one layer") network.layers = 1;
    if (kind == "no texts") texts = {{}, 0, 0, 2};
    const StepCost cost = measureStep(network, config, texts, {});
    EXPECT_GT(cost.learnToken, 0);
    EXPECT_GT(cost.update, 0);
    EXPECT_GT(cost.answerToken, 0);
    EXPECT_GE(cost.thawedLayer, 0);
  }
}

TEST(MeasureStep, CanBeStopped) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(measureStep(sizes(), settings(), load(), source.get_token()), Error);
}

TEST(TrainingMemory, GrowsWithWhatIsKept) {
  const std::int64_t plain = trainingMemory(sizes(), settings(), load());
  TrainConfig more = settings();
  more.freezeEmbeddings = false;
  EXPECT_GT(trainingMemory(sizes(), more, load()), plain);
  BertConfig deep = sizes();
  deep.layers = 8;
  EXPECT_GT(trainingMemory(deep, settings(), load()), plain);
}

}  // namespace
}  // namespace wb
