// Classifiers written for other programs and read again: a head over the mean goes out folded and comes back as it was.
#include "core/nn/folded_head.h"

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/model_folder.h"
#include "tests/core/nn/temporary_encoder.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

class FoldedHead : public ::testing::Test {
 protected:
  void SetUp() override { torch::manual_seed(1); }

  /// A classifier that pools so, with a trained head's values, in a folder.
  fs::path classifier(Pooling pooling) {
    const fs::path encoder = tinyEncoder(m_folder);
    Random random(3);
    nn::LoadedClassifier made = nn::loadForTraining(encoder, {"好", "坏", "无"}, pooling, random);
    const torch::NoGradGuard noGradient;
    for (torch::Tensor& parameter : made.network->headParameters()) parameter.copy_(torch::randn_like(parameter));
    fs::path folder = m_folder / "classifier";
    nn::saveClassifier(made.network, encoder, folder);
    return folder;
  }

  fs::path exported(const fs::path& source) const {
    fs::path target = m_folder / "exported";
    writeFolder(target, [&](const fs::path& place) {
      writeTransformersModel(openNetworkFiles(source), place, {});
      copyFileWhole(source / "vocab.txt", place / "vocab.txt");
    });
    return target;
  }

  static torch::Tensor logits(nn::Classifier network) {
    const torch::NoGradGuard noGradient;
    nn::Pass pass;
    return network->forward(torch::tensor({{2, 5, 6, 3}, {2, 7, 3, 0}}), {4, 3}, pass);
  }

  static void expectEqualBits(const nn::Classifier& one, const nn::Classifier& other) {
    const auto left = one->named_parameters();
    const auto right = other->named_parameters();
    ASSERT_EQ(left.keys(), right.keys());
    for (const auto& parameter : left) {
      EXPECT_TRUE(torch::equal(parameter.value(), right[parameter.key()])) << parameter.key();
    }
  }

  TemporaryFolder m_folder;
};

TEST_F(FoldedHead, GoesOutAsAnOrdinaryNetworkAndComesBackWithEqualBits) {
  const fs::path source = classifier(Pooling::Mean);
  const fs::path target = exported(source);
  const BertConfig written = readBertConfig(target);
  EXPECT_EQ(written.layers, 3);
  EXPECT_EQ(written.pooling, Pooling::Auto);
  EXPECT_TRUE(written.foldedHead);
  const nn::Classifier back = nn::loadClassifier(target);
  EXPECT_EQ(back->pooling, Pooling::Mean);
  EXPECT_EQ(back->config.layers, 2);
  expectEqualBits(nn::loadClassifier(source), back);
  EXPECT_EQ(checkEncoder(target).layers, 2);
}

TEST_F(FoldedHead, ComputesTheSameAsAPlainNetwork) {
  const fs::path source = classifier(Pooling::Mean);
  BertConfig plain = readBertConfig(exported(source));
  plain.foldedHead = false;
  writeFileAtomically(m_folder / "exported" / "config.json", bertConfigJson(plain));
  const nn::Classifier network = nn::loadClassifier(m_folder / "exported");
  EXPECT_EQ(network->pooling, Pooling::Cls);
  EXPECT_TRUE(torch::allclose(logits(network), logits(nn::loadClassifier(source)), 0, 1e-5));
}

TEST_F(FoldedHead, TrainedFurtherByOthersStaysThePlainNetworkThatItIs) {
  const fs::path target = exported(classifier(Pooling::Mean));
  BertConfig plain = readBertConfig(target);
  plain.foldedHead = false;
  writeFileAtomically(target / "config.json", bertConfigJson(plain));
  nn::Classifier changed = nn::loadClassifier(target);
  const torch::NoGradGuard noGradient;
  changed->bert->layers.back()->attention.query->weight[0][0] = 0.01;
  nn::saveParameters(*changed, "", target / "model.safetensors");
  plain.foldedHead = true;
  writeFileAtomically(target / "config.json", bertConfigJson(plain));
  const nn::Classifier read = nn::loadClassifier(target);
  EXPECT_EQ(read->pooling, Pooling::Cls);
  expectEqualBits(read, changed);
}

TEST_F(FoldedHead, GoesOnLearningOverTheMean) {
  const fs::path target = exported(classifier(Pooling::Mean));
  Random random(1);
  const nn::LoadedClassifier loaded = nn::loadForTraining(target, {"好", "坏", "无"}, Pooling::Auto, random);
  EXPECT_FALSE(loaded.freshHead);
  EXPECT_EQ(loaded.network->pooling, Pooling::Mean);
}

TEST_F(FoldedHead, AClassifierOfTheFirstTokenIsWrittenAsItIs) {
  const fs::path source = classifier(Pooling::Cls);
  const fs::path target = exported(source);
  EXPECT_FALSE(readBertConfig(target).foldedHead);
  expectEqualBits(nn::loadClassifier(source), nn::loadClassifier(target));
}

TEST_F(FoldedHead, AnEncoderWithoutAClassifierIsNotExported) {
  const fs::path encoder = tinyEncoder(m_folder);
  EXPECT_THROW(exported(encoder), Error);
  EXPECT_FALSE(fs::exists(m_folder / "exported"));
}

}  // namespace
}  // namespace wb
