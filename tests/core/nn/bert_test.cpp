// The network's parts against formulas written out by hand, and its life as a folder.
#include "core/nn/bert_impl.h"

#include <gtest/gtest.h>
#include <torch/torch.h>

#include <cmath>

#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "tests/core/nn/temporary_encoder.h"

namespace wb::nn {
namespace {

BertConfig smallConfig() {
  BertConfig config;
  config.vocabularySize = 30;
  config.hiddenSize = config.embeddingSize = 16;
  config.layers = 2;
  config.heads = 2;
  config.intermediateSize = 32;
  config.maxPositions = 20;
  config.initializerRange = 0.3;
  config.classes = {"a", "b", "c"};
  return config;
}

Classifier smallClassifier(Pooling pooling) {
  const BertConfig config = smallConfig();
  Classifier network(config, pooling);
  Random random(3);
  initialize(*network, config, random);
  return network;
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

TEST(SelfAttention, IsSoftmaxOfScaledProducts) {
  const torch::NoGradGuard noGradient;
  const BertConfig config = smallConfig();
  Layer layer(config);
  Random random(5);
  initialize(*layer, config, random);
  SelfAttention& attention = layer->attention;
  const torch::Tensor x = torch::randn({1, 4, 16});
  Pass pass;
  pass.keepAttention = true;
  const torch::Tensor out = attention.forward(x, {}, pass);
  const auto of = [&](Linear& linear) { return torch::matmul(x[0], linear->weight.t()) + linear->bias; };
  for (int head = 0; head < 2; ++head) {
    const auto part = [&](Linear& linear) { return of(linear).narrow(1, head * 8, 8); };
    const torch::Tensor scores = torch::matmul(part(attention.query), part(attention.key).t()) / std::sqrt(8.0);
    const torch::Tensor weights = scores.exp() / scores.exp().sum(1, true);
    EXPECT_LT(largestDifference(weights, pass.attention[0][0][head]), 1e-6);
    EXPECT_LT(largestDifference(torch::matmul(weights, part(attention.value)), out[0].narrow(1, head * 8, 8)), 1e-5);
  }
}

TEST(Bert, PaddingAndNeighboursChangeNothing) {
  const torch::NoGradGuard noGradient;
  for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
    Classifier network = smallClassifier(pooling);
    Pass pass;
    const std::vector<TokenId> brief = {2, 7, 3};
    const std::vector<TokenId> lengthy = {2, 9, 8, 11, 12, 3};
    const Batch alone = makeBatch({&brief}, 0);
    const Batch both = makeBatch({&lengthy, &brief}, 0);
    const torch::Tensor single = network->forward(alone.ids, alone.lengths, pass)[0];
    EXPECT_LT(largestDifference(single, network->forward(both.ids, both.lengths, pass)[1]), 1e-5);
    pass.keepAttention = true;  // the other way through attention
    EXPECT_LT(largestDifference(single, network->forward(both.ids, both.lengths, pass)[1]), 1e-5);
    EXPECT_EQ(pass.attention[0][1].narrow(2, 3, 3).abs().max().item<float>(), 0) << "attends to padding";
    EXPECT_LT(largestDifference(pass.attention[1].sum(-1), torch::ones({2, 2, 6})), 1e-5);
  }
}

TEST(Bert, MeanIsOverTheTokensOfEachText) {
  const torch::Tensor x = torch::randn({2, 3, 4});
  const torch::Tensor mean = meanOverTokens(x, {3, 2});
  EXPECT_LT(largestDifference(mean[0], x[0].mean(0)), 1e-6);
  EXPECT_LT(largestDifference(mean[1], (x[1][0] + x[1][1]) / 2), 1e-6);
}

TEST(Bert, GradientsReachEveryParameterThatIsUsed) {
  Classifier network = smallClassifier(Pooling::Mean);
  Random random(1);
  Pass pass;
  pass.dropout = &random;
  const torch::Tensor ids = torch::randint(4, 30, {4, 6}, torch::kInt64);
  network->forward(ids, {6, 6, 6, 4}, pass).pow(2).sum().backward();
  for (const auto& parameter : network->named_parameters()) {
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_TRUE(torch::isfinite(parameter.value().grad()).all().item<bool>()) << parameter.key();
  }
}

TEST(Bert, AStopReachesIntoForwardAndBackward) {
  Classifier network = smallClassifier(Pooling::Cls);
  const torch::Tensor ids = torch::randint(4, 30, {2, 6}, torch::kInt64);
  int calls = 0;
  int limit = 3;
  Pass pass;
  pass.poll = [&] {
    if (++calls > limit) throw cancelled();
  };
  EXPECT_THROW(network->forward(ids, {6, 6}, pass), Error);
  limit = 1000;
  const torch::Tensor loss = network->forward(ids, {6, 6}, pass).sum();
  limit = 0;
  EXPECT_THROW(loss.backward(), Error);
}

TEST(Dropout, KeepsTheMeanAndRepeatsItsMaskInBackward) {
  Random random(11);
  const torch::Tensor x = torch::ones({100, 1000}).requires_grad_(true);
  const torch::Tensor y = hashedDropout(x, 0.25, random);
  EXPECT_NEAR(y.mean().item<double>(), 1, 0.01);
  EXPECT_NEAR((y == 0).to(torch::kFloat32).mean().item<double>(), 0.25, 0.01);
  y.sum().backward();
  EXPECT_TRUE(torch::equal(x.grad(), y.detach()));
  EXPECT_FALSE(torch::equal(hashedDropout(x, 0.25, random), y)) << "the next mask is another";
  Random again(11);
  EXPECT_TRUE(torch::equal(hashedDropout(x, 0.25, again), y));
  const torch::Tensor rows = (y == 0).to(torch::kFloat32);
  const torch::Tensor both = (rows[0] * rows[1]).mean();
  EXPECT_NEAR(both.item<double>(), 0.0625, 0.03) << "rows are not independent";
}

TEST(ClassifierFolder, IsReadAsItWasSaved) {
  const torch::NoGradGuard noGradient;
  const TemporaryFolder folder;
  const auto encoder = tinyEncoder(folder);
  const std::vector<std::string> classes = {"好", "坏", "中"};
  const torch::Tensor ids = torch::randint(4, 30, {3, 7}, torch::kInt64);
  const std::vector<std::int64_t> lengths = {7, 7, 5};
  Pass pass;
  for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
    Random random(1);
    LoadedClassifier made = loadForTraining(encoder, classes, pooling, random);
    EXPECT_TRUE(made.freshHead);
    const auto target = folder.path() / "saved";
    saveClassifier(made.network, encoder, target);
    Classifier read = loadClassifier(target);
    EXPECT_EQ(read->pooling, pooling);
    EXPECT_EQ(read->config.classes, classes);
    const torch::Tensor logits = made.network->forward(ids, lengths, pass);
    EXPECT_TRUE(torch::equal(logits, read->forward(ids, lengths, pass)));
    LoadedClassifier same = loadForTraining(target, classes, Pooling::Auto, random);
    EXPECT_FALSE(same.freshHead);
    EXPECT_TRUE(torch::equal(logits, same.network->forward(ids, lengths, pass)));
    EXPECT_TRUE(loadForTraining(target, {"好", "坏"}, Pooling::Auto, random).freshHead);
    EXPECT_EQ(checkEncoder(target).classes, classes);
  }
  EXPECT_THROW(loadClassifier(encoder), Error);
}

}  // namespace
}  // namespace wb::nn
