// ICU knows the property that rules most of it. Its Unicode may be older than 17: what came since is listed here, as
// is the property of Indic conjuncts, for which ICU has no name.
#include "core/text/grapheme_clusters.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace wb {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Marks of Unicode 16 and 17.
constexpr std::array newMarks = {
    Range{0x0897, 0x0897},   Range{0x1ACF, 0x1ADD},   Range{0x1AE0, 0x1AEB},   Range{0x10D69, 0x10D6D},
    Range{0x10EFA, 0x10EFC}, Range{0x113B8, 0x113C0}, Range{0x113C2, 0x113C2}, Range{0x113C5, 0x113C5},
    Range{0x113C7, 0x113CA}, Range{0x113CC, 0x113D0}, Range{0x113D2, 0x113D2}, Range{0x113E1, 0x113E2},
    Range{0x11B60, 0x11B67}, Range{0x11F5A, 0x11F5A}, Range{0x1611E, 0x1612F}, Range{0x1E5EE, 0x1E5EF},
    Range{0x1E6E3, 0x1E6E3}, Range{0x1E6E6, 0x1E6E6}, Range{0x1E6EE, 0x1E6EF}, Range{0x1E6F5, 0x1E6F5}};

/// Indic_Conjunct_Break=Consonant of the basic plane; in the others a cluster of two is too long to matter.
constexpr std::array consonants = {
    Range{0x0915, 0x0939}, Range{0x0958, 0x095F}, Range{0x0978, 0x097F}, Range{0x0995, 0x09A8}, Range{0x09AA, 0x09B0},
    Range{0x09B2, 0x09B2}, Range{0x09B6, 0x09B9}, Range{0x09DC, 0x09DD}, Range{0x09DF, 0x09DF}, Range{0x09F0, 0x09F1},
    Range{0x0A95, 0x0AA8}, Range{0x0AAA, 0x0AB0}, Range{0x0AB2, 0x0AB3}, Range{0x0AB5, 0x0AB9}, Range{0x0AF9, 0x0AF9},
    Range{0x0B15, 0x0B28}, Range{0x0B2A, 0x0B30}, Range{0x0B32, 0x0B33}, Range{0x0B35, 0x0B39}, Range{0x0B5C, 0x0B5D},
    Range{0x0B5F, 0x0B5F}, Range{0x0B71, 0x0B71}, Range{0x0C15, 0x0C28}, Range{0x0C2A, 0x0C39}, Range{0x0C58, 0x0C5A},
    Range{0x0D15, 0x0D3A}, Range{0x1000, 0x102A}, Range{0x103F, 0x103F}, Range{0x1050, 0x1055}, Range{0x105A, 0x105D},
    Range{0x1061, 0x1061}, Range{0x1065, 0x1066}, Range{0x106E, 0x1070}, Range{0x1075, 0x1081}, Range{0x108E, 0x108E},
    Range{0x1780, 0x17B3}, Range{0x1A20, 0x1A54}, Range{0x1B0B, 0x1B0C}, Range{0x1B13, 0x1B33}, Range{0x1B45, 0x1B4C},
    Range{0x1B83, 0x1BA0}, Range{0x1BAE, 0x1BAF}, Range{0x1BBB, 0x1BBD}, Range{0xA989, 0xA98B}, Range{0xA98F, 0xA9B2},
    Range{0xA9E0, 0xA9E4}, Range{0xA9E7, 0xA9EF}, Range{0xA9FA, 0xA9FE}, Range{0xAA60, 0xAA6F}, Range{0xAA71, 0xAA73},
    Range{0xAA7A, 0xAA7A}, Range{0xAA7E, 0xAA7F}, Range{0xAAE0, 0xAAEA}, Range{0xABC0, 0xABDA}};

/// Indic_Conjunct_Break=Linker: between two consonants it makes one cluster of them.
constexpr std::array<char32_t, 20> linkers = {0x094D,  0x09CD,  0x0ACD,  0x0B4D,  0x0C4D,  0x0D4D, 0x1039,
                                              0x17D2,  0x1A60,  0x1B44,  0x1BAB,  0xA9C0,  0xAAF6, 0x10A3F,
                                              0x11133, 0x113D0, 0x1193E, 0x11A47, 0x11A99, 0x11F42};

