#include "core/text/tokenizer.h"

#include <array>

#include "core/base/error.h"
#include "core/text/sentencepiece_tokenizer.h"
#include "core/text/wordpiece_tokenizer.h"

namespace wb {
namespace {

constexpr const char* vocabularyName = "vocab.txt";
constexpr std::array<const char*, 2> modelNames = {"sentencepiece.bpe.model", "spiece.model"};
constexpr std::array<const char*, 4> settingNames = {"tokenizer_config.json", "special_tokens_map.json",
                                                     "added_tokens.json", "tokenizer.json"};

}  // namespace

std::unique_ptr<Tokenizer> loadTokenizer(const std::filesystem::path& folder) {
  for (const char* name : modelNames) {
    if (std::filesystem::exists(folder / name)) return std::make_unique<SentencePieceTokenizer>(folder / name);
  }
  if (std::filesystem::exists(folder / vocabularyName)) return WordPieceTokenizer::load(folder);
  throw Error(
      ErrorCode::NotFound,
      say("The folder %1 has no tokenizer: vocab.txt or sentencepiece.bpe.model is missing. Put the file that belongs "
          "to the encoder into the folder.",
          folder));
}

std::vector<std::string> tokenizerFiles(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  const auto addIfThere = [&](const char* name) {
    if (std::filesystem::is_regular_file(folder / name)) names.emplace_back(name);
  };
  addIfThere(vocabularyName);
  for (const char* name : modelNames) addIfThere(name);
  for (const char* name : settingNames) addIfThere(name);
  return names;
}

std::vector<TokenSpan> tokenSpans(const Tokenizer& tokenizer, const TokenizedText& encoding) {
  std::vector<TokenSpan> spans;
  spans.reserve(encoding.ids.size());
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    const TokenBytes& bytes = encoding.bytes[i];
    spans.push_back({tokenizer.tokenText(encoding.ids[i]), bytes.begin, bytes.end, bytes.special});
  }
  return spans;
}

}  // namespace wb
