// How a unigram model splits words: the best sum of scores, the first of equal ways, unknown characters.
#include "core/text/unigram_model.h"

#include <gtest/gtest.h>

#include <thread>

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

TEST(UnigramModel, FindsPiecesOfEveryScriptWhicheverThreadAsksFirst) {
  const UnigramModel model(pieces({{"<unk>", 0},
                                   {"▁", -1},
                                   {"▁今天", -1},
                                   {"▁the", -1},
                                   {"th", -3},
                                   {"天", -2},
                                   {"한국", -1},
                                   {"▁мир", -1},
                                   {"м", -2},
                                   {"3", -1},
                                   {"▁▁", -1},
                                   {"😀", -1}}),
                           0, false);
  const std::vector<std::pair<const char*, const char*>> expected = {
      {"▁今天天", "▁今天=2 天=5 "}, {"▁theth", "▁the=3 th=4 "}, {"▁한국", "▁=1 한국=6 "}, {"▁мирм", "▁мир=7 м=8 "},
      {"▁▁3▁", "▁▁=10 3=9 ▁=1 "},   {"▁😀", "▁=1 😀=11 "},      {"天▁", "天=5 ▁=1 "},     {"▁x", "▁=1 x=0 "}};
  std::vector<std::string> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& [text, answer] = expected[(i + 2 * thread) % expected.size()];
        if (split(model, text) != answer) wrong[thread] += std::string(text) + ": " + split(model, text) + "; ";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& each : wrong) EXPECT_EQ(each, "");
}

TEST(ScoresOfTokenizerJson, AreReadAsTheRustLibraryReadsThem) {
  EXPECT_EQ(asRustReads(0), 0);
  EXPECT_EQ(asRustReads(-3.5), -3.5);
  EXPECT_EQ(asRustReads(-100), -100);
  EXPECT_EQ(asRustReads(-13.254842758178711), -(13254842758178711.0 / 1e15));
}

}  // namespace
}  // namespace wb
