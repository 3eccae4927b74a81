#include "core/text/pre_tokenizers.h"

#include <utility>

#include "core/text/character_classes.h"

namespace wb {
namespace {

/// Collects spans, leaving out empty ones.
void add(std::vector<CharacterSpan>& spans, std::size_t begin, std::size_t end) {
  if (begin < end) spans.push_back({begin, end});
}

/// Whether a new word begins before a character, given whether it and the one before it are delimiters.
bool startsWord(Delimiters delimiters, bool previous, bool current) {
  switch (delimiters) {
    case Delimiters::Removed:
    case Delimiters::Isolated: return previous || current;
    case Delimiters::Contiguous: return previous != current;
    case Delimiters::MergedWithPrevious: return previous;
    case Delimiters::MergedWithNext: return current;
  }
  return false;
}

enum class Kind { Space, Word, Mark };

Kind kindOf(char32_t c) {
  if (isWordCharacter(c)) return Kind::Word;
  return isWhiteSpace(c) ? Kind::Space : Kind::Mark;
}

}  // namespace

PreTokenizer splitAt(std::function<bool(char32_t)> isDelimiter, Delimiters delimiters) {
  return [isDelimiter = std::move(isDelimiter), delimiters](const NormalizedText& text, CharacterSpan span,
                                                            std::vector<CharacterSpan>& spans) {
    std::size_t begin = span.begin;
    bool previous = false;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const bool current = isDelimiter(text.characters()[i].value);
      if (i > span.begin && startsWord(delimiters, previous, current)) {
        if (!previous || delimiters != Delimiters::Removed) add(spans, begin, i);
        begin = i;
      }
      previous = current;
    }
    if (!previous || delimiters != Delimiters::Removed) add(spans, begin, span.end);
  };
}

PreTokenizer splitWordsAndMarks() {
  return [](const NormalizedText& text, CharacterSpan span, std::vector<CharacterSpan>& spans) {
    for (std::size_t begin = span.begin; begin < span.end;) {
      const Kind kind = kindOf(text.characters()[begin].value);
      std::size_t end = begin + 1;
      while (end < span.end && kindOf(text.characters()[end].value) == kind) ++end;
      if (kind != Kind::Space) add(spans, begin, end);
      begin = end;
    }
  };
}

PreTokenizer splitAsBert() {
  return inSequence({splitAt(isWhiteSpace, Delimiters::Removed), splitAt(isBertPunctuation, Delimiters::Isolated)});
}

PreTokenizer inSequence(std::vector<PreTokenizer> steps) {
  return [steps = std::move(steps)](const NormalizedText& text, CharacterSpan span, std::vector<CharacterSpan>& spans) {
    std::vector<CharacterSpan> current = {span};
    for (const PreTokenizer& step : steps) {
      std::vector<CharacterSpan> next;
      for (const CharacterSpan& part : current) step(text, part, next);
      current = std::move(next);
    }
    spans.insert(spans.end(), current.begin(), current.end());
  };
}

}  // namespace wb
