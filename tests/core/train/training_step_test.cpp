// One step: parts of a batch add up to the whole, and any moment of it can be left.
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <map>
#include <string>

#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/train/training_step_impl.h"
#include "toy_task.h"

namespace wb::train {
namespace {

struct ToyNetwork {
  ToyTask toy;
  TrainableNetwork network;
  AdamW optimizer;
  Random dropout{1};

  explicit ToyNetwork(double dropoutShare) {
    toy.task.config.dropout = dropoutShare;
    toy.task.config.weightDecay = 0;
    Random initial(1);
    auto loaded = nn::loadForTraining(toy.task.encoder, toy.task.classes, Pooling::Mean, initial);
    network = makeTrainable(loaded.network, toy.task.config, false);
    registerParameters(optimizer, network, toy.task.config);
  }

  std::vector<torch::Tensor> weights() const {
    std::vector<torch::Tensor> copies;
    for (const auto& [name, tensor] : network.trained()) copies.push_back(tensor.detach().clone());
    return copies;
  }
};

std::vector<std::size_t> firstTexts(std::size_t count) {
  std::vector<std::size_t> texts(count);
  for (std::size_t i = 0; i < count; ++i) texts[i] = i;
  return texts;
}

TEST(TrainingStep, PartsOfALargeBatchGiveTheGradientOfTheWhole) {
  ToyNetwork toy(0);
  // Texts long enough that a batch of 64 exceeds what is computed at once.
  std::vector<LabelledTokens> texts = toy.toy.task.train;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TokenId filler = texts[i].ids[1];
    texts[i].ids.insert(texts[i].ids.begin() + 1, 90 + i, filler);
  }
  const double loss = accumulateGradients(toy.network, toy.optimizer, texts, firstTexts(64), toy.dropout, [] {});

  std::vector<const std::vector<TokenId>*> ids;
  std::vector<std::int64_t> labels;
  for (const LabelledTokens& text : texts) {
    ids.push_back(&text.ids);
    labels.push_back(text.label);
  }
  ASSERT_GT(64 * texts.back().ids.size(), tokensAtOnce(toy.network.classifier->config));
  ToyNetwork oracle(0);
  for (torch::Tensor& parameter : oracle.network.classifier->parameters()) parameter.requires_grad_(true);
  const nn::Batch whole = nn::makeBatch(ids, 0);
  nn::Pass pass;
  const torch::Tensor logits = oracle.network.classifier->forward(whole.ids, whole.lengths, pass);
  const torch::Tensor expected = torch::nn::functional::cross_entropy(logits, torch::tensor(labels, torch::kInt64));
  EXPECT_NEAR(loss, expected.item<double>(), 1e-6);

