// Byte-level BPE: GPT-2's words, merges, and the bytes that tokens stand for. tests/parity/test_bpe.py compares whole
// texts with the public library; the expectations here are its answers, too.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/bpe_model.h"
#include "core/text/byte_alphabet.h"
#include "core/text/gpt2_words.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_export.h"
#include "core/text/tokenizer_folder.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

using nlohmann::json;
using Ids = std::vector<TokenId>;

std::string words(std::string_view text) {
  const NormalizedText characters(text);
  std::vector<std::size_t> ends;
  splitAsGpt2(characters.characters(), ends);
  std::string result;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    result += characters.slice(begin, end).utf8() + "|";
    begin = end;
  }
  return result;
}

/// All bytes, then "Ġw", "Ġwo", "中" and RoBERTa's special tokens.
json vocabulary() {
  json ids = {{"<s>", 0}, {"<pad>", 1}, {"</s>", 2}, {"<unk>", 3}, {"<mask>", 4}};
  const auto add = [&](const std::string& token) { ids.emplace(token, ids.size()); };
  for (const char32_t c : byteAlphabet()) {
    std::string letter;
    appendUtf8(letter, c);
    add(letter);
  }
  for (const char* token : {"Ġw", "Ġwo", "ä¸", "ä¸Ń", "ĠĠ"}) add(token);
  return ids;
}

constexpr const char* merges = "#version: 0.2\nĠ w\nĠw o\nä ¸\nä¸ Ń\nĠ Ġ\n";

std::unique_ptr<Tokenizer> roberta(const json& config, const std::string& mergeLines = merges) {
  const TemporaryFolder folder;
  json whole = config;
  whole["tokenizer_class"] = "RobertaTokenizer";
  folder.write("vocab.json", vocabulary().dump());
  folder.write("merges.txt", mergeLines);
  folder.write("tokenizer_config.json", whole.dump());
  return loadTokenizer(folder.path());
}

