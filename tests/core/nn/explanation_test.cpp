// Explanations: identities of rollout and integrated gradients, and what a classifier says of a text.
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/nn/attention_rollout.h"
#include "core/nn/attribution_impl.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/text_classifier.h"
#include "core/nn/text_encoder.h"
#include "tests/core/nn/temporary_encoder.h"

namespace wb {
namespace {

AttentionMaps mapsOf(int layers, int heads, int length, const std::function<float(int, int)>& value) {
  AttentionMaps maps{layers, heads, length, {}};
  for (int i = 0; i < layers * heads; ++i) {
    for (int query = 0; query < length; ++query) {
      for (int key = 0; key < length; ++key) maps.values.push_back(value(query, key));
    }
  }
  return maps;
}

TEST(Rollout, OfTheIdentityIsTheIdentity) {
  const auto rollout = attentionRollout(mapsOf(3, 2, 4, [](int q, int k) { return q == k ? 1.0F : 0.0F; }));
  for (std::size_t i = 0; i < 16; ++i) EXPECT_NEAR(rollout[i], i % 5 == 0 ? 1 : 0, 1e-6);
}

TEST(Rollout, OfUniformAttentionHalvesTheIdentityEachLayer) {
  const auto rollout = attentionRollout(mapsOf(3, 2, 5, [](int, int) { return 0.2F; }));
  for (std::size_t i = 0; i < 25; ++i) EXPECT_NEAR(rollout[i], (i % 6 == 0 ? 0.125 : 0) + 0.875 / 5, 1e-6);
}

TEST(Quadrature, IntegratesPolynomialsExactly) {
  const nn::Quadrature quadrature = nn::gaussLegendre(5);
  for (int power = 0; power < 10; ++power) {
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i) sum += quadrature.weights[i] * std::pow(quadrature.points[i], power);
    EXPECT_NEAR(sum, 1.0 / (power + 1), 1e-12) << power;
  }
}

TEST(IntegratedGradients, AreExactForALinearFunction) {
  const torch::Tensor weights = torch::tensor({2.0F, -1.0F, 0.5F});
  const torch::Tensor x = torch::tensor({1.0F, 2.0F, 3.0F});
  const torch::Tensor baseline = torch::tensor({0.0F, 1.0F, -1.0F});
  const auto linear = [&](const torch::Tensor& points) { return (points * weights).sum(-1); };
  const torch::Tensor result = nn::integratedGradients(x, baseline, 4, 3, linear);
  EXPECT_TRUE(torch::allclose(result, (x - baseline) * weights));
  EXPECT_TRUE(torch::allclose(nn::gradientTimesInput(x, linear), x * weights));
}

TEST(IntegratedGradients, ShareAProductInHalves) {
  const torch::Tensor x = torch::ones({2});
  const auto product = [](const torch::Tensor& points) { return points.prod(-1); };
  const torch::Tensor result = nn::integratedGradients(x, torch::zeros({2}), 10, 4, product);
  EXPECT_TRUE(torch::allclose(result, torch::full({2}, 0.5F)));
}

class TinyClassifier : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto encoder = tinyEncoder(m_folder);
    Random random(2);
    nn::LoadedClassifier made = nn::loadForTraining(encoder, {"好", "坏"}, Pooling::Mean, random);
    {
      const torch::NoGradGuard noGradient;  // larger than at the start, so that texts differ
      for (torch::Tensor& parameter : made.network->parameters()) {
        if (parameter.dim() > 1) parameter.mul_(10);
      }
    }
    nn::saveClassifier(made.network, encoder, m_folder.path() / "classifier");
    m_classifier = TextClassifier::load(m_folder.path() / "classifier");
  }

  TemporaryFolder m_folder;
  std::unique_ptr<TextClassifier> m_classifier;
};

