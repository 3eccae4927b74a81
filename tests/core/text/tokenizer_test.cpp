// Tokenizers against ids and offsets that the public libraries gave for the same texts.
#include "core/text/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<TokenId>;

std::unique_ptr<Tokenizer> chineseBert() {
  const char* data = std::getenv("WENBIAO_DATA");
  return data == nullptr ? nullptr : loadTokenizer(fs::path(data) / "bert-base-chinese");
}

std::unique_ptr<Tokenizer> starter() {
  const char* folder = std::getenv("WENBIAO_STARTER");
  return folder == nullptr ? nullptr : loadTokenizer(folder);
}

std::unique_ptr<Tokenizer> tokenizerOf(const std::string& vocabulary, const nlohmann::json& config) {
  const TemporaryFolder folder;
  writeFileAtomically(folder.path() / "vocab.txt", vocabulary);
  writeFileAtomically(folder.path() / "tokenizer_config.json", config.dump());
  return loadTokenizer(folder.path());
}

std::unique_ptr<Tokenizer> smallTokenizer(const nlohmann::json& config = nlohmann::json::object()) {
  return tokenizerOf("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n今\n天\nun\n##aff\n##able\ne\nÉ\né\n!\n<s>\n天\n", config);
}

/// What each token covers in the text, between bars.
std::string covered(std::string_view text, const TokenizedText& encoding) {
  std::string result;
  for (const TokenBytes& bytes : encoding.bytes) {
    if (!bytes.special) result += std::string(text.substr(bytes.begin, bytes.end - bytes.begin)) + "|";
  }
  return result;
}

TEST(WordPiece, TakesTheLongestPieceFirst) {
  const auto tokenizer = smallTokenizer();
  EXPECT_EQ(tokenizer->ids("unaffable", unlimitedLength, nullptr), (Ids{2, 7, 8, 9, 3}));
  EXPECT_EQ(tokenizer->ids("unaffed", unlimitedLength, nullptr), (Ids{2, 1, 3})) << "a word that cannot be finished";
  EXPECT_EQ(tokenizer->ids(std::string(101, 'e'), unlimitedLength, nullptr), (Ids{2, 1, 3}));
  EXPECT_EQ(tokenizer->ids("", unlimitedLength, nullptr), (Ids{2, 3}));
}

TEST(WordPiece, OfEqualLinesTheLastCounts) {
  EXPECT_EQ(smallTokenizer()->ids("今天", unlimitedLength, nullptr), (Ids{2, 5, 15, 3}));
}

TEST(WordPiece, LowersCaseAndStripsAccentsWhenAsked) {
  EXPECT_EQ(smallTokenizer()->ids("É", unlimitedLength, nullptr), (Ids{2, 10, 3}));
  EXPECT_EQ(smallTokenizer({{"do_lower_case", false}})->ids("É", unlimitedLength, nullptr), (Ids{2, 11, 3}));
  EXPECT_EQ(smallTokenizer({{"strip_accents", false}})->ids("É", unlimitedLength, nullptr), (Ids{2, 12, 3}));
}

TEST(WordPiece, KeepsTheHeadOfALongText) {
  const auto tokenizer = smallTokenizer();
  bool cut = false;
  EXPECT_EQ(tokenizer->ids("今天今天", 4, &cut), (Ids{2, 5, 15, 3}));
  EXPECT_TRUE(cut);
  EXPECT_EQ(tokenizer->ids("今天", 4, &cut), (Ids{2, 5, 15, 3}));
  EXPECT_FALSE(cut);
  EXPECT_EQ(tokenizer->ids("今天", 2, &cut), (Ids{2, 3}));
  EXPECT_TRUE(cut);
  EXPECT_TRUE(tokenizer->encode("今天今天", 4).cut);
}

TEST(WordPiece, CoversTheBytesOfTheOriginal) {
  const auto tokenizer = smallTokenizer();
  const std::string text = " UN\u200Baffable今\t!\xFF天";
  const TokenizedText encoding = tokenizer->encode(text, unlimitedLength);
  EXPECT_EQ(covered(text, encoding), "UN|aff|able|今|!|天|");
  EXPECT_EQ(encoding.ids, tokenizer->ids(text, unlimitedLength, nullptr));
  EXPECT_TRUE(encoding.bytes.front().special);
  EXPECT_TRUE(encoding.bytes.back().special);
}

TEST(WordPiece, PutsTwoTextsTogetherAndShortensTheLongerOne) {
  const auto tokenizer = smallTokenizer();
  const TokenizedText pair = tokenizer->encodePair("今天", "e!e");
  EXPECT_EQ(pair.ids, (Ids{2, 5, 15, 3, 10, 13, 10, 3}));
  EXPECT_EQ(pair.segments, (std::vector<int>{0, 0, 0, 0, 1, 1, 1, 1}));
  EXPECT_TRUE(pair.bytes[4].second);
  EXPECT_EQ(pair.bytes[4].begin, 0U);
  EncodeOptions options;
  options.maxLength = 6;
  EXPECT_EQ(tokenizer->encodePair("今天", "e!e", options).ids, (Ids{2, 5, 3, 10, 13, 3}));
  options.side = TruncationSide::Left;
  EXPECT_EQ(tokenizer->encodePair("今天", "e!e", options).ids, (Ids{2, 15, 3, 13, 10, 3}));
  options.pair = PairTruncation::OnlySecond;
  EXPECT_EQ(tokenizer->encodePair("今天", "e!e", options).ids, (Ids{2, 5, 15, 3, 10, 3}));
  options.pair = PairTruncation::OnlyFirst;
  EXPECT_THROW(tokenizer->encodePair("今天", "e!e", options), Error);
}

