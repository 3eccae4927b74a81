#include "core/text/gpt2_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "core/text/character_classes.h"

namespace wb {
namespace {

enum class Kind : std::uint8_t { Letter, Number, Space, Mark };

Kind findKind(char32_t c) {
  if (isWhiteSpace(c)) return Kind::Space;
  if (isPatternLetter(c)) return Kind::Letter;
  return isPatternNumber(c) ? Kind::Number : Kind::Mark;
}

using Kinds = std::array<Kind, 0x10000>;

/// The kinds of the basic plane.
const Kinds& basicPlane() {
  static const Kinds kinds = [] {
    Kinds made{};
    for (char32_t c = 0; c < made.size(); ++c) made[c] = findKind(c);
    return made;
  }();
  return kinds;
}

class Splitter {
 public:
  explicit Splitter(std::span<const NormalizedCharacter> text) : m_text(text), m_kinds(basicPlane()) {}

  /// Where the word that begins at `begin` ends.
  std::size_t endOfWord(std::size_t begin) const {
    if (const std::size_t length = endingAt(begin); length > 0) return begin + length;
    const bool hasSpace = m_text[begin].value == U' ' && begin + 1 < m_text.size() && kind(begin + 1) != Kind::Space;
    const std::size_t first = begin + (hasSpace ? 1 : 0);
    const std::size_t end = endOfRun(first);
    const bool leavesOne = kind(first) == Kind::Space && end < m_text.size() && end - first > 1;
    return leavesOne ? end - 1 : end;
  }

 private:
  Kind kind(std::size_t place) const {
    const char32_t c = m_text[place].value;
    return c < m_kinds.size() ? m_kinds[c] : findKind(c);
  }

  std::size_t endOfRun(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < m_text.size() && kind(end) == kind(begin)) ++end;
    return end;
  }

  /// The length of the English ending at a place; 0 for none.
  std::size_t endingAt(std::size_t begin) const {
    static constexpr std::array<std::u32string_view, 7> endings = {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};
    if (m_text[begin].value != U'\'') return 0;
    for (const std::u32string_view ending : endings) {
      const auto rest = m_text.subspan(begin, std::min(ending.size(), m_text.size() - begin));
      const auto isSame = [](const NormalizedCharacter& a, char32_t b) { return a.value == b; };
      if (std::equal(rest.begin(), rest.end(), ending.begin(), ending.end(), isSame)) return ending.size();
    }
    return 0;
  }

  std::span<const NormalizedCharacter> m_text;
  const Kinds& m_kinds;
};

}  // namespace

void splitAsGpt2(std::span<const NormalizedCharacter> text, std::vector<std::size_t>& ends) {
  ends.clear();
  const Splitter splitter(text);
  for (std::size_t begin = 0; begin < text.size(); begin = ends.back()) ends.push_back(splitter.endOfWord(begin));
}

}  // namespace wb
