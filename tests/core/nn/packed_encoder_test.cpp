// The packed network, whose way back is written by hand, against autograd over the same parameters.
#include "core/nn/packed_encoder_impl.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/kernels/bf16_product.h"
#include "core/nn/classifier_folder_impl.h"

namespace wb::nn {
namespace {

BertConfig smallConfig(std::string_view modelType) {
  BertConfig config;
  config.architecture = findArchitecture(modelType);
  config.vocabularySize = 50;
  config.hiddenSize = 36;  // no multiple of a vector's length
  config.embeddingSize = config.architecture->projection.empty() ? config.hiddenSize : 20;
  config.layers = 3;
  config.heads = 3;
  config.intermediateSize = 70;
  config.maxPositions = 520;
  config.hiddenDropout = 0;
  config.attentionDropout = 0;
  if (config.architecture->hasTaskTypes) config.taskTypes = 3;
  if (config.architecture->fixedEpsilon) config.layerNormEpsilon = 1e-12;
  return config;
}

Bert randomNetwork(const BertConfig& config, bool withPooler = false) {
  torch::manual_seed(7);
  Bert network(config, withPooler);
  const torch::NoGradGuard noGradient;
  for (const auto& parameter : network->named_parameters()) {
    torch::Tensor values = parameter.value();
    values.normal_(0, 0.25);
    if (parameter.key().find("orm.weight") != std::string::npos) values.add_(1);
  }
  return network;
}

std::vector<TokenId> randomText(std::int64_t length, std::uint64_t seed) {
  Random random(seed);
  std::vector<TokenId> ids;
  for (std::int64_t i = 0; i < length; ++i) ids.push_back(static_cast<TokenId>(1 + random.below(49)));
  return ids;
}

PackedBatch packed(const std::vector<std::int64_t>& lengths) {
  PackedBatch batch;
  for (std::size_t i = 0; i < lengths.size(); ++i) batch.add(randomText(lengths[i], i));
  return batch;
}

/// The pooled vectors by autograd; texts of one length in one pass, else one after the other.
torch::Tensor pooledByAutograd(Bert& network, const PackedBatch& batch, Pooling pooling, Random* dropout = nullptr) {
  std::vector<torch::Tensor> results;
  const std::int64_t atOnce = dropout != nullptr ? batch.texts() : 1;
  for (std::int64_t text = 0; text < batch.texts(); text += atOnce) {
    const std::vector<std::int64_t> ids(batch.ids.begin() + batch.start(text),
                                        batch.ids.begin() + batch.start(text + atOnce));
    Pass pass;
    pass.dropout = dropout;
    const std::vector<std::int64_t> lengths(static_cast<std::size_t>(atOnce), batch.length(text));
    const torch::Tensor last = network->forward(torch::tensor(ids).view({atOnce, -1}), lengths, pass);
    results.push_back(pooling == Pooling::Cls ? last.select(1, 0) : last.mean(1));
  }
  return torch::cat(results);
}

struct Named {
  std::string name;
  torch::Tensor gradient;
};

std::vector<Named> gradientsOf(const Bert& network) {
  std::vector<Named> found;
  for (const auto& parameter : network->named_parameters()) {
    const torch::Tensor& gradient = parameter.value().grad();
    found.push_back({parameter.key(), gradient.defined() ? gradient.clone() : torch::zeros_like(parameter.value())});
  }
  return found;
}

void forget(const Bert& network) {
  for (const torch::Tensor& parameter : network->parameters()) parameter.mutable_grad().reset();
}

double cosine(const torch::Tensor& a, const torch::Tensor& b) {
  const torch::Tensor x = a.flatten().to(torch::kFloat64);
  const torch::Tensor y = b.flatten().to(torch::kFloat64);
  return (x.dot(y) / (x.norm() * y.norm() + 1e-300)).item<double>();
}

/// The packed network's gradients, the token table's among them, beside autograd's.
void expectEqualGradients(const Bert& network, const PackedEncoder& encoder, const PackedBatch& batch,
                          const std::vector<Named>& wanted, double smallestCosine) {
  torch::Tensor table = torch::zeros_like(network->embeddings->word_embeddings->weight);
  const std::vector<std::int64_t> ids(batch.ids.begin(), batch.ids.end());
  table.index_add_(0, torch::tensor(ids), encoder.tokenGradient());
  const std::vector<Named> found = gradientsOf(network);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool isTable = wanted[i].name == "embeddings.word_embeddings.weight";
    const torch::Tensor& gradient = isTable ? table : found[i].gradient;
    const double size = wanted[i].gradient.norm().item<double>();
    // A key's bias moves all scores of a row alike: its gradient is zero but for rounding.
    if (size < 1e-4) {
      EXPECT_LT(gradient.norm().item<double>(), smallestCosine > 0.999 ? 1e-3 : 1.0) << wanted[i].name;
      continue;
    }
    EXPECT_GT(cosine(gradient, wanted[i].gradient), smallestCosine) << wanted[i].name;
    EXPECT_NEAR(gradient.norm().item<double>() / size, 1, smallestCosine > 0.999 ? 1e-3 : 0.05) << wanted[i].name;
  }
}

struct Case {
  std::string modelType;
  Pooling pooling;
  Activation activation = Activation::Gelu;
  std::vector<std::int64_t> lengths{1, 17, 2, 70, 33};
  double dropout = 0;
  bool half = false;
};

void check(const Case& given) {
  BertConfig config = smallConfig(given.modelType);
  config.activation = given.activation;
  config.hiddenDropout = given.dropout;
  config.attentionDropout = given.dropout;
  Bert network = randomNetwork(config);
  const PackedBatch batch = packed(given.lengths);
  const bool drops = given.dropout > 0;
  Random seeds(5);
  torch::Tensor expected = pooledByAutograd(network, batch, given.pooling, drops ? &seeds : nullptr);
  torch::manual_seed(11);
  const torch::Tensor direction = torch::randn_like(expected);
  (expected * direction).sum().backward();
  const std::vector<Named> wanted = gradientsOf(network);
  forget(network);

  PackedEncoder encoder(network, config, {given.pooling, given.half, true});
  for (int time = 0; time < 2; ++time) {  // the second pass finds buffers and gradients in use
    encoder.clearGradients();
    Random same(5);
    const torch::Tensor result = encoder.forward(batch, {drops ? &same : nullptr, {}, /*keep=*/true, {}});
    EXPECT_EQ(drops ? same.state() : 0, drops ? seeds.state() : 0);
    const double difference = (result - expected.detach()).abs().max().item<double>();
    EXPECT_LT(difference, given.half ? 0.2 : 2e-5);
    encoder.backward(direction);
    expectEqualGradients(network, encoder, batch, wanted, given.half ? 0.99 : 0.9999999);
  }
}

TEST(PackedEncoder, EqualsAutogradForEveryArchitecture) {
  for (const Architecture& architecture : architectures()) {
    for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
      SCOPED_TRACE(std::string(architecture.modelType) + (pooling == Pooling::Cls ? ", first token" : ", mean"));
      check({std::string(architecture.modelType), pooling});
    }
  }
}