TEST_F(TinyClassifier, AnswersInTheOrderOfTheTexts) {
  const std::vector<std::string> texts = {"今天天气好", "", "好的", "不好不好不好不好"};
  const auto together = m_classifier->logits(texts, {});
  ASSERT_EQ(together.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto alone = m_classifier->logits(std::span(&texts[i], 1), {})[0];
    for (std::size_t c = 0; c < 2; ++c) EXPECT_NEAR(together[i][c], alone[c], 1e-4);
  }
  ClassifyOptions exact;
  exact.precision = PredictionPrecision::Fp32;
  const auto probabilities = m_classifier->predict(texts, exact);
  EXPECT_NEAR(probabilities[0][0] + probabilities[0][1], 1, 1e-6);
  EXPECT_NEAR(std::log(probabilities[0][0] / probabilities[0][1]), together[0][0] - together[0][1], 1e-3);
}

TEST_F(TinyClassifier, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const std::vector<std::string> texts = {"好"};
  ClassifyOptions options;
  options.stop = source.get_token();
  EXPECT_THROW(m_classifier->predict(texts, options), Error);
}

TEST_F(TinyClassifier, ExplainsWithEveryMethod) {
  const std::string text = "今天天气不好";
  for (const ExplainMethod method : {ExplainMethod::Attention, ExplainMethod::Rollout, ExplainMethod::Gradient,
                                     ExplainMethod::IntegratedGradients}) {
    ExplainOptions options;
    options.method = method;
    const Explanation explanation = m_classifier->explain(text, options);
    ASSERT_EQ(explanation.tokens.size(), 8U);
    EXPECT_TRUE(explanation.tokens.front().special);
    EXPECT_EQ(text.substr(explanation.tokens[1].begin, 3), "今");
    EXPECT_FALSE(explanation.classifiesCls);
    const AttentionMaps& maps = explanation.attention;
    for (int query = 0; query < 8; ++query) {
      float sum = 0;
      for (int key = 0; key < 8; ++key) sum += maps.at(1, 1, query, key);
      EXPECT_NEAR(sum, 1, 1e-5);
    }
    if (method == ExplainMethod::Gradient || method == ExplainMethod::IntegratedGradients) {
      float total = 0;
      for (const float share : explanation.attributions) total += std::abs(share);
      EXPECT_NEAR(total, 1, 1e-5);
    }
  }
}

TEST_F(TinyClassifier, IntegratedGradientsAddUpAndLeaveSpecialTokensOut) {
  ExplainOptions options;
  options.method = ExplainMethod::IntegratedGradients;
  options.target = 1;
  options.integrationPoints = 200;
  const Explanation explanation = m_classifier->explain("今天天气不好", options);
  EXPECT_EQ(explanation.target, 1);
  EXPECT_EQ(explanation.attributions.front(), 0) << "the baseline keeps [CLS]";
  EXPECT_EQ(explanation.attributions.back(), 0);
  EXPECT_NEAR(explanation.integrationGap, 0, 0.05);
  options.target = 2;
  EXPECT_THROW(m_classifier->explain("好", options), Error);
}

TEST_F(TinyClassifier, CutsAndSaysSo) {
  ExplainOptions options;
  options.maxLength = 4;
  const Explanation explanation = m_classifier->explain("今天天气不好", options);
  EXPECT_TRUE(explanation.cut);
  EXPECT_EQ(explanation.tokens.size(), 4U);
}

TEST_F(TinyClassifier, ItsEncoderEmbedsTheMeanOfTheLastLayer) {
  const auto encoder = TextEncoder::load(m_folder.path() / "classifier");
  const HiddenStates states = encoder->hiddenStates("天气好");
  ASSERT_EQ(states.length, 5);
  const std::vector<std::string> texts = {"天气好"};
  const auto embedding = encoder->embed(texts, {})[0];
  for (std::size_t d = 0; d < embedding.size(); ++d) {
    float sum = 0;
    for (std::size_t token = 0; token < 5; ++token) sum += states.values[(2 * 5 + token) * 16 + d];
    EXPECT_NEAR(embedding[d], sum / 5, 1e-5);
  }
}

TEST_F(TinyClassifier, RefusesATokenizerOfAnotherNetwork) {
  const auto folder = m_folder.path() / "classifier";
  std::ofstream(folder / "vocab.txt", std::ios::app) << "甲\n乙\n";
  try {
    TextClassifier::load(folder);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("tokenizer"), std::string::npos);
  }
}

}  // namespace
}  // namespace wb
