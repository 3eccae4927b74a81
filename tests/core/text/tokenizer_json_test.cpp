// tokenizer.json alone: what it describes is done, what is not supported is refused by name.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

using nlohmann::json;
using Ids = std::vector<TokenId>;

json wordPiece() {
  return json::parse(R"({"added_tokens": [{"id": 1, "content": "[UNK]", "special": true},
      {"id": 9, "content": "New", "normalized": true}, {"id": 10, "content": "<x>", "normalized": false, "lstrip": true}],
    "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
    "pre_tokenizer": {"type": "Whitespace"},
    "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
    "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
      "max_input_chars_per_word": 5,
      "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "ab": 4, "##c": 5, "1": 6, "!": 7, "月": 8}}})");
}

std::unique_ptr<Tokenizer> load(const json& tokenizer) {
  const TemporaryFolder folder;
  folder.write("tokenizer.json", tokenizer.dump());
  folder.write("tokenizer_config.json", R"({"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "[PAD]"})");
  return loadTokenizer(folder.path());
}

std::string refusal(const json& tokenizer) {
  try {
    load(tokenizer);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TEST(TokenizerJson, DoesWhatItsPartsSay) {
  const auto tokenizer = load(wordPiece());
  EXPECT_EQ(tokenizer->ids("ＡBc！ ⅰ①"), (Ids{2, 4, 5, 7, 1, 3}));
  EXPECT_EQ(tokenizer->ids("abcccc"), (Ids{2, 1, 3})) << "longer than five characters";
  EXPECT_EQ(tokenizer->padId(), 0);
  EXPECT_EQ(tokenizer->ids("new ab <x>"), (Ids{2, 9, 4, 10, 3})) << "added tokens, one in its normalised form";
  const TokenizedText encoding = tokenizer->encode("ab <x>");
  EXPECT_EQ(encoding.bytes[2].begin, 2U) << "takes the space before it along";
  EXPECT_EQ(encoding.bytes[2].end, 6U);
}

TEST(TokenizerJson, AMalformedByteTouchesNoWord) {
  json tokenizer = wordPiece();
  tokenizer["added_tokens"].push_back({{"id", 11}, {"content", "Wi"}, {"single_word", true}, {"normalized", false}});
  const auto has = [loaded = load(tokenizer)](std::string_view text) {
    const Ids ids = loaded->ids(text);
    return std::find(ids.begin(), ids.end(), 11) != ids.end();
  };
  EXPECT_TRUE(has("ab Wi"));
  EXPECT_FALSE(has("abWi"));
  EXPECT_TRUE(has("ab\x80Wi")) << "the byte counts as U+FFFD";
  EXPECT_TRUE(has("月\x80Wi"));
}

TEST(TokenizerJson, CoversTheBytesOfTheOriginal) {
  const auto tokenizer = load(wordPiece());
  const TokenizedText encoding = tokenizer->encode("x㋀");  // NFKC makes two characters of the second: 1 and 月
  ASSERT_EQ(encoding.ids, (Ids{2, 1, 3}));
  EXPECT_EQ(encoding.bytes[1].end, 4U);
}

TEST(TokenizerJson, RefusesByNameWhatItDoesNotSupport) {
  json tokenizer = wordPiece();
  tokenizer["normalizer"] = {{"type", "Nmt"}};
  EXPECT_NE(refusal(tokenizer).find("normaliser \"Nmt\""), std::string::npos);
  tokenizer = wordPiece();
  tokenizer["pre_tokenizer"] = {{"type", "ByteLevel"}};
  EXPECT_NE(refusal(tokenizer).find("pre-tokeniser \"ByteLevel\""), std::string::npos);
  tokenizer = wordPiece();
  tokenizer["post_processor"] = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}};
  EXPECT_NE(refusal(tokenizer).find("post-processor \"ByteLevel\""), std::string::npos);
  tokenizer = wordPiece();
  tokenizer["model"]["type"] = "WordLevel";
  EXPECT_NE(refusal(tokenizer).find("model \"WordLevel\""), std::string::npos);
}

TEST(TokenizerJson, AloneTellsItsKind) {
  const TemporaryFolder folder;
  EXPECT_THROW(tokenizerKind(folder.path()), Error);
  const auto kind = [&](const std::string& type) {
    json tokenizer = wordPiece();
    tokenizer["model"]["type"] = type;
    folder.write("tokenizer.json", tokenizer.dump());
    return tokenizerKind(folder.path());
  };
  EXPECT_EQ(kind("WordPiece"), "wordpiece");
  EXPECT_EQ(kind("Unigram"), "sentencepiece");
  EXPECT_EQ(kind("BPE"), "bpe");
  EXPECT_EQ(kind("WordLevel"), "WordLevel");
}

TEST(TokenizerJson, RefusesIdsThatAreNone) {
  for (const json& id : {json(-1), json(1.5), json("x"), json(std::int64_t{1} << 40)}) {
    json tokenizer = wordPiece();
    tokenizer["model"]["vocab"]["ab"] = id;
    EXPECT_NE(refusal(tokenizer).find("which is no id"), std::string::npos) << id;
  }
}

TEST(EncodeAll, GivesWhatEncodeGivesOnEveryThread) {
  const auto tokenizer = load(wordPiece());
  const std::vector<std::string> texts = {"abc!", "", "ab new <x> ab ab", "月月 月", "\xFF!"};
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  EncodeOptions options;
  for (const TruncationSide side : {TruncationSide::Right, TruncationSide::Left}) {
    options.maxLength = 4;
    options.side = side;
    const EncodedTexts all = tokenizer->encodeAll(views, options, 3);
    ASSERT_EQ(all.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const TokenizedText one = tokenizer->encode(texts[i], options);
      EXPECT_EQ(Ids(all.ids(i).begin(), all.ids(i).end()), one.ids);
      EXPECT_EQ(all.cut(i), one.cut);
      for (std::size_t token = 0; token < one.ids.size(); ++token) {
        EXPECT_EQ(all.begins(i)[token], one.bytes[token].begin);
        EXPECT_EQ(all.ends(i)[token], one.bytes[token].end);
      }
    }
  }
}

}  // namespace
}  // namespace wb
