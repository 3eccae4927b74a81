// A character vocabulary made from texts, and batches of similar length.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "core/text/character_vocabulary.h"
#include "core/text/tokenizer.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

TEST(CharacterVocabulary, HoldsFrequentCharactersFirstAndEachOnce) {
  const std::vector<std::string> texts = {"好好好天天", "天好 A雨", "Ａ"};
  const std::vector<std::string> lines = characterVocabulary(texts);
  EXPECT_EQ(std::vector<std::string>(lines.begin(), lines.begin() + 5),
            (std::vector<std::string>{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}));
  EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()).size(), lines.size());
  const auto place = [&](const char* token) { return std::find(lines.begin(), lines.end(), token); };
  EXPECT_LT(place("好"), place("天"));
  EXPECT_NE(place("天"), lines.end());
  EXPECT_EQ(place("雨"), lines.end()) << "seen once only";
  EXPECT_NE(place("a"), lines.end());
  EXPECT_NE(place("##a"), lines.end());
  EXPECT_EQ(characterVocabulary(texts, lines.size() - 1).back(), "好") << "the less frequent goes first";
}

TEST(CharacterVocabulary, MakesATokenizerThatKnowsTheTexts) {
  const TemporaryFolder folder;
  const std::vector<std::string> texts = {"今天好，OK！", "今天好，ok！"};
  writeWordPieceFiles(folder.path(), characterVocabulary(texts), 512);
  const auto tokenizer = loadTokenizer(folder.path());
  const TokenizedText encoding = tokenizer->encode(texts[0]);
  EXPECT_EQ(encoding.ids.size(), 9U);
  for (const TokenId id : encoding.ids) EXPECT_FALSE(tokenizer->isUnknown(id));
  EXPECT_EQ(tokenSpans(*tokenizer, encoding)[6].text, "##k");
}

}  // namespace
}  // namespace wb
