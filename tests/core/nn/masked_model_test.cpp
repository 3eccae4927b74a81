// Words guessed by the encoder: hidden as whole words, replaced by likely ones of the same kind.
#include "core/nn/masked_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "tests/core/nn/masked_encoder.h"
#include "tests/core/nn/temporary_encoder.h"

namespace wb {
namespace {

const std::vector<std::string> known = {
    "今天天气很好晴雨风云雪大小北京上海人你是不没有ok今天天气很好晴雨风云雪大小北京上海人你是不没有ok"};

class Guessing : public testing::Test {
 protected:
  std::unique_ptr<MaskedModel> model(const std::map<std::string, float>& biases) const {
    return MaskedModel::load(guessingEncoder(m_folder, known, biases));
  }

  static std::string replaced(MaskedModel& model, const std::string& text, double rate, Random& random) {
    const std::vector<MaskedText> hidden = {maskWords(text, model.tokenizer(), model.maxLength(), rate, random)};
    return fillWords(text, hidden[0], model.guess(hidden)[0], model.tokenizer(), random);
  }

 private:
  TemporaryFolder m_folder;
};

TEST_F(Guessing, GivesTheLikeliestTokensOfEachPlace) {
  const auto guessing = model({{"晴", 9}, {"雨", 8}, {"##k", 7}});
  Random random(1);
  std::vector<MaskedText> hidden;
  for (const char* text : {"今天很好", "", "好", "你是北京人，今天是雨"}) {
    hidden.push_back(maskWords(text, guessing->tokenizer(), guessing->maxLength(), 1, random));
  }
  const auto guesses = guessing->guess(hidden);
  ASSERT_EQ(guesses.size(), hidden.size());
  EXPECT_TRUE(guesses[1].empty());
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    ASSERT_EQ(guesses[i].size(), hidden[i].masked.size());
    for (const auto& place : guesses[i]) {
      ASSERT_EQ(place.size(), static_cast<std::size_t>(guessesWanted));
      EXPECT_EQ(guessing->tokenizer().tokenText(place[0].id), "晴");
      EXPECT_EQ(guessing->tokenizer().tokenText(place[1].id), "雨");
      EXPECT_NEAR(place[0].logProbability - place[1].logProbability, 1, 1e-5);
      const double others = static_cast<double>(guessing->tokenizer().size()) - 3;  // at a logit of 0
      const double all = std::exp(9) + std::exp(8) + std::exp(7) + others;
      EXPECT_NEAR(place[0].logProbability, 9 - std::log(all), 1e-5);
    }
  }
}

TEST_F(Guessing, HidesWholeWordsOnly) {
  const auto guessing = model({});
  const Tokenizer& tokenizer = guessing->tokenizer();
  Random random(2);
  const std::string text = "今天 ok 上海好，不是，没有，雨，馕";
  const MaskedText hidden = maskWords(text, tokenizer, guessing->maxLength(), 1, random);
  std::vector<std::string> words;
  for (const Word& word : hidden.words) words.push_back(text.substr(word.begin, word.end - word.begin));
  // Not: Latin, negations, and what the encoder does not know.
  EXPECT_EQ(words, (std::vector<std::string>{"今天", "上海", "好", "雨"}));
  EXPECT_EQ(hidden.lengths, (std::vector<std::size_t>{2, 2, 1, 1}));
  const std::vector<TokenId> before = tokenizer.ids(text);
  for (std::size_t i = 0, next = 0; i < before.size(); ++i) {
    const bool masked = next < hidden.masked.size() && hidden.masked[next] == i;
    EXPECT_EQ(hidden.ids[i], masked ? tokenizer.maskId() : before[i]) << i;
    next += masked ? 1 : 0;
  }
  EXPECT_EQ(maskWords("今天上海", tokenizer, 4, 1, random).words.size(), 1U) << "the second word is cut off";
}

TEST_F(Guessing, ReplacesByLikelyWordsOfTheSameKind) {
  const auto guessing = model({{"ok", 12}, {"，", 11}, {"不", 11}, {"雨", 9}, {"晴", 8}, {"[SEP]", 10}});
  Random random(3);
  std::map<std::string, int> counts;
  for (int i = 0; i < 1000; ++i) ++counts[replaced(*guessing, "是，", 1, random)];
  // Of the Chinese guesses that are no negation; those of a logit of 0 are 1 in thousands.
  EXPECT_NEAR(counts["雨，"], 731, 60) << "e⁹ / (e⁹ + e⁸)";
  EXPECT_NEAR(counts["晴，"], 269, 60);
  EXPECT_EQ(counts["不，"], 0);
  EXPECT_NE(replaced(*guessing, "雨", 1, random), "雨") << "another word, not the same";
}

TEST_F(Guessing, TwoTokensBecomeAWordOfTheDictionary) {
  const auto guessing = model({{"北", 9}, {"京", 8}, {"上", 7}, {"海", 6}, {"雪", 10}});
  Random random(4);
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) seen.insert(replaced(*guessing, "今天！", 1, random));
  for (const std::string& text : seen) {
    EXPECT_TRUE(isOneWord(text.substr(0, text.size() - std::string("！").size()))) << text;
    EXPECT_EQ(countCodePoints(text), 3U) << text;
  }
  EXPECT_TRUE(seen.contains("北京！"));
}

TEST_F(Guessing, HostileTextsComeThrough) {
  const auto guessing = model({{"雨", 9}});
  std::string large;
  for (int i = 0; i < 20000; ++i) large += "今天天气，";
  for (const std::string& text :
       {std::string(), std::string("😀"), std::string("\0好", 4), std::string("ok ok"), large}) {
    Random first(5);
    Random second(5);
    const std::string changed = replaced(*guessing, text, 0.5, first);
    EXPECT_TRUE(isValidUtf8(changed));
    EXPECT_EQ(changed.empty(), text.empty());
    EXPECT_EQ(changed, replaced(*guessing, text, 0.5, second));
  }
}

TEST(MaskedModel, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const std::filesystem::path path = tinyEncoder(folder);
  EXPECT_FALSE(checkEncoder(path).guessesTokens);
  EXPECT_THROW(MaskedModel::load(path), Error);
  addMaskedHead(path, 16, {{"好", 1}});
  EXPECT_TRUE(checkEncoder(path).guessesTokens);
  EXPECT_EQ(checkEncoder(path).weights.kept.size(), 5U);
  EXPECT_NO_THROW(MaskedModel::load(path));
  copyEncoder(path, folder / "copy");
  EXPECT_TRUE(checkEncoder(folder / "copy").guessesTokens) << "a copy keeps the head";
}

}  // namespace
}  // namespace wb
