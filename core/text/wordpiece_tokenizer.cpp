#include "core/text/wordpiece_tokenizer.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr std::size_t longestTableWord = 100;  // characters of a word that are kept at hand

}  // namespace

WordSplitting WordSplitting::asBert(const BertNormalizerSettings& settings) {
  return {[settings](NormalizedText& text) { normalizeAsBert(text, settings); }, splitAsBert(), settings};
}

WordPieceTokenizer::WordPieceTokenizer(std::unique_ptr<const WordPieceModel> model, WordSplitting splitting,
                                       AddedVocabulary added, TokenizerFrame frame)
    : m_model(std::move(model)), m_splitting(std::move(splitting)) {
  added.finish([&](const std::string& content) {
    NormalizedText text(content);
    m_splitting.normalize(text);
    return text.utf8();
  });
  const bool fits = m_model->longestWord() > 0 && m_model->longestWord() <= longestTableWord;
  if (m_splitting.bert && fits && added.normalized().empty()) m_table.emplace(*m_splitting.bert, *m_model);
  setFrame(std::move(frame));
  setAddedTokens(std::move(added));
}

/// Walks over a text by the table. Where it does not decide, the characters since the last white space or ideograph
/// and up to the next take the exact path: nothing beyond can change what becomes of them.
class WordPieceTokenizer::TableWalk {
 public:
  TableWalk(const WordPieceTokenizer& tokenizer, std::string_view text, std::size_t offset, RawTokens& tokens)
      : m_tokenizer(tokenizer),
        m_table(*tokenizer.m_table),
        m_text(text),
        m_offset(static_cast<std::uint32_t>(offset)),
        m_tokens(tokens),
        m_first(tokens.size()),
        m_count(tokens.size()) {
    makeRoom();
  }

  /// Up to the end of the text, or until there are more than `limit` tokens.
  void run(std::size_t limit) {
    while (m_position < m_text.size() && m_count <= limit) {
      const Character c = read(m_position);
      switch (c.entry.kind()) {
        case BertTable::Kind::Ideograph:
        case BertTable::Kind::Punctuation:
          put(static_cast<TokenId>(c.entry.value()), m_position, c.length);
          m_position += c.length;
          break;
        case BertTable::Kind::Space:
        case BertTable::Kind::Dropped: m_position += c.length; break;
        case BertTable::Kind::Letter: word(); break;
        case BertTable::Kind::Hard: exactly(); break;
      }
    }
    m_tokens.resize(m_count);
  }

 private:
  struct Character {
    BertTable::Entry entry;
    std::uint32_t length = 0;
  };

  /// A token takes at least one byte of the text, so that much room is enough.
  void makeRoom() { m_tokens.resize(m_count + m_text.size() - m_position); }