TEST(WordPiece, NamesTheMissingUnknownToken) {
  try {
    tokenizerOf("[PAD]\n[CLS]\n[SEP]\n[MASK]\n", nlohmann::json::object());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadInput);
    EXPECT_NE(std::string(error.what()).find("vocab.txt lacks the special token [UNK]"), std::string::npos);
  }
}

// Ids and offsets are those of transformers 5.23 with the vocabulary of bert-base-chinese.
TEST(WordPiece, AgreesWithThePublicTokenizer) {
  const auto tokenizer = chineseBert();
  if (!tokenizer) GTEST_SKIP() << "WENBIAO_DATA is not set: no vocabulary of bert-base-chinese.";
  EXPECT_EQ(tokenizer->size(), 21128U);
  EXPECT_EQ(tokenizer->maskId(), 103);
  EXPECT_EQ(tokenizer->ids("今天天气不错，Wi-Fi很快！"),
            (Ids{101, 791, 1921, 1921, 3698, 679, 7231, 8024, 8541, 118, 8533, 2523, 2571, 8013, 102}));
  EXPECT_EQ(tokenizer->ids("“引号”…"), (Ids{101, 100, 2471, 1384, 100, 100, 102}));
  EXPECT_EQ(tokenizer->ids("１２３ ＡＢＣ"), (Ids{101, 10351, 9089, 8051, 12641, 10675, 102}));
  EXPECT_EQ(tokenizer->ids(std::string_view("a\0b\u200Bc\uFFFDd", 11)), (Ids{101, 8425, 8168, 102}));
  EXPECT_EQ(tokenizer->ids("ﾊﾝｶｸ\u3000한글"), (Ids{101, 100, 303, 10928, 9877, 13454, 13482, 11596, 102}));
  EXPECT_EQ(tokenizer->ids("İstanbul ǅ"), (Ids{101, 8310, 10105, 11381, 8178, 100, 102}));
  EXPECT_EQ(tokenizer->ids("\u2028行"), (Ids{101, 6121, 102}));
  const std::string cafe = "Café naïve";
  EXPECT_EQ(covered(cafe, tokenizer->encode(cafe)), "Café|na|ïve|");
}

TEST(WordPiece, SpecialTokensWrittenInATextAreWhatThePublicTokenizerMakesOfThem) {
  const auto tokenizer = chineseBert();
  if (!tokenizer) GTEST_SKIP() << "WENBIAO_DATA is not set: no vocabulary of bert-base-chinese.";
  EXPECT_EQ(tokenizer->ids("a[MASK]b [mask]"), (Ids{101, 143, 103, 144, 138, 9622, 8998, 140, 102}));
}

TEST(SentencePiece, NumbersPiecesAsXlmR) {
  const auto tokenizer = starter();
  if (!tokenizer) GTEST_SKIP() << "WENBIAO_STARTER is not set: no starter encoder.";
  EXPECT_EQ(tokenizer->ids("Hello World!"), (Ids{0, 35378, 6661, 38, 2}));
  EXPECT_EQ(tokenizer->ids("今天天气不错"), (Ids{0, 61168, 70871, 68272, 2}));
  EXPECT_EQ(tokenizer->ids(""), (Ids{0, 2}));
  EXPECT_EQ(tokenizer->maskId(), 250001);
  EXPECT_EQ(tokenizer->tokenText(35378), "▁Hello");
  EXPECT_EQ(tokenizer->tokenText(250001), "<mask>");
}

TEST(SentencePiece, SpecialTokensWrittenInATextAreWhatThePublicTokenizerMakesOfThem) {
  const auto tokenizer = starter();
  if (!tokenizer) GTEST_SKIP() << "WENBIAO_STARTER is not set: no starter encoder.";
  EXPECT_EQ(tokenizer->ids("a</s>b<mask> <s>"), (Ids{0, 10, 2, 876, 250001, 0, 2}));
}

TEST(SentencePiece, CoversTheBytesOfTheOriginal) {
  const auto tokenizer = starter();
  if (!tokenizer) GTEST_SKIP() << "WENBIAO_STARTER is not set: no starter encoder.";
  const std::string text = "今天\xFF\xE4\xB8好";
  const TokenizedText encoding = tokenizer->encode(text);
  EXPECT_EQ(encoding.ids, tokenizer->ids(text));
  EXPECT_EQ(encoding.bytes[encoding.bytes.size() - 2].end, text.size());
  for (std::size_t i = 1; i < encoding.bytes.size(); ++i) {
    EXPECT_LE(encoding.bytes[i - 1].end, encoding.bytes[i].end);
    EXPECT_LE(encoding.bytes[i].end, text.size());
  }
  const TokenizedText cut = tokenizer->encode("今天天气不错", 4);
  EXPECT_TRUE(cut.cut);
  EXPECT_EQ(cut.ids, (Ids{0, 61168, 70871, 2}));
}

TEST(LoadTokenizer, SaysWhichFileIsMissing) {
  const fs::path folder = fs::temp_directory_path();
  try {
    loadTokenizer(folder / "no-such-encoder");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
    EXPECT_NE(std::string(error.what()).find("vocab.txt"), std::string::npos);
  }
}

}  // namespace
}  // namespace wb
