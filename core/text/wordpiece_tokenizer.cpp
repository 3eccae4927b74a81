#include "core/text/wordpiece_tokenizer.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/tokenizer_config.h"

namespace wb {
namespace {

constexpr std::size_t longestWord = 100;  // characters; a longer word is [UNK]
constexpr std::string_view continuationMark = "##";

std::vector<std::string> readLines(const std::filesystem::path& path) {
  const std::string content = readFile(path, std::size_t{256} << 20);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const bool carriageReturn = end > begin && content[end - 1] == '\r';
    lines.push_back(content.substr(begin, end - begin - (carriageReturn ? 1 : 0)));
    begin = end + 1;
  }
  return lines;
}

WordPieceSettings settingsOf(const nlohmann::json& config) {
  WordPieceSettings settings;
  settings.normalizer.lowerCase = flag(config, "do_lower_case", true);
  settings.normalizer.stripAccents = flag(config, "strip_accents", settings.normalizer.lowerCase);
  settings.normalizer.splitChinese = flag(config, "tokenize_chinese_chars", true);
  settings.pad = specialToken(config, "pad_token", settings.pad);
  settings.unk = specialToken(config, "unk_token", settings.unk);
  settings.cls = specialToken(config, "cls_token", settings.cls);
  settings.sep = specialToken(config, "sep_token", settings.sep);
  settings.mask = specialToken(config, "mask_token", settings.mask);
  const auto added = config.find("added_tokens_decoder");
  if (added != config.end() && added->is_object()) {
    for (const auto& entry : *added) {
      if (entry.is_object()) settings.added.push_back(specialToken(entry, "content", {}));
    }
  }
  return settings;
}

}  // namespace

WordPieceTokenizer::WordPieceTokenizer(std::vector<std::string> vocabulary, WordPieceSettings settings,
                                       const std::string& where)
    : m_vocabulary(std::move(vocabulary)), m_settings(std::move(settings)) {
  Table all;
  for (std::size_t i = 0; i < m_vocabulary.size(); ++i) {
    const std::string& token = m_vocabulary[i];
    const auto id = static_cast<TokenId>(i);
    all[token] = id;
    m_first[token] = id;
    if (token.starts_with(continuationMark)) m_continuation[token.substr(continuationMark.size())] = id;
    m_longest = std::max(m_longest, token.size());
  }
  const auto require = [&](const std::string& token) {
    const auto found = all.find(token);
    if (found == all.end()) {
      throw Error(
          ErrorCode::BadInput,
          say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where, token));
    }
    return found->second;
  };
  m_pad = require(m_settings.pad);
  m_unk = require(m_settings.unk);
  m_cls = require(m_settings.cls);
  m_sep = require(m_settings.sep);
  m_mask = require(m_settings.mask);
  std::vector<std::string> names = {m_settings.pad, m_settings.unk, m_settings.cls, m_settings.sep, m_settings.mask};
  names.insert(names.end(), m_settings.added.begin(), m_settings.added.end());
  for (const std::string& name : names) {
    const auto found = all.find(name);
    if (!name.empty() && found != all.end()) m_literals.push_back({name, found->second});
  }
}

std::unique_ptr<WordPieceTokenizer> WordPieceTokenizer::load(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "vocab.txt";
  return std::make_unique<WordPieceTokenizer>(readLines(path), settingsOf(readTokenizerConfig(folder)),
                                              "The vocabulary " + path.string());
}

/// The first special token that is written in the text; the longest of those that begin there.
WordPieceTokenizer::Match WordPieceTokenizer::nextLiteral(std::string_view text, std::size_t position) const {
  Match best;
  for (const Literal& literal : m_literals) {
    const std::size_t begin = text.find(literal.text, position);
    if (begin == std::string_view::npos) continue;
    if (begin < best.begin || (begin == best.begin && literal.text.size() > best.length)) {
      best = {begin, literal.text.size(), literal.id};
    }
  }
  return best;
}