  Character read(std::size_t position) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(m_text.data()) + position;
    const unsigned lead = bytes[0];
    if (lead < 0x80) return {m_table.basicPlane()[lead], 1};
    if ((lead & 0xF0U) == 0xE0U && position + 2 < m_text.size() && (bytes[1] & 0xC0U) == 0x80U &&
        (bytes[2] & 0xC0U) == 0x80U) {
      const char32_t value = ((lead & 0x0FU) << 12U) | ((bytes[1] & 0x3FU) << 6U) | (bytes[2] & 0x3FU);
      if (value >= 0x800) return {m_table.basicPlane()[value], 3};  // surrogates are hard there
    }
    const CodePoint point = decodeUtf8(m_text, position);
    return {m_table[point.value], static_cast<std::uint32_t>(point.length)};
  }

  void put(TokenId id, std::size_t position, std::uint32_t length) {
    const auto begin = m_offset + static_cast<std::uint32_t>(position);
    m_tokens.ids[m_count] = id;
    m_tokens.begins[m_count] = begin;
    m_tokens.ends[m_count] = begin + length;
    ++m_count;
  }

  void word() {
    // Not on the stack: setting it to zero for each word would take longer than the word.
    thread_local constinit std::array<NormalizedCharacter, longestTableWord> kept{};
    std::size_t count = 0;
    NormalizedCharacter last;
    std::size_t position = m_position;
    while (position < m_text.size()) {
      const Character c = read(position);
      if (c.entry.kind() == BertTable::Kind::Hard) return exactly();
      if (c.entry.kind() == BertTable::Kind::Letter) {
        const auto begin = m_offset + static_cast<std::uint32_t>(position);
        last = {c.entry.value(), begin, begin + c.length};
        if (count < kept.size()) kept[count] = last;
        ++count;
      } else if (c.entry.kind() != BertTable::Kind::Dropped) {
        break;
      }
      position += c.length;
    }
    m_position = position;
    const WordPieceModel& model = *m_tokenizer.m_model;
    if (count > model.longestWord()) {
      put(model.unknown(), kept[0].begin - m_offset, last.end - kept[0].begin);
    } else {
      m_count += model.pieces({kept.data(), count}, m_tokens.ids.data() + m_count, m_tokens.begins.data() + m_count,
                              m_tokens.ends.data() + m_count);
    }
  }

  bool isBoundary(std::size_t position) const {
    const BertTable::Kind kind = read(position).entry.kind();
    return kind == BertTable::Kind::Space || kind == BertTable::Kind::Ideograph;
  }

  /// Where the characters begin that a hard one at the current place may touch.
  std::size_t runBegin() const {
    std::size_t begin = m_position;
    while (begin > 0) {
      std::size_t before = begin - 1;
      while (before > 0 && (static_cast<unsigned char>(m_text[before]) & 0xC0U) == 0x80U) --before;
      if (before + read(before).length == begin && isBoundary(before)) break;
      begin = before;
    }
    return begin;
  }

  void exactly() {
    const std::size_t begin = runBegin();
    std::size_t end = m_position;
    while (end < m_text.size() && !isBoundary(end)) end += read(end).length;
    while (m_count > m_first && m_tokens.begins[m_count - 1] >= m_offset + begin) --m_count;
    m_tokens.resize(m_count);
    m_tokenizer.appendExactly(m_text.substr(begin, end - begin), m_offset + begin, m_tokens);
    m_count = m_tokens.size();
    m_position = end;
    makeRoom();
  }

  const WordPieceTokenizer& m_tokenizer;
  const BertTable& m_table;
  std::string_view m_text;
  std::uint32_t m_offset;
  RawTokens& m_tokens;
  std::size_t m_first;  ///< tokens that were there before
  std::size_t m_count;
  std::size_t m_position = 0;
};

void WordPieceTokenizer::appendPart(std::string_view part, std::size_t offset, std::size_t limit,
                                    RawTokens& tokens) const {
  if (m_table) {
    TableWalk(*this, part, offset, tokens).run(limit);
  } else {
    appendExactly(part, offset, tokens);
  }
}

void WordPieceTokenizer::appendExactly(std::string_view text, std::size_t offset, RawTokens& tokens) const {
  NormalizedText normalized(text, static_cast<std::uint32_t>(offset));
  m_splitting.normalize(normalized);
  if (addedTokens().normalized().empty()) return appendWords(normalized, {0, normalized.size()}, tokens);
  const std::vector<NormalizedCharacter>& characters = normalized.characters();
  for (const TextPart& part : addedTokens().splitNormalized(characters)) {
    if (part.token == noToken) {
      appendWords(normalized, {part.begin, part.end}, tokens);
    } else {
      tokens.add(part.token, characters[part.begin].begin, characters[part.end - 1].end);
    }
  }
}

void WordPieceTokenizer::appendWords(const NormalizedText& text, CharacterSpan span, RawTokens& tokens) const {
  std::vector<CharacterSpan> words;
  m_splitting.split(text, span, words);
  for (const CharacterSpan& word : words) {
    const std::span<const NormalizedCharacter> characters(text.characters().data() + word.begin, word.end - word.begin);
    const std::size_t before = tokens.size();
    tokens.resize(before + characters.size());
    tokens.resize(before + m_model->pieces(characters, tokens.ids.data() + before, tokens.begins.data() + before,
                                           tokens.ends.data() + before));
  }
}

}  // namespace wb
