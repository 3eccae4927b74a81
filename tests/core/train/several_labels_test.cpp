// Training with several labels a text: what is learnt, kept and weighed.
#include <gtest/gtest.h>

#include "core/analyze/label_sets.h"
#include "core/nn/bert_config.h"
#include "core/nn/text_classifier.h"
#include "core/train/class_balance.h"
#include "toy_task.h"
#include "training_events.h"

namespace wb {
namespace {

/// The toy's texts one behind the other: what is in them is what they are labelled with, "both", one, or nothing.
void makeSets(std::vector<LabelledTokens>& texts) {
  const std::vector<LabelledTokens> single = texts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    LabelledTokens& text = texts[i];
    text.labels = {text.label};
    if (i % 3 != 0) continue;
    const LabelledTokens& other = single[(i + 1) % single.size()];
    text.ids.insert(text.ids.end() - 1, other.ids.begin() + 1, other.ids.end() - 1);
    text.labels = {0, 1};
  }
}

struct SeveralLabels : testing::Test {
  SeveralLabels() {
    toy.task.severalLabels = true;
    toy.task.config.epochs = 15;
    toy.task.config.learningRate = 1e-2;
    toy.task.config.maxLength = 32;
    makeSets(toy.task.train);
    makeSets(toy.task.validation);
  }
  ToyTask toy;
};

TEST_F(SeveralLabels, LearnsSetsAndKeepsThresholdsWithTheWeights) {
  const auto events = eventsOf(toy.task);
  EXPECT_GT(only<FinishedEvent>(events).at(0).accuracy, 0.9);
  const BertConfig config = readBertConfig(toy.task.weights);
  EXPECT_TRUE(config.severalLabels());
  ASSERT_EQ(config.thresholds.size(), 2U);
  const auto classifier = TextClassifier::load(toy.task.weights);
  EXPECT_EQ(classifier->thresholds(), config.thresholds);
  const std::vector<std::string> texts{"猫狗鸟", "车船路", "狗猫牛门窗灯"};
  const auto answers = classifier->predict(texts, {});
  const auto has = [&](std::size_t text, std::size_t label) {
    return answers[text][label] >= config.thresholds[label];
  };
  EXPECT_TRUE(has(0, 0) && !has(0, 1));
  EXPECT_TRUE(!has(1, 0) && has(1, 1));
  EXPECT_TRUE(has(2, 0) && has(2, 1));
}

TEST_F(SeveralLabels, EverySettingOfTheLossTrains) {
  toy.task.config.epochs = 2;
  toy.task.config.labelSmoothing = 0.1;
  toy.task.config.classWeights = true;
  toy.task.config.focalGamma = 2;
  toy.task.config.rDrop = 1;
  toy.task.config.adversarialRadius = 0.5;
  toy.task.config.balancedSampling = true;
  toy.task.train[0].labels = {};  // none applies
  toy.task.train[0].label = 2;
  const auto events = eventsOf(toy.task);
  EXPECT_EQ(only<FinishedEvent>(events).at(0).state, RunState::Finished);
  const auto losses = only<StepEvent>(events);
  EXPECT_LT(losses.back().loss, losses.front().loss);
}

TEST_F(SeveralLabels, WithoutValidationTheThresholdIsOneHalf) {
  toy.task.config.epochs = 1;
  toy.task.validation.clear();
  eventsOf(toy.task);
  EXPECT_EQ(TextClassifier::load(toy.task.weights)->thresholds(), (std::vector<float>{0.5F, 0.5F}));
}

TEST(PositiveWeights, WeighWhatIsRareUpToALimit) {
  const std::vector<std::vector<int>> labels = {{0, 1}, {0}, {0}, {0, 2}, {}, {2}, {0, 2}, {0}, {0}, {0}};
  const std::vector<double> weights = positiveWeights(labels, 4, 5);
  EXPECT_DOUBLE_EQ(weights[0], 2.0 / 8);
  EXPECT_DOUBLE_EQ(weights[1], 5);  // 9 without the limit
  EXPECT_DOUBLE_EQ(weights[2], 7.0 / 3);
  EXPECT_DOUBLE_EQ(weights[3], 1);
}

}  // namespace
}  // namespace wb
