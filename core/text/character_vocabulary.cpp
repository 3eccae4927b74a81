#include "core/text/character_vocabulary.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/text/bert_normalizer.h"
#include "core/text/character_classes.h"

namespace wb {
namespace {

constexpr std::int64_t leastCount = 2;

std::map<char32_t, std::int64_t> countCharacters(std::span<const std::string> texts) {
  std::map<char32_t, std::int64_t> counts;
  const BertNormalizerSettings settings;
  for (const std::string& text : texts) {
    NormalizedText normalized(text);
    normalizeAsBert(normalized, settings);
    for (const NormalizedCharacter& character : normalized.characters()) {
      if (!isWhiteSpace(character.value)) ++counts[character.value];
    }
  }
  return counts;
}

bool isAsciiLetterOrDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); }

}  // namespace

std::vector<std::string> characterVocabulary(std::span<const std::string> texts, std::size_t limit) {
  std::vector<std::string> lines = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
  for (char32_t c = U'!'; c <= U'~'; ++c) {
    if (c >= U'A' && c <= U'Z') continue;
    const auto text = std::string(1, static_cast<char>(c));
    lines.push_back(text);
    if (isAsciiLetterOrDigit(c)) lines.push_back("##" + text);
  }
  std::vector<std::pair<std::int64_t, char32_t>> frequent;
  for (const auto& [character, count] : countCharacters(texts)) {
    if (character > U'~' && count >= leastCount) frequent.emplace_back(-count, character);
  }
  std::sort(frequent.begin(), frequent.end());
  for (const auto& [count, character] : frequent) {
    if (lines.size() >= limit) break;
    lines.emplace_back();
    appendUtf8(lines.back(), character);
  }
  return lines;
}

void writeWordPieceFiles(const std::filesystem::path& folder, const std::vector<std::string>& vocabulary,
                         std::size_t maxLength) {
  std::string lines;
  for (const std::string& token : vocabulary) lines += token + "\n";
  writeFileAtomically(folder / "vocab.txt", lines);
  const nlohmann::ordered_json config = {{"tokenizer_class", "BertTokenizer"},
                                         {"do_lower_case", true},
                                         {"strip_accents", nullptr},
                                         {"tokenize_chinese_chars", true},
                                         {"unk_token", "[UNK]"},
                                         {"sep_token", "[SEP]"},
                                         {"pad_token", "[PAD]"},
                                         {"cls_token", "[CLS]"},
                                         {"mask_token", "[MASK]"},
                                         {"model_max_length", maxLength}};
  writeFileAtomically(folder / "tokenizer_config.json", config.dump(2) + "\n");
}

}  // namespace wb