TEST(PackedEncoder, EqualsAutogradForEveryActivation) {
  for (const Activation activation :
       {Activation::GeluTanh, Activation::QuickGelu, Activation::Relu, Activation::Relu6, Activation::Silu,
        Activation::Mish, Activation::Hardswish, Activation::Tanh, Activation::Sigmoid, Activation::Linear}) {
    SCOPED_TRACE(activationName(activation));
    check({"bert", Pooling::Mean, activation});
  }
}

TEST(PackedEncoder, DropsWhatAutogradDrops) {
  for (const std::string modelType : {"bert", "albert", "distilbert"}) {
    for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
      SCOPED_TRACE(modelType);
      check({modelType, pooling, Activation::Gelu, {13, 13, 13, 13}, 0.2});
    }
  }
}

TEST(PackedEncoder, BatchesOfOddSizesForEveryArchitecture) {
  const std::vector<std::vector<std::int64_t>> batches = {{1}, {512}, {512, 1}, {31}, {1, 1, 1}};
  for (const Architecture& architecture : architectures()) {
    for (const std::vector<std::int64_t>& lengths : batches) {
      for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
        SCOPED_TRACE(std::string(architecture.modelType) + ", texts: " + std::to_string(lengths.size()) +
                     ", the first of " + std::to_string(lengths.front()));
        check({std::string(architecture.modelType), pooling, Activation::Gelu, lengths});
      }
    }
  }
}

TEST(PackedEncoder, ProductsInBf16AreClose) {
  if (!kernels::canMultiplyBf16()) GTEST_SKIP() << "this processor does not multiply bf16";
  check({"bert", Pooling::Mean, Activation::Gelu, {1, 17, 2, 70, 33}, 0, true});
  check({"bert", Pooling::Cls, Activation::Gelu, {1, 17, 2, 70, 33}, 0, true});
}

TEST(PackedEncoder, GradientsOfSeveralPassesAddUp) {
  const BertConfig config = smallConfig("bert");
  Bert network = randomNetwork(config);
  const PackedBatch first = packed({5, 9});
  const PackedBatch second = packed({12});
  for (const PackedBatch* batch : {&first, &second}) pooledByAutograd(network, *batch, Pooling::Mean).sum().backward();
  const std::vector<Named> wanted = gradientsOf(network);
  forget(network);
  PackedEncoder encoder(network, config, {Pooling::Mean, false, true});
  for (const PackedBatch* batch : {&first, &second}) {
    encoder.forward(*batch, {nullptr, {}, /*keep=*/true, {}});
    encoder.backward(torch::ones({batch->texts(), config.hiddenSize}));
  }
  const std::vector<Named> found = gradientsOf(network);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].name == "embeddings.word_embeddings.weight" || wanted[i].gradient.norm().item<double>() < 1e-4)
      continue;
    EXPECT_GT(cosine(found[i].gradient, wanted[i].gradient), 0.9999999) << wanted[i].name;
  }
}

