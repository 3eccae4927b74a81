#include "core/text/added_tokens.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/character_classes.h"

namespace wb {
namespace {

bool endsWithWord(std::string_view text) { return !text.empty() && isWordCharacter(lastCodePoint(text).value); }

bool startsWithWord(std::string_view text) { return !text.empty() && isWordCharacter(decodeUtf8(text, 0).value); }

std::size_t withoutTrailingSpace(std::string_view text) {
  while (!text.empty()) {
    const CodePoint last = lastCodePoint(text);
    if (!isWhiteSpace(last.value)) break;
    text.remove_suffix(last.length);
  }
  return text.size();
}

std::size_t leadingSpace(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const CodePoint point = decodeUtf8(text, length);
    if (!isWhiteSpace(point.value)) break;
    length += point.length;
  }
  return length;
}

}  // namespace

AddedTokenMatcher::AddedTokenMatcher(std::vector<Pattern> patterns) : m_patterns(std::move(patterns)) {
  std::stable_sort(m_patterns.begin(), m_patterns.end(),
                   [](const Pattern& a, const Pattern& b) { return a.text.size() > b.text.size(); });
  for (const Pattern& pattern : m_patterns) m_leads[static_cast<unsigned char>(pattern.text[0])] = true;
  for (std::size_t byte = 0; byte < m_leads.size(); ++byte) {
    if (m_leads[byte]) m_leadBytes += static_cast<char>(byte);
  }
}

bool AddedTokenMatcher::mayOccurIn(std::string_view text) const {
  return std::any_of(m_leadBytes.begin(), m_leadBytes.end(),
                     [&](char lead) { return text.find(lead) != std::string_view::npos; });
}

const AddedTokenMatcher::Pattern* AddedTokenMatcher::longestAt(std::string_view text, std::size_t position) const {
  if (!mayBegin(static_cast<unsigned char>(text[position]))) return nullptr;
  const std::string_view rest = text.substr(position);
  for (const Pattern& pattern : m_patterns) {
    if (rest.starts_with(pattern.text)) return &pattern;
  }
  return nullptr;
}

std::vector<TextPart> AddedTokenMatcher::split(std::string_view text) const {
  std::vector<TextPart> parts;
  std::size_t done = 0;  // everything before it is in `parts`
  for (std::size_t position = 0; position < text.size();) {
    const Pattern* pattern = longestAt(text, position);
    if (pattern == nullptr) {
      ++position;
      continue;
    }
    std::size_t begin = position;
    std::size_t end = position + pattern->text.size();
    position = end;
    const AddedToken& token = pattern->token;
    if (token.singleWord && (endsWithWord(text.substr(0, begin)) || startsWithWord(text.substr(end)))) continue;
    if (token.lstrip) begin = std::max(withoutTrailingSpace(text.substr(0, begin)), done);
    if (token.rstrip) end += leadingSpace(text.substr(end));
    if (done < begin) parts.push_back({done, begin});
    parts.push_back({begin, end, pattern->id});
    done = end;
  }
  if (done < text.size()) parts.push_back({done, text.size()});
  return parts;
}

void AddedVocabulary::add(const AddedToken& token, const Lookup& inModel, std::size_t modelCount) {
  if (token.content.empty()) return;
  std::optional<TokenId> id = idOf(token.content);
  if (!id) id = inModel(token.content);
  if (!id) id = static_cast<TokenId>(std::max(size(), modelCount));
  m_ids[token.content] = *id;
  m_tokens[*id] = token;
}

void AddedVocabulary::finish(const Normalize& normalize) {
  std::vector<AddedTokenMatcher::Pattern> verbatim;
  std::vector<AddedTokenMatcher::Pattern> normalized;
  std::set<std::string> known;
  for (const auto& [id, token] : m_tokens) {
    if (!token.normalized) {
      verbatim.push_back({token.content, id, token});
      continue;
    }
    const std::string text = normalize(token.content);
    if (text.empty() || !known.insert(text).second) {
      throw Error(
          ErrorCode::Unsupported,
          say("The added token \"%1\" is empty or the same as another one once it is normalised.", token.content));
    }
    normalized.push_back({text, id, token});
  }
  m_verbatim = AddedTokenMatcher(std::move(verbatim));
  m_normalized = AddedTokenMatcher(std::move(normalized));
}

std::vector<TextPart> AddedVocabulary::splitNormalized(std::span<const NormalizedCharacter> text) const {
  std::string bytes;
  for (const NormalizedCharacter& character : text) appendUtf8(bytes, character.value);
  std::vector<TextPart> parts = m_normalized.split(bytes);
  std::size_t characters = 0;
  for (TextPart& part : parts) {
    const std::size_t length = countCodePoints(std::string_view(bytes).substr(part.begin, part.end - part.begin));
    part = {characters, characters + length, part.token};
    characters += length;
  }
  return parts;
}

const AddedToken* AddedVocabulary::find(TokenId id) const {
  const auto found = m_tokens.find(id);
  return found == m_tokens.end() ? nullptr : &found->second;
}

std::optional<TokenId> AddedVocabulary::idOf(const std::string& content) const {
  const auto found = m_ids.find(content);
  return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

std::size_t AddedVocabulary::size() const {
  return m_tokens.empty() ? 0 : static_cast<std::size_t>(m_tokens.rbegin()->first) + 1;
}

}  // namespace wb