  expected.backward();
  double sum = 0;
  for (const torch::Tensor& parameter : oracle.network.classifier->parameters()) {
    const double part = parameter.grad().norm().item<double>();
    sum += part * part;
  }
  EXPECT_NEAR(toy.optimizer.step(0, 0), std::sqrt(sum), 1e-5 * std::sqrt(sum));
}

TEST(TrainingStep, AdversarialPassAddsTheGradientWhereTheLossIsHigher) {
  ToyNetwork plain(0);
  ToyNetwork moved(0);
  moved.network.adversarialRadius = 0.5;
  const auto texts = firstTexts(16);
  const double loss =
      accumulateGradients(plain.network, plain.optimizer, plain.toy.task.train, texts, plain.dropout, [] {});
  const double same =
      accumulateGradients(moved.network, moved.optimizer, moved.toy.task.train, texts, moved.dropout, [] {});
  EXPECT_NEAR(same, loss, 1e-6);

  // The oracle: both passes by hand.
  ToyNetwork oracle(0);
  std::vector<const std::vector<TokenId>*> ids;
  std::vector<std::int64_t> labels;
  for (const std::size_t i : texts) {
    ids.push_back(&oracle.toy.task.train[i].ids);
    labels.push_back(oracle.toy.task.train[i].label);
  }
  const nn::Batch batch = nn::makeBatch(ids, 0);
  const auto lossAt = [&](const torch::Tensor& vectors) {
    nn::Pass pass;
    return torch::nn::functional::cross_entropy(oracle.network.classifier->forwardVectors(vectors, batch.lengths, pass),
                                                torch::tensor(labels, torch::kInt64));
  };
  const torch::Tensor table = oracle.network.classifier->bert->embeddings->word_embeddings->weight;
  const torch::Tensor vectors = table.detach().index_select(0, batch.ids.flatten()).view({16, -1, 32});
  const torch::Tensor leaf = vectors.clone().requires_grad_(true);
  const torch::Tensor gradient = torch::autograd::grad({lossAt(leaf)}, {leaf})[0];
  const torch::Tensor there = vectors + 0.5 * gradient / gradient.norm();
  EXPECT_GT(lossAt(there).item<double>(), loss);
  const torch::Tensor weight = oracle.network.classifier->classifier->weight;
  const torch::Tensor expected =
      torch::autograd::grad({lossAt(vectors)}, {weight})[0] + torch::autograd::grad({lossAt(there)}, {weight})[0];
  // One step from zero moments moves by the sign of the gradient alone, so compare the direction.
  const torch::Tensor before = moved.network.classifier->classifier->weight.detach().clone();
  moved.optimizer.step(1e-3, 0);
  const torch::Tensor change = moved.network.classifier->classifier->weight.detach() - before;
  EXPECT_TRUE(torch::equal(change.sign(), -expected.sign()));
}

/// The loss over texts given twice by autograd, each copy's rows behind the other's: what R-Drop and the losses'
/// settings make of two passes whose dropout differs.
TEST(TrainingStep, SmoothedWeighedAndDrawnTogetherAsTheFormulasSay) {
  ToyNetwork toy(0.1);
  toy.network.labelSmoothing = 0.1;
  toy.network.classWeights = {0.5, 2, 1};
  toy.network.rDrop = 3;
  toy.network.classWeights.resize(toy.toy.task.classes.size(), 1);
  const auto texts = firstTexts(12);
  const double loss = accumulateGradients(toy.network, toy.optimizer, toy.toy.task.train, texts, toy.dropout, [] {});

  ToyNetwork oracle(0.1);
  Random seeds(1);
  nn::PackedBatch batch;
  std::vector<std::int64_t> labels;
  for (int copy = 0; copy < 2; ++copy) {
    for (const std::size_t i : texts) {
      batch.add(oracle.toy.task.train[i].ids);
      labels.push_back(oracle.toy.task.train[i].label);
    }
  }
  torch::Tensor pooled = oracle.network.encoder->forward(batch, {&seeds, {}, /*keep=*/true, {}});
  nn::Pass pass;
  pass.dropout = &seeds;
  const torch::Tensor logits = oracle.network.classifier->head(pooled, pass);
  const torch::Tensor weights = torch::tensor(toy.network.classWeights, torch::kFloat32);
  torch::Tensor expected = torch::nn::functional::cross_entropy(
      logits, torch::tensor(labels, torch::kInt64),
      torch::nn::functional::CrossEntropyFuncOptions().weight(weights).label_smoothing(0.1));
  const torch::Tensor first = torch::log_softmax(logits.narrow(0, 0, 12), -1);
  const torch::Tensor second = torch::log_softmax(logits.narrow(0, 12, 12), -1);
  const torch::Tensor apart = ((first.exp() - second.exp()) * (first - second)).sum() / 24;
  expected = expected + 3 * apart;
  EXPECT_NEAR(loss, expected.item<double>(), 1e-5);
  expected.backward();
  for (const char* name : {"weight", "bias"}) {
    const torch::Tensor ours = toy.network.classifier->classifier->named_parameters()[name].grad();
    const torch::Tensor theirs = oracle.network.classifier->classifier->named_parameters()[name].grad();
    EXPECT_LT((ours - theirs).abs().max().item<double>(), 1e-5 * (1 + theirs.abs().max().item<double>()));
  }
}

TEST(TrainingStep, FrozenLayersStayAndLowerLayersLearnSlower) {
  ToyNetwork toy(0);
  const auto changed = [&](const std::map<std::string, torch::Tensor>& before, const std::string& part) {
    bool any = false;
    for (const auto& entry : toy.network.classifier->named_parameters()) {
      if (entry.key().find(part) == std::string::npos) continue;
      any = any || !torch::equal(entry.value().detach(), before.at(entry.key()));
    }
    return any;
  };
  std::map<std::string, torch::Tensor> before;
  for (const auto& entry : toy.network.classifier->named_parameters())
    before[entry.key()] = entry.value().detach().clone();
  toy.optimizer.setLayerFactors({0, 0, 0.5, 1});
  toy.network.lowestLayer = 2;
  accumulateGradients(toy.network, toy.optimizer, toy.toy.task.train, firstTexts(16), toy.dropout, [] {});
  toy.optimizer.step(1e-3, 0);
  EXPECT_FALSE(changed(before, "embeddings"));
  EXPECT_FALSE(changed(before, "layer.0."));
  EXPECT_TRUE(changed(before, "layer.1."));
  EXPECT_TRUE(changed(before, "classifier.weight"));
  // The first step of AdamW moves each value by the rate, whatever its gradient's size.
  const auto& moved = toy.network.classifier->bert->layers[1]->output.dense->weight;
  const double step =
      (moved.detach() - before.at("bert.encoder.layer.1.output.dense.weight")).abs().median().item<double>();
  EXPECT_NEAR(step, 0.5e-3, 0.05e-3);
}

TEST(TrainingStep, CanBeLeftBetweenAnyTwoLayersForwardsAndBackwards) {
  ToyNetwork toy(0.1);
  int polls = 0;
  accumulateGradients(toy.network, toy.optimizer, toy.toy.task.train, firstTexts(16), toy.dropout, [&] { ++polls; });
  toy.optimizer.dropRows();
  toy.network.clearGradients();
  const int layers = 2;
  EXPECT_GE(polls, 2 * layers);
  const auto before = toy.weights();
  for (int last = 1; last <= polls; ++last) {
    int called = 0;
    const auto poll = [&] {
      if (++called == last) throw cancelled();
    };
    try {
      accumulateGradients(toy.network, toy.optimizer, toy.toy.task.train, firstTexts(16), toy.dropout, poll);
      FAIL() << "the step went on after poll " << last;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::Cancelled);
    }
    EXPECT_EQ(called, last);
    toy.optimizer.dropRows();
    toy.network.clearGradients();
  }
  const auto after = toy.weights();
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_TRUE(torch::equal(before[i], after[i]));
}

