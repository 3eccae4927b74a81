// How a unigram model splits words: the best sum of scores, the first of equal ways, unknown characters.
#include "core/text/unigram_model.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/text/unigram_json.h"

namespace wb {
namespace {

UnigramPieces pieces(std::initializer_list<std::pair<const char*, double>> list) {
  UnigramPieces result;
  for (const auto& [text, score] : list) result.add(text, score);
  return result;
}

std::string split(const UnigramModel& model, std::string_view text) {
  const NormalizedText word(text);
  UnigramModel::Workspace workspace;
  model.split(word.characters(), workspace);
  std::string result;
  for (const UnigramToken& token : workspace.tokens) {
    result += NormalizedText(word.slice(token.begin, token.end)).utf8() + "=" + std::to_string(token.id) + " ";
  }
  return result;
}

TEST(UnigramModel, TakesTheBestSumAndOfEqualWaysTheFirst) {
  const UnigramModel model(pieces({{"<unk>", 0}, {"今", -1}, {"天", -1}, {"今天", -2}, {"天天", -1.5}, {"天天气", -4}}),
                           0, false);
  EXPECT_EQ(split(model, "今天"), "今天=3 ");  // as good as 今 and 天, and begins earlier
  EXPECT_EQ(split(model, "今天天"), "今=1 天天=4 ");
}

TEST(UnigramModel, ARunOfUnknownCharactersIsOneToken) {
  const UnigramModel model(pieces({{"<unk>", 0}, {"a", -1}}), 0, false);
  EXPECT_EQ(split(model, "a你好a"), "a=1 你好=0 a=1 ");
  EXPECT_EQ(split(model, ""), "");
}

TEST(UnigramModel, BytesStandForAnUnknownCharacterWhereThereAreSome) {
  const UnigramModel model(pieces({{"<unk>", 0}, {"a", -1}, {"<0xC3>", -2}, {"<0xA9>", -2}}), 0, true);
  EXPECT_EQ(split(model, "aé"), "a=1 é=2 é=3 ");
  EXPECT_EQ(split(model, "aü"), "a=1 ü=0 ");  // <0xBC> is missing
}

TEST(UnigramModel, OfEqualPiecesTheLastCounts) {
  const UnigramModel model(pieces({{"<unk>", 0}, {"a", -1}, {"a", -2}}), 0, false);
  EXPECT_EQ(split(model, "a"), "a=2 ");
}

TEST(UnigramModel, SaysThatItHasNoTokenForUnknownCharacters) {
  const UnigramModel model(pieces({{"a", -1}}), std::nullopt, false);
  EXPECT_EQ(split(model, "aa"), "a=0 a=0 ");
  EXPECT_THROW(split(model, "b"), Error);
  EXPECT_THROW(UnigramModel(pieces({{"a", -1}}), 1, false), Error);
}

TEST(ScoresOfTokenizerJson, AreReadAsTheRustLibraryReadsThem) {
  EXPECT_EQ(asRustReads(0), 0);
  EXPECT_EQ(asRustReads(-3.5), -3.5);
  EXPECT_EQ(asRustReads(-100), -100);
  EXPECT_EQ(asRustReads(-13.254842758178711), -(13254842758178711.0 / 1e15));
}

}  // namespace
}  // namespace wb