json wholeJson() {
  return {{"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}}},
          {"model", {{"type", "BPE"}, {"vocab", vocabulary()}, {"merges", json::array({"Ġ w", "Ġw o"})}}}};
}

std::unique_ptr<Tokenizer> load(const json& file) {
  const TemporaryFolder folder;
  folder.write("tokenizer.json", file.dump());
  return loadTokenizer(folder.path());
}

std::string refusal(const json& file) {
  try {
    load(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

/// Tokens with the bytes they stand for: "Ġwo 0-2 ".
std::string shown(const Tokenizer& tokenizer, const TokenizedText& encoding) {
  std::string result;
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    if (encoding.bytes[i].special) continue;
    result += tokenizer.tokenText(encoding.ids[i]) + " " + std::to_string(encoding.bytes[i].begin) + "-" +
              std::to_string(encoding.bytes[i].end) + " ";
  }
  return result;
}

TEST(Gpt2Words, HoldASpaceBeforeThem) {
  EXPECT_EQ(words("Hello  world!! 3rd"), "Hello| | world|!!| 3|rd|");
  EXPECT_EQ(words("今天 天气，23度"), "今天| 天气|，|23|度|");
  EXPECT_EQ(words("a\n\n b"), "a|\n\n| b|");
  EXPECT_EQ(words("a\t\tb  "), "a|\t|\t|b|  |");
  EXPECT_EQ(words("a\u3000b"), "a|\u3000|b|") << "only a plain space goes with a word";
}

TEST(Gpt2Words, KnowEnglishEndings) {
  EXPECT_EQ(words("I'm you'll it's 's 'S don't"), "I|'m| you|'ll| it|'s| '|s| '|S| don|'t|");
  EXPECT_EQ(words("''s '"), "''|s| '|");
}

TEST(Bpe, ReadsTheFilesOfRoberta) {
  const auto tokenizer = roberta({});
  EXPECT_EQ(tokenizer->kind(), "bpe");
  EXPECT_EQ(tokenizer->padId(), 1);
  EXPECT_EQ(tokenizer->maskId(), 4);
  const TokenizedText encoding = tokenizer->encode("wo wo 中");
  EXPECT_EQ(encoding.ids.front(), 0);
  EXPECT_EQ(encoding.ids.back(), 2);
  EXPECT_EQ(shown(*tokenizer, encoding), "w 0-1 o 1-2 Ġwo 3-5 Ġ 6-6 ä¸Ń 6-9 ");
  const TokenizedText pair = tokenizer->encodePair("a", "b");
  EXPECT_EQ(std::count(pair.ids.begin(), pair.ids.end(), 2), 3) << "two between the texts, one behind";
  EXPECT_EQ(*std::max_element(pair.segments.begin(), pair.segments.end()), 0);
}

TEST(Bpe, TrimsOffsetsAsThePublicLibrary) {
  EXPECT_EQ(shown(*roberta({{"trim_offsets", false}}), roberta({})->encode("wo wo", 99)), "w 0-1 o 1-2 Ġwo 3-5 ");
  const auto untrimmed = roberta({{"trim_offsets", false}});
  EXPECT_EQ(shown(*untrimmed, untrimmed->encode("wo wo ")), "w 0-1 o 1-2 Ġwo 2-5 Ġ 5-6 ");
  const auto prefixed = roberta({{"add_prefix_space", true}});
  EXPECT_EQ(shown(*prefixed, prefixed->encode("wo 中")), "Ġwo 0-2 Ġ 3-3 ä¸Ń 3-6 ");
  EXPECT_EQ(shown(*prefixed, prefixed->encode("中<mask>中")), "Ġ 0-0 ä¸Ń 0-3 <mask> 3-9 Ġ 12-12 ä¸Ń 9-12 ")
      << "the space that was put before the second part takes its character along";
  EncodeOptions left;
  left.maxLength = 4;
  left.side = TruncationSide::Left;
  EXPECT_EQ(shown(*prefixed, prefixed->encode("wo wo wo", left)), "Ġwo 2-5 Ġwo 6-8 ")
      << "the first of the tokens that are left keeps its space";
}

TEST(Bpe, CoversMalformedBytes) {
  const auto tokenizer = roberta({});
  const TokenizedText encoding = tokenizer->encode("a\xFF\xE4\xB8 wo");
  EXPECT_EQ(shown(*tokenizer, encoding), "a 0-1 ï 1-2 ¿ 1-2 ½ 1-2 ï 2-4 ¿ 2-4 ½ 2-4 Ġwo 5-7 ");
}

TEST(Bpe, LongWordsTakeLittleTime) {
  const auto tokenizer = roberta({});
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += "中";
  EXPECT_EQ(tokenizer->ids(text).size(), 400'002U);  // quadratic work would not end
}

TEST(Bpe, ManyTextsWithALimitAreAsSingleOnes) {
  const auto tokenizer = roberta({{"add_prefix_space", true}});
  const std::vector<std::string_view> texts = {"wo wo wo wo", "", "中中 wo<mask> wo", "wo wo"};
  for (const TruncationSide side : {TruncationSide::Left, TruncationSide::Right}) {
    EncodeOptions options;
    options.maxLength = 5;
    options.side = side;
    const EncodedTexts all = tokenizer->encodeAll(texts, options, 2);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const TokenizedText one = tokenizer->encode(texts[i], options);
      ASSERT_EQ(Ids(all.ids(i).begin(), all.ids(i).end()), one.ids);
      for (std::size_t k = 0; k < one.ids.size(); ++k) {
        EXPECT_EQ(all.begins(i)[k], one.bytes[k].begin);
        EXPECT_EQ(all.ends(i)[k], one.bytes[k].end);
      }
    }
  }
}

TEST(Bpe, ItsFilesLeaveForOtherPrograms) {
  const TemporaryFolder source;
  source.write("vocab.json", vocabulary().dump());
  source.write("merges.txt", merges);
  source.write("tokenizer_config.json", R"({"tokenizer_class": "RobertaTokenizer", "add_prefix_space": true})");
  const TemporaryFolder target;
  writeTokenizerFiles(source.path(), target.path(), 77, {"input_ids", "attention_mask"});
  EXPECT_EQ(tokenizerKind(target.path()), "bpe");
  EXPECT_EQ(loadTokenizer(target.path())->ids("wo 中<mask>"), loadTokenizer(source.path())->ids("wo 中<mask>"));
}

TEST(Bpe, RefusesFilesThatDoNotFit) {
  EXPECT_THROW(roberta({}, "Ġ w\n\nĠw o\n"), Error) << "an empty line";
  EXPECT_THROW(roberta({}, "Ġ w o\n"), Error);
  EXPECT_THROW(roberta({}, "x y\n"), Error) << "the vocabulary has no \"xy\"";
  EXPECT_NO_THROW(roberta({}, "Ġ w\r\nĠw o\r\n"));
}

TEST(Bpe, RefusesByNameWhatItDoesNotSupport) {
  EXPECT_EQ(refusal(wholeJson()), "none");
  const auto refused = [](const char* key, const json& value) {
    json file = wholeJson();
    file["model"][key] = value;
    return refusal(file);
  };
  EXPECT_NE(refused("dropout", 0.1).find("dropout"), std::string::npos);
  EXPECT_NE(refused("byte_fallback", true).find("byte_fallback"), std::string::npos);
  EXPECT_NE(refused("end_of_word_suffix", "</w>").find("</w>"), std::string::npos);
  EXPECT_NE(refused("continuing_subword_prefix", "##").find("##"), std::string::npos);
  EXPECT_EQ(refused("continuing_subword_prefix", ""), "none");
  EXPECT_EQ(refused("unk_token", "[no such]"), "none") << "every byte has a token";
  EXPECT_NE(refused("merges", json::array({"Ġ w", json::array({"Ġw", "o"})})).find("merges"), std::string::npos);
  json file = wholeJson();
  file["pre_tokenizer"] = {{"type", "Metaspace"}};
  EXPECT_NE(refusal(file).find("Metaspace"), std::string::npos);
}

TEST(Bpe, TakesWholeWordsFirstWhenToldTo) {
  json file = wholeJson();
  file["model"]["merges"] = json::array({json::array({"Ġ", "w"})});
  EXPECT_EQ(load(file)->ids("a wo").size(), 3U);
  file["model"]["ignore_merges"] = true;
  EXPECT_EQ(load(file)->ids("a wo").size(), 2U);
}

}  // namespace
}  // namespace wb
