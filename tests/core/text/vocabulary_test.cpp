// A character vocabulary made from texts, and batches of similar length.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "core/text/character_vocabulary.h"
#include "core/text/token_batches.h"
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

TEST(BatchesByLength, HoldEveryTextOnceWithinTheBudget) {
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < 1000; ++i) lengths.push_back(2 + (i * 37) % 90);
  lengths.push_back(5000);
  std::vector<int> seen(lengths.size());
  std::size_t padded = 0;
  std::size_t used = 0;
  for (const auto& batch : batchesByLength(lengths, 1024, 16)) {
    std::size_t longest = 0;
    for (const std::size_t index : batch) {
      ++seen[index];
      longest = std::max(longest, lengths[index]);
      used += lengths[index];
    }
    EXPECT_LE(batch.size(), 16U);
    EXPECT_TRUE(batch.size() == 1 || batch.size() * longest <= 1024);
    padded += batch.size() * longest;
  }
  EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
  EXPECT_LT(padded, used + used / 20) << "more than 5 % of all places are padding";
  EXPECT_TRUE(batchesByLength({}, 1024).empty());
}

}  // namespace
}  // namespace wb