TEST(TrainingStep, AnswersDoNotDependOnTheBatch) {
  ToyNetwork toy(0.1);
  const auto all = answer(toy.network, toy.toy.task.validation, [] {});
  const std::vector<LabelledTokens> one{toy.toy.task.validation[3]};
  EXPECT_EQ(answer(toy.network, one, [] {}).predictions[0], all.predictions[3]);
  EXPECT_EQ(all.predictions.size(), toy.toy.task.validation.size());
}

TEST(TrainingStep, DecaysWeightsButNotBiasesAndNorms) {
  ToyNetwork toy(0);
  toy.toy.task.config.weightDecay = 0.5;
  AdamW optimizer;
  registerParameters(optimizer, toy.network, toy.toy.task.config);
  const auto before = toy.network.classifier->named_parameters();
  std::map<std::string, torch::Tensor> copies;
  for (const auto& entry : before) copies[entry.key()] = entry.value().detach().clone();
  for (auto& entry : toy.network.classifier->named_parameters()) {
    if (!entry.value().is_same(toy.network.classifier->bert->embeddings->word_embeddings->weight)) {
      entry.value().mutable_grad() = torch::zeros_like(entry.value());
    }
  }
  optimizer.step(0.1, 0);
  for (const auto& entry : toy.network.classifier->named_parameters()) {
    if (entry.value().is_same(toy.network.classifier->bert->embeddings->word_embeddings->weight)) continue;
    const bool changed = !torch::equal(entry.value().detach(), copies[entry.key()]);
    const bool zero = copies[entry.key()].abs().sum().item<double>() == 0;
    EXPECT_EQ(changed, entry.value().dim() > 1 && !zero) << entry.key();
  }
}

}  // namespace
}  // namespace wb::train
