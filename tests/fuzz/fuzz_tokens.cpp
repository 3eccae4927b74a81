// Texts of any bytes: the table that decides most characters must give what the exact path gives, token for token, and
// the tokens of a byte-level tokenizer must spell the text.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/text/byte_alphabet.h"
#include "core/text/tokenizer.h"

namespace {

using nlohmann::json;

/// A vocabulary in which many characters have tokens of their own, alone and inside a word.
json vocabulary() {
  json tokens = {{"[UNK]", 0}, {"[CLS]", 1}, {"[MASK]", 2}, {"the", 3}, {"##ing", 4}, {"中国", 5}};
  for (const char* text : {"a",      "b",      "e",      "é",  "É",  "i", "中", "国",     "！", "!",  "ß",
                           "\u0301", "\u0323", "\u0f71", "가", "ᄀ", "ᅡ", "ｅ", "\u200d", "😀", "豈", "\u0307"}) {
    tokens.emplace(text, tokens.size());
    tokens.emplace(std::string("##") + text, tokens.size());
  }
  return tokens;
}

std::unique_ptr<wb::Tokenizer> load(const json& file) {
  const auto folder = std::filesystem::temp_directory_path() / ("fuzz-tokens-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  wb::writeFileAtomically(folder / "tokenizer.json", file.dump());
  auto tokenizer = wb::loadTokenizer(folder);
  std::filesystem::remove_all(folder);
  return tokenizer;
}

/// With the pre-tokeniser inside a sequence the tokenizer does the same, but has no table.
std::unique_ptr<wb::Tokenizer> make(bool lowerCase, bool splitChinese, bool hasTable) {
  const json split = {{"type", "BertPreTokenizer"}};
  const json file = {
      {"added_tokens",
       json::array({{{"id", 2}, {"content", "[MASK]"}, {"special", true}, {"normalized", false}, {"lstrip", true}}})},
      {"normalizer", {{"type", "BertNormalizer"}, {"lowercase", lowerCase}, {"handle_chinese_chars", splitChinese}}},
      {"pre_tokenizer", hasTable ? split : json{{"type", "Sequence"}, {"pretokenizers", json::array({split})}}},
      {"model",
       {{"type", "WordPiece"}, {"unk_token", "[UNK]"}, {"continuing_subword_prefix", "##"}, {"vocab", vocabulary()}}}};
  return load(file);
}

struct Twins {
  Twins(bool lowerCase, bool splitChinese)
      : quick(make(lowerCase, splitChinese, true)), exact(make(lowerCase, splitChinese, false)) {}
  std::unique_ptr<wb::Tokenizer> quick;
  std::unique_ptr<wb::Tokenizer> exact;
};

void compare(const Twins& twins, std::string_view text, std::size_t maxLength) {
  const wb::TokenizedText quick = twins.quick->encode(text, maxLength);
  const wb::TokenizedText exact = twins.exact->encode(text, maxLength);
  if (quick.ids != exact.ids || quick.cut != exact.cut) std::abort();
  for (std::size_t i = 0; i < quick.bytes.size(); ++i) {
    if (quick.bytes[i].begin != exact.bytes[i].begin || quick.bytes[i].end != exact.bytes[i].end) std::abort();
    if (quick.bytes[i].end > text.size()) std::abort();
  }
}

/// All bytes and a few merges, some of which make the same token in two ways.
std::unique_ptr<wb::Tokenizer> makeByteLevel() {
  json tokens = json::object();
  for (const char32_t c : wb::byteAlphabet()) {
    std::string letter;
    wb::appendUtf8(letter, c);
    tokens.emplace(letter, tokens.size());
  }
  const json merges = {"a b", "b c", "ab c", "a bc", "Ġ a", "Ġa bc", "ä ¸", "ä¸ Ń", "abc abc", "Ġ Ġ"};
  for (const char* token : {"ab", "bc", "abc", "Ġa", "Ġabc", "ä¸", "ä¸Ń", "abcabc", "ĠĠ"}) {
    tokens.emplace(token, tokens.size());
  }
  return load({{"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", false}}},
               {"model", {{"type", "BPE"}, {"vocab", tokens}, {"merges", merges}}}});
}

void checkSpelling(const wb::Tokenizer& tokenizer, std::string_view text) {
  const wb::TokenizedText encoding = tokenizer.encode(text);
  std::string spelled;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    spelled += wb::spelledBytes(tokenizer.tokenText(encoding.ids[i])).value();
    if (encoding.bytes[i].begin < begin || encoding.bytes[i].end > text.size()) std::abort();
    begin = encoding.bytes[i].begin;
  }
  if (spelled != wb::replaceInvalidUtf8(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Twins uncased(true, true);
  static const Twins cased(false, true);
  static const Twins together(true, false);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Twins* twins : {&uncased, &cased, &together}) {
    compare(*twins, text, wb::unlimitedLength);
    compare(*twins, text, 5);
  }
  static const std::unique_ptr<wb::Tokenizer> byteLevel = makeByteLevel();
  checkSpelling(*byteLevel, text);
  return 0;
}
