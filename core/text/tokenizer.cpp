#include "core/text/tokenizer.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::size_t longestText = std::numeric_limits<std::uint32_t>::max();

/// Which tokens of a text are kept.
struct Kept {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Kept keep(std::size_t length, std::size_t count, TruncationSide side) {
  if (count >= length) return {0, length};
  return side == TruncationSide::Right ? Kept{0, count} : Kept{length - count, length};
}

/// How many tokens of two texts are kept so that together they have at most `room`, shortening the longer one first.
std::pair<std::size_t, std::size_t> longestFirst(std::size_t first, std::size_t second, std::size_t room) {
  const std::size_t shorter = std::min(first, second);
  std::size_t less = shorter;
  std::size_t more = shorter > room ? shorter : std::max(shorter, room - shorter);
  if (less + more > room) {
    less = room / 2;
    more = less + room % 2;
  }
  return first > second ? std::pair(more, less) : std::pair(less, more);
}

/// As longestFirst, shortening one text only.
std::size_t shortened(std::size_t length, std::size_t other, std::size_t room) {
  const std::size_t excess = length + other - room;
  if (length <= excess) {
    throw Error(ErrorCode::BadInput,
                say("The text that may be shortened has %1 tokens, %2 would have to go. Allow more tokens or shorten "
                    "the other text.",
                    length, excess));
  }
  return length - excess;
}

std::pair<std::size_t, std::size_t> keptOfPair(std::size_t first, std::size_t second, std::size_t room,
                                               PairTruncation truncation) {
  if (first + second <= room) return {first, second};
  if (room == 0) return {0, 0};
  switch (truncation) {
    case PairTruncation::OnlyFirst: return {shortened(first, second, room), second};
    case PairTruncation::OnlySecond: return {first, shortened(second, first, room)};
    case PairTruncation::LongestFirst: break;
  }
  return longestFirst(first, second, room);
}

/// Lays kept tokens and special ones out as the template says.
class Layout {
 public:
  void special(const TemplatePart& part) {
    const std::size_t at = m_result.bytes.empty() ? 0 : m_result.bytes.back().end;
    for (const TokenId id : part.ids) append(id, {at, at, true, false}, part.segment);
  }

  void text(const RawTokens& tokens, Kept kept, bool second, int segment) {
    for (std::size_t i = kept.begin; i < kept.end; ++i) {
      append(tokens.ids[i], {tokens.begins[i], tokens.ends[i], false, second}, segment);
    }
  }

  TokenizedText take() { return std::move(m_result); }

 private:
  void append(TokenId id, const TokenBytes& bytes, int segment) {
    m_result.ids.push_back(id);
    m_result.bytes.push_back(bytes);
    m_result.segments.push_back(segment);
  }

  TokenizedText m_result;
};

std::size_t roomFor(std::size_t maxLength, std::size_t special) {
  return maxLength > special ? maxLength - special : 0;
}

}  // namespace

void Tokenizer::appendTokens(std::string_view text, std::size_t enough, RawTokens& tokens) const {
  if (text.size() > longestText) {
    throw Error(ErrorCode::BadInput, say("A text of %1 bytes is too long to be split into tokens.", text.size()));
  }
  const std::size_t limit = enough > unlimitedLength - tokens.size() ? unlimitedLength : tokens.size() + enough;
  if (!m_added.verbatim().mayOccurIn(text)) return appendPart(text, 0, limit, tokens);
  for (const TextPart& part : m_added.verbatim().split(text)) {
    if (tokens.size() > limit) return;
    if (part.token == noToken) {
      appendPart(text.substr(part.begin, part.end - part.begin), part.begin, limit, tokens);
    } else {
      tokens.add(part.token, part.begin, part.end);
    }
  }
}

TokenizedText Tokenizer::encode(std::string_view text, std::size_t maxLength) const {
  EncodeOptions options;
  options.maxLength = maxLength;
  return encode(text, options);
}

TokenizedText Tokenizer::encode(std::string_view text, const EncodeOptions& options) const {
  const SpecialTokenTemplate& order = m_frame.specialTokens;
  const TruncationSide side = options.side.value_or(m_frame.side);
  const std::size_t room = roomFor(options.maxLength, options.specialTokens ? order.added(false) : 0);
  RawTokens tokens;
  appendTokens(text, side == TruncationSide::Right ? room : unlimitedLength, tokens);
  const Kept kept = keep(tokens.size(), room, side);
  trimBytes(text, kept.begin, kept.end, tokens);
  Layout layout;
  for (const TemplatePart& part : order.single) {
    if (part.kind == TemplatePart::Kind::First) {
      layout.text(tokens, kept, false, part.segment);
    } else if (options.specialTokens) {
      layout.special(part);
    }
  }
  TokenizedText result = layout.take();
  result.cut = tokens.size() > room;
  return result;
}

TokenizedText Tokenizer::encodePair(std::string_view first, std::string_view second,
                                    const EncodeOptions& options) const {
  const SpecialTokenTemplate& order = m_frame.specialTokens;
  const TruncationSide side = options.side.value_or(m_frame.side);
  const std::size_t room = roomFor(options.maxLength, options.specialTokens ? order.added(true) : 0);
  RawTokens a;
  RawTokens b;
  appendTokens(first, unlimitedLength, a);
  appendTokens(second, unlimitedLength, b);
  const auto [countA, countB] = keptOfPair(a.size(), b.size(), room, options.pair);
  const Kept keptA = keep(a.size(), countA, side);
  const Kept keptB = keep(b.size(), countB, side);
  trimBytes(first, keptA.begin, keptA.end, a);
  trimBytes(second, keptB.begin, keptB.end, b);
  Layout layout;
  for (const TemplatePart& part : order.pair) {
    if (part.kind == TemplatePart::Kind::First) {
      layout.text(a, keptA, false, part.segment);
    } else if (part.kind == TemplatePart::Kind::Second) {
      layout.text(b, keptB, true, part.segment);
    } else if (options.specialTokens) {
      layout.special(part);
    }
  }
  TokenizedText result = layout.take();
  result.cut = a.size() + b.size() > room;
  return result;
}

std::vector<TokenId> Tokenizer::ids(std::string_view text, std::size_t maxLength, bool* cut) const {
  TokenizedText encoding = encode(text, maxLength);
  if (cut != nullptr) *cut = encoding.cut;
  return std::move(encoding.ids);
}

std::string Tokenizer::tokenText(TokenId id) const {
  const AddedToken* added = m_added.find(id);
  return added != nullptr ? added->content : modelToken(id);
}

std::size_t Tokenizer::size() const { return std::max(modelSize(), m_added.size()); }

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
