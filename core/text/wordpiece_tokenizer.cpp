#include "core/text/wordpiece_tokenizer.h"

#include <algorithm>
#include <map>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

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

/// The class's own special tokens.
const std::map<std::string, const char*> defaultTokens = {{"unk_token", "[UNK]"},
                                                          {"sep_token", "[SEP]"},
                                                          {"pad_token", "[PAD]"},
                                                          {"cls_token", "[CLS]"},
                                                          {"mask_token", "[MASK]"}};

BertNormalizerSettings normalizerSettings(const TokenizerFolder& folder) {
  BertNormalizerSettings settings;
  settings.lowerCase = folder.flag("do_lower_case").value_or(true);
  settings.stripAccents = folder.flag("strip_accents").value_or(settings.lowerCase);
  settings.splitChinese = folder.flag("tokenize_chinese_chars").value_or(true);
  return settings;
}

}  // namespace

WordPieceTokenizer::WordPieceTokenizer(std::vector<std::string> vocabulary, const TokenizerFolder& folder,
                                       const std::string& where)
    : m_vocabulary(std::move(vocabulary)), m_normalizer(normalizerSettings(folder)) {
  for (std::size_t i = 0; i < m_vocabulary.size(); ++i) {
    const std::string& token = m_vocabulary[i];
    const auto id = static_cast<TokenId>(i);
    m_first[token] = id;
    if (token.starts_with(continuationMark)) m_continuation[token.substr(continuationMark.size())] = id;
    m_longest = std::max(m_longest, token.size());
  }
  const auto inModel = [&](const std::string& token) -> std::optional<TokenId> {
    const auto found = m_first.find(token);
    return found == m_first.end() ? std::nullopt : std::optional(found->second);
  };
  const NamedTokens special = specialTokens(folder, defaultTokens);
  AddedVocabulary added;
  addTokensOf(folder, special, inModel, m_first.size(), added);
  added.finish([](const std::string& text) { return text; });
  TokenizerFrame frame;
  for (const auto& [name, token] : special) {
    const TokenId id = added.idOf(token.content).value_or(noToken);
    if (name == "pad_token") frame.pad = id;
    if (name == "cls_token") frame.cls = id;
    if (name == "sep_token") frame.sep = id;
    if (name == "mask_token") frame.mask = id;
    if (name == "unk_token") frame.unk = inModel(token.content).value_or(noToken);
  }
  const auto require = [&](TokenId id, const char* token) {
    if (id != noToken) return;
    throw Error(
        ErrorCode::BadInput,
        say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where, token));
  };
  require(frame.unk, "[UNK]");
  require(frame.cls, "[CLS]");
  require(frame.sep, "[SEP]");
  frame.side = folder.truncationSide();
  frame.specialTokens = SpecialTokenTemplate::bert(frame.cls, frame.sep);
  m_unk = frame.unk;
  setFrame(std::move(frame));
  setAddedTokens(std::move(added));
}

std::unique_ptr<WordPieceTokenizer> WordPieceTokenizer::load(const TokenizerFolder& folder) {
  const std::filesystem::path path = folder.path / "vocab.txt";
  return std::make_unique<WordPieceTokenizer>(readLines(path), folder, "The vocabulary " + path.string());
}

void WordPieceTokenizer::appendTokens(std::string_view text, std::size_t enough, RawTokens& tokens) const {
  const auto sink = [&](TokenId id, std::size_t begin, std::size_t end) {
    tokens.add(id, begin, end);
    return tokens.size() <= enough;
  };
  for (const TextPart& part : addedTokens().verbatim().split(text)) {
    if (part.token != noToken) {
      if (!sink(part.token, part.begin, part.end)) return;
    } else if (!tokenizePlain(text.substr(part.begin, part.end - part.begin), part.begin, sink)) {
      return;
    }
  }
}

template <typename Sink>
bool WordPieceTokenizer::tokenizePlain(std::string_view text, std::size_t offset, Sink&& sink) const {
  BertWords words(text, offset, m_normalizer);
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

std::string WordPieceTokenizer::modelToken(TokenId id) const {
  return id >= 0 && static_cast<std::size_t>(id) < m_vocabulary.size() ? m_vocabulary[static_cast<std::size_t>(id)]
                                                                       : std::string();
}

}  // namespace wb