TEST(PackedEncoder, WithoutTrainingItKeepsOneLayerOnly) {
  const BertConfig config = smallConfig("bert");
  Bert network = randomNetwork(config);
  const PackedBatch batch = packed({40, 3, 21});
  const torch::Tensor expected = pooledByAutograd(network, batch, Pooling::Cls).detach();
  PackedEncoder encoder(network, config, {Pooling::Cls, false, false});
  EXPECT_LT((encoder.forward(batch) - expected).abs().max().item<double>(), 2e-5);
}

PackedOptions quantizedTo(kernels::Width width, Pooling pooling) {
  PackedOptions options;
  options.pooling = pooling;
  options.quantized = width;
  return options;
}

TEST(PackedEncoder, ProductsOfWholeNumbersAreClose) {
  for (const Architecture& architecture : architectures()) {
    for (const Pooling pooling : {Pooling::Cls, Pooling::Mean}) {
      SCOPED_TRACE(std::string(architecture.modelType) + (pooling == Pooling::Cls ? ", first token" : ", mean"));
      const BertConfig config = smallConfig(architecture.modelType);
      Bert network = randomNetwork(config);
      PackedEncoder bytes(network, config, quantizedTo(kernels::Width::Byte, pooling));
      PackedEncoder words(network, config, quantizedTo(kernels::Width::Word, pooling));
      for (const PackedBatch& batch : {packed({1, 17, 2, 70, 33}), packed({5})}) {
        const torch::Tensor expected = pooledByAutograd(network, batch, pooling).detach();
        EXPECT_GT(cosine(bytes.forward(batch), expected), 0.99);
        EXPECT_GT(cosine(words.forward(batch), expected), 0.9999);
      }
    }
  }
}

TEST(PackedEncoder, ProductsOfWholeNumbersDoNotDependOnWhatElseIsAsked) {
  const BertConfig config = smallConfig("bert");
  Bert network = randomNetwork(config);
  for (const kernels::Width width : {kernels::Width::Byte, kernels::Width::Word}) {
    PackedEncoder encoder(network, config, quantizedTo(width, Pooling::Mean));
    const torch::Tensor alone = encoder.forward(packed({31}));
    std::vector<std::int64_t> lengths{31};
    for (int i = 0; i < 80; ++i) lengths.push_back(1 + i);
    EXPECT_TRUE(torch::equal(encoder.forward(packed(lengths))[0], alone[0]));
  }
}

/// What a batch of titles' length teaches the starter, by name of the parameter.
std::map<std::string, torch::Tensor> starterGradients(const std::filesystem::path& starter, bool half) {
  const Bert network = loadEncoder(starter);
  const BertConfig config = readBertConfig(starter);
  PackedEncoder encoder(network, config, {Pooling::Mean, half, /*trains=*/true});
  PackedBatch batch;
  Random random(3);
  for (int text = 0; text < 16; ++text) {
    std::vector<TokenId> ids;
    for (std::size_t i = 0; i < 12 + random.below(16); ++i) {
      ids.push_back(static_cast<TokenId>(4 + random.below(static_cast<std::size_t>(config.vocabularySize) - 4)));
    }
    batch.add(ids);
  }
  Random seeds(4);
  const torch::Tensor pooled = encoder.forward(batch, {&seeds, {}, /*keep=*/true, {}});
  torch::manual_seed(5);
  encoder.backward(torch::randn(pooled.sizes()));
  std::map<std::string, torch::Tensor> gradients;
  for (const Named& gradient : gradientsOf(network)) gradients[gradient.name] = gradient.gradient;
  gradients["token vectors"] = encoder.tokenGradient().clone();
  return gradients;
}

TEST(PackedEncoder, GradientsInBf16PointWhereThoseInFp32DoOnTheStarter) {
  const char* starter = std::getenv("WENBIAO_STARTER");
  if (starter == nullptr || !kernels::canMultiplyBf16()) {
    GTEST_SKIP() << "needs the starter and a processor that multiplies bf16";
  }
  const auto exact = starterGradients(starter, false);
  const auto rounded = starterGradients(starter, true);
  double smallest = 1;
  std::string where;
  for (const auto& [name, gradient] : exact) {
    // Of the table only token vectors are looked at; a key's bias has no gradient but for rounding.
    if (name == "embeddings.word_embeddings.weight" || name.find("key.bias") != std::string::npos) continue;
    const double similarity = cosine(gradient, rounded.at(name));
    if (similarity < smallest) {
      smallest = similarity;
      where = name;
    }
  }
  RecordProperty("smallest cosine", std::to_string(smallest) + " at " + where);
  EXPECT_GT(smallest, 0.999) << where;
}

}  // namespace
}  // namespace wb::nn