bool isIn(std::span<const Range> ranges, char32_t c) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), c,
                                     [](char32_t value, const Range& range) { return value < range.first; });
  return next != ranges.begin() && c <= (next - 1)->last;
}

bool isLinker(char32_t c) { return std::find(linkers.begin(), linkers.end(), c) != linkers.end(); }

UGraphemeClusterBreak propertyOf(char32_t c) {
  if (c == 0x113D1) return U_GCB_PREPEND;
  if (c == 0x11A3A) return U_GCB_OTHER;
  if (isIn(newMarks, c)) return U_GCB_EXTEND;
  return static_cast<UGraphemeClusterBreak>(
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK));
}

bool isPictograph(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 && u_hasBinaryProperty(code, UCHAR_EMOJI) != 0;
}

bool isControl(UGraphemeClusterBreak property) {
  return property == U_GCB_CONTROL || property == U_GCB_CR || property == U_GCB_LF;
}

/// Rules GB6 to GB8.
bool joinsSyllable(UGraphemeClusterBreak left, UGraphemeClusterBreak right) {
  switch (left) {
    case U_GCB_L: return right == U_GCB_L || right == U_GCB_V || right == U_GCB_LV || right == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V: return right == U_GCB_V || right == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T: return right == U_GCB_T;
    default: return false;
  }
}

/// A cluster as far as it has been read.
class Cluster {
 public:
  explicit Cluster(char32_t first) : m_last(propertyOf(first)) { startSequences(first); }

  /// Takes the next character in, or says that it begins another cluster.
  bool take(char32_t c) {
    const UGraphemeClusterBreak property = propertyOf(c);
    if (!joins(c, property)) return false;
    if (property == U_GCB_EXTEND || property == U_GCB_ZWJ) {
      m_afterLinker = m_inConjunct && (m_afterLinker || isLinker(c));
      m_inConjunct = m_inConjunct && c != 0x200C;
      m_afterJoiner = m_inEmoji && property == U_GCB_ZWJ;
      m_inEmoji = m_inEmoji && property == U_GCB_EXTEND;
    } else {
      startSequences(c);
    }
    m_oddRegionals = property == U_GCB_REGIONAL_INDICATOR && !m_oddRegionals;
    m_last = property;
    return true;
  }

 private:
  void startSequences(char32_t c) {
    m_inConjunct = isIn(consonants, c);
    m_afterLinker = false;
    m_inEmoji = isPictograph(c);
    m_afterJoiner = false;
    m_oddRegionals = m_last == U_GCB_REGIONAL_INDICATOR;
  }

  bool joins(char32_t c, UGraphemeClusterBreak property) const {
    if (m_last == U_GCB_CR && property == U_GCB_LF) return true;
    if (isControl(m_last) || isControl(property)) return false;
    if (property == U_GCB_EXTEND || property == U_GCB_ZWJ || property == U_GCB_SPACING_MARK) return true;
    if (m_last == U_GCB_PREPEND || joinsSyllable(m_last, property)) return true;
    if (m_inConjunct && m_afterLinker && isIn(consonants, c)) return true;
    if (m_afterJoiner && isPictograph(c)) return true;
    return m_last == U_GCB_REGIONAL_INDICATOR && property == U_GCB_REGIONAL_INDICATOR && m_oddRegionals;
  }

  UGraphemeClusterBreak m_last;
  bool m_inConjunct = false;   ///< a consonant and nothing but marks that may stand in a conjunct
  bool m_afterLinker = false;  ///< one of them was a linker
  bool m_inEmoji = false;      ///< a pictograph and marks
  bool m_afterJoiner = false;  ///< those and a joiner
  bool m_oddRegionals = false;
};

}  // namespace

std::size_t clusterEnd(std::span<const NormalizedCharacter> text, std::size_t begin) {
  Cluster cluster(text[begin].value);
  std::size_t end = begin + 1;
  while (end < text.size() && cluster.take(text[end].value)) ++end;
  return end;
}

bool isClusterOfItsOwn(char32_t c) {
  switch (propertyOf(c)) {
    case U_GCB_OTHER:
    case U_GCB_CONTROL:
    case U_GCB_LF:
    case U_GCB_LV:
    case U_GCB_LVT: return true;
    default: return false;
  }
}

}  // namespace wb