/// Calls sink(id, begin, end) for at most `limit` tokens; false when there were more.
template <typename Sink>
bool WordPieceTokenizer::tokenize(std::string_view text, std::size_t limit, Sink&& sink) const {
  std::size_t count = 0;
  const auto limited = [&](TokenId id, std::size_t begin, std::size_t end) {
    if (count == limit) return false;
    ++count;
    sink(id, begin, end);
    return true;
  };
  for (std::size_t position = 0; position < text.size();) {
    const Match literal = nextLiteral(text, position);
    const std::size_t end = std::min(literal.begin, text.size());
    if (!tokenizePlain(text.substr(position, end - position), position, limited)) return false;
    if (end < text.size() && !limited(literal.id, end, end + literal.length)) return false;
    position = end + literal.length;
  }
  return true;
}

template <typename Sink>
bool WordPieceTokenizer::tokenizePlain(std::string_view text, std::size_t offset, Sink&& sink) const {
  BertWords words(text, offset, m_settings.normalizer);
  NormalizedWord word;
  while (words.next(word)) {
    if (!tokenizeWord(word, sink)) return false;
  }
  return true;
}

template <typename Sink>
bool WordPieceTokenizer::tokenizeWord(const NormalizedWord& word, Sink&& sink) const {
  if (word.size() > longestWord) return sink(m_unk, word.front().begin, word.back().end);
  struct Piece {
    TokenId id = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::string bytes;
  std::vector<std::size_t> starts;  // of each character in `bytes`, and the end
  for (const NormalizedCharacter& character : word) {
    starts.push_back(bytes.size());
    appendUtf8(bytes, character.value);
  }
  starts.push_back(bytes.size());
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin < word.size();) {
    const Table& table = begin == 0 ? m_first : m_continuation;
    std::size_t end = word.size();
    while (end > begin && starts[end] - starts[begin] > m_longest) --end;
    auto found = table.end();
    for (; end > begin; --end) {
      found = table.find(std::string_view(bytes).substr(starts[begin], starts[end] - starts[begin]));
      if (found != table.end()) break;
    }
    if (found == table.end()) return sink(m_unk, word.front().begin, word.back().end);
    pieces.push_back({found->second, word[begin].begin, word[end - 1].end});
    begin = end;
  }
  return std::all_of(pieces.begin(), pieces.end(),
                     [&](const Piece& piece) { return sink(piece.id, piece.begin, piece.end); });
}

TokenizedText WordPieceTokenizer::encode(std::string_view text, std::size_t maxLength) const {
  TokenizedText encoding;
  encoding.ids.push_back(m_cls);
  encoding.bytes.push_back({0, 0, true});
  encoding.cut =
      !tokenize(text, std::max<std::size_t>(maxLength, 2) - 2, [&](TokenId id, std::size_t begin, std::size_t end) {
        encoding.ids.push_back(id);
        encoding.bytes.push_back({begin, end, false});
      });
  const std::size_t end = encoding.bytes.back().end;
  encoding.ids.push_back(m_sep);
  encoding.bytes.push_back({end, end, true});
  return encoding;
}

std::vector<TokenId> WordPieceTokenizer::ids(std::string_view text, std::size_t maxLength, bool* cut) const {
  std::vector<TokenId> result = {m_cls};
  const bool whole = tokenize(text, std::max<std::size_t>(maxLength, 2) - 2,
                              [&](TokenId id, std::size_t, std::size_t) { result.push_back(id); });
  if (cut != nullptr) *cut = !whole;
  result.push_back(m_sep);
  return result;
}

std::string WordPieceTokenizer::tokenText(TokenId id) const {
  return id >= 0 && static_cast<std::size_t>(id) < m_vocabulary.size() ? m_vocabulary[static_cast<std::size_t>(id)]
                                                                       : std::string();
}

}  // namespace wb
