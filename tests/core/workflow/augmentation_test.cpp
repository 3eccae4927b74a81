// Augmentation of a project's texts: a share of them, anew in each epoch, the same for the same seed; and what a
// training and a preview make of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/workflow/preview_augmentation.h"
#include "core/workflow/split_corpus.h"
#include "core/workflow/text_augmenter.h"
#include "core/workflow/train_run.h"
#include "temporary_project.h"
#include "tests/core/nn/masked_encoder.h"

namespace wb {
namespace {

const std::vector<std::string> kinds = {"快递三天没动静", "包裹送错地址了", "耳机有划痕", "键盘质量很好"};

/// Different texts of a few words.
std::vector<std::string> manyTexts(int count) {
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i)
    texts.push_back(kinds[static_cast<std::size_t>(i) % 4] + "，第" + std::to_string(i) + "次");
  return texts;
}

std::vector<std::string_view> viewsOf(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

AugmentationRates only(Augmentation kind, double rate) {
  AugmentationRates rates;
  rates[kind] = rate;
  return rates;
}

std::set<std::size_t> changedTexts(const std::vector<TextAugmenter::Change>& changes) {
  std::set<std::size_t> numbers;
  for (const auto& change : changes) numbers.insert(change.text);
  return numbers;
}

using Texts = std::vector<std::pair<std::size_t, std::string>>;
Texts textsOf(const std::vector<TextAugmenter::Change>& changes) {
  Texts texts;
  for (const auto& change : changes) texts.emplace_back(change.text, change.changed);
  return texts;
}

TEST(TextAugmenter, ChangesAShareOfTheTexts) {
  const std::vector<std::string> texts = manyTexts(1000);
  TextAugmenter augmenter(only(Augmentation::Swap, 0.2), {});
  EXPECT_TRUE(augmenter.change(viewsOf(texts), 0, 1, 0).empty());
  EXPECT_EQ(augmenter.change(viewsOf(texts), 1, 1, 0).size(), 1000U);
  const auto changes = augmenter.change(viewsOf(texts), 0.3, 1, 0);
  EXPECT_NEAR(static_cast<double>(changes.size()), 300, 60);
  for (const auto& change : changes) {
    EXPECT_NE(change.changed, texts[change.text]);
    EXPECT_EQ(change.kinds, std::vector{Augmentation::Swap});
  }
}

TEST(TextAugmenter, FollowsFromSeedEpochAndNumberAlone) {
  const std::vector<std::string> texts = manyTexts(200);
  AugmentationRates rates = previewRates;
  rates[Augmentation::Masked] = 0;
  rates[Augmentation::Script] = 0.5;
  TextAugmenter first(rates, {});
  TextAugmenter second(rates, {});
  second.change(viewsOf(texts), 1, 9, 5);  // nothing is kept from a call to the next
  const Texts once = textsOf(first.change(viewsOf(texts), 0.5, 7, 3));
  EXPECT_EQ(once, textsOf(second.change(viewsOf(texts), 0.5, 7, 3)));
  EXPECT_NE(once, textsOf(first.change(viewsOf(texts), 0.5, 7, 4))) << "another epoch";
  EXPECT_NE(once, textsOf(first.change(viewsOf(texts), 0.5, 8, 3))) << "another seed";
  // More texts behind it change nothing for those before.
  const std::vector<std::string> more = manyTexts(400);
  Texts longer = textsOf(first.change(viewsOf(more), 0.5, 7, 3));
  std::erase_if(longer, [](const auto& change) { return change.first >= 200; });
  EXPECT_EQ(longer, once);
  EXPECT_NE(changedTexts(first.change(viewsOf(texts), 0.5, 7, 0)),
            changedTexts(first.change(viewsOf(texts), 0.5, 7, 1)));
}

TEST(TextAugmenter, UsesEachKindThatHasARate) {
  const std::vector<std::string> texts = manyTexts(600);
  AugmentationRates rates;
  rates[Augmentation::Deletion] = 0.1;
  rates[Augmentation::Homophone] = 0.1;
  rates[Augmentation::Script] = 0.5;
  TextAugmenter augmenter(rates, {});
  std::map<std::vector<Augmentation>, int> counts;
  for (const auto& change : augmenter.change(viewsOf(texts), 1, 1, 0)) ++counts[change.kinds];
  EXPECT_EQ(counts.size(), 4U);
  using enum Augmentation;
  for (const auto& kind : {std::vector{Deletion}, {Homophone}, {Deletion, Script}, {Homophone, Script}}) {
    EXPECT_NEAR(counts[kind], 150, 50);
  }
}

TEST(TextAugmenter, GuessesWordsWithTheEncoder) {
  const TemporaryFolder folder;
  const std::vector<std::string> known = {
      "快递包裹三天没动静送错地址了耳机有划痕键盘质量很好雨雪快递包裹三天没动静送错地址了耳机有划痕键盘质量很好雨雪"};
  const auto encoder = guessingEncoder(folder, known, {{"雨", 9}, {"雪", 8}});
  TextAugmenter augmenter(only(Augmentation::Masked, 0.1), encoder);
  const std::vector<std::string> texts = {"送错", "好", "ok", ""};
  std::set<std::string> seen;
  for (int epoch = 0; epoch < 30; ++epoch) {
    for (const auto& change : augmenter.change(viewsOf(texts), 1, 1, epoch)) {
      EXPECT_LT(change.text, 2U) << "nothing to guess in the others";
      if (change.text == 1) seen.insert(change.changed);
    }
  }
  EXPECT_EQ(seen, (std::set<std::string>{"雨", "雪"}));
  EXPECT_EQ(textsOf(augmenter.change(viewsOf(texts), 1, 1, 0)), textsOf(augmenter.change(viewsOf(texts), 1, 1, 0)));
  createEncoder(folder / "headless", {1, 16, 2, 32}, known, 7);
  EXPECT_THROW(TextAugmenter(only(Augmentation::Masked, 0.1), folder / "headless"), Error);
}

TEST(TextAugmenter, MalformedTextsComeOutSound) {
  const std::vector<std::string> texts = {"\xFF\xFE今天\xE4\xBD", std::string("\xC0\x80"), ""};
  AugmentationRates rates = previewRates;
  rates[Augmentation::Masked] = 0;
  TextAugmenter augmenter(rates, {});
  for (int epoch = 0; epoch < 50; ++epoch) {
    for (const auto& change : augmenter.change(viewsOf(texts), 1, 1, epoch)) EXPECT_TRUE(isValidUtf8(change.changed));
  }
}

/// A project of two categories, split.
void fill(const TemporaryProject& corpus) {
  std::vector<Line> lines;
  const std::vector<std::string> texts = manyTexts(80);
  for (std::size_t i = 0; i < texts.size(); ++i) lines.emplace_back(texts[i], i % 4 < 2 ? "物流" : "质量");
  ImportOptions options;
  corpus.add(lines, options);
  splitCorpus(corpus.project, {0.2, 0.2, 0});
}

TrainConfig smallConfig() {
  TrainConfig config;
  config.encoder = "new";
  config.fresh = {1, 32, 2, 64};
  config.epochs = 3;
  config.batchSize = 16;
  config.precision = Precision::Fp32;
  config.maxLength = 24;
  config.threads = 1;
  return config;
}

std::vector<double> lossesOf(const Project& project, const TrainConfig& config) {
  std::vector<double> losses;
  trainRun(project, config,
           [&](const TrainEvent& event) {
             if (const auto* step = std::get_if<StepEvent>(&event)) losses.push_back(step->loss);
           },
           {});
  return losses;
}

TEST(AugmentedTraining, ReadsOtherTextsTheSameForTheSameSeed) {
  const TemporaryProject corpus;
  fill(corpus);
  TrainConfig config = smallConfig();
  const std::vector<double> plain = lossesOf(corpus.project, config);
  config.augmentShare = 0.5;
  const std::vector<double> augmented = lossesOf(corpus.project, config);
  EXPECT_EQ(plain.size(), augmented.size());
  EXPECT_NE(plain, augmented);
  EXPECT_EQ(augmented, lossesOf(corpus.project, config));
  setAugmentation(config, {0.5, {}});
  EXPECT_EQ(plain, lossesOf(corpus.project, config)) << "no kind has a rate";
}

TEST(AugmentedTraining, WantsAnEncoderThatCanGuess) {
  const TemporaryProject corpus;
  fill(corpus);
  TrainConfig config = smallConfig();
  config.augmentShare = 0.5;
  config.augmentMasked = 0.1;
  EXPECT_THROW(lossesOf(corpus.project, config), Error);
  const std::vector<std::string> texts = manyTexts(8);
  config.encoder = guessingEncoder(corpus.folder, texts, {{"快", 9}, {"好", 8}}).string();
  EXPECT_EQ(lossesOf(corpus.project, config).size(), 9U);
}

TEST(PreviewAugmentation, ShowsTrainingTextsAndOthersForAnotherSample) {
  const TemporaryProject corpus;
  EXPECT_TRUE(previewAugmentation(corpus.project, only(Augmentation::Swap, 0.2), {}, 10, 1).empty());
  fill(corpus);
  const auto shown = previewAugmentation(corpus.project, only(Augmentation::Swap, 0.2), {}, 10, 1);
  ASSERT_EQ(shown.size(), 10U);
  std::set<std::string> originals;
  for (const AugmentedText& text : shown) {
    EXPECT_EQ(readSample(corpus.project, corpus.idOf(text.text)).split, Split::Train);
    EXPECT_NE(text.changed, text.text);
    EXPECT_EQ(text.kinds, std::vector{Augmentation::Swap});
    EXPECT_TRUE(originals.insert(text.text).second);
  }
  const auto again = previewAugmentation(corpus.project, only(Augmentation::Swap, 0.2), {}, 10, 1);
  EXPECT_EQ(again[3].changed, shown[3].changed);
  EXPECT_NE(previewAugmentation(corpus.project, only(Augmentation::Swap, 0.2), {}, 10, 2)[0].text, shown[0].text);
  for (const AugmentedText& text : previewAugmentation(corpus.project, {}, {}, 10, 1))
    EXPECT_EQ(text.changed, text.text);
  EXPECT_THROW(previewAugmentation(corpus.project, only(Augmentation::Masked, 0.1), "不存在", 10, 1), Error);
}

}  // namespace
}  // namespace wb
