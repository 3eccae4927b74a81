// The steps of UnigramNormalizer.
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <optional>
#include <span>

#include "core/base/utf8.h"
#include "core/text/character_classes.h"
#include "core/text/grapheme_clusters.h"
#include "core/text/unigram_normalizer.h"

namespace wb {
namespace {

/// Whether a normalisation form may join the character with a neighbour, or move it.
bool mayCombine(char32_t c) {
  if (c < 0x300) return false;
  if (c >= 0xAC00 && c < 0xD7A4) return true;  // a Hangul syllable may take a final consonant
  const auto code = static_cast<UChar32>(c);
  return u_getCombiningClass(code) != 0 || u_getIntPropertyValue(code, UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

/// Looks a cluster of at most five bytes up as a whole and else its characters one by one. A key that is only the
/// beginning of a cluster replaces all of it, as in the public tokenizer.
class PrecompiledStep : public NormalizerStep {
 public:
  explicit PrecompiledStep(PrecompiledMap map) : m_map(std::move(map)) {}

  void apply(NormalizedText& text) const override {
    std::vector<NormalizedText::Change> changes;
    changes.reserve(text.size());
    bool changed = false;
    const std::span characters(text.characters());
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = clusterEnd(characters, begin);
      const auto cluster = characters.subspan(begin, end - begin);
      if (!replaceCluster(cluster, changes, changed)) {
        for (const NormalizedCharacter& character : cluster) replaceCharacter(character, changes, changed);
      }
      begin = end;
    }
    if (changed) text.apply(changes);
  }

  bool isIndependent(char32_t c) const override { return isClusterOfItsOwn(c); }

 private:
  static constexpr std::size_t longestCluster = 5;  // bytes
  static constexpr std::size_t shortestCharacters = 5;

  bool replaceCluster(std::span<const NormalizedCharacter> cluster, std::vector<NormalizedText::Change>& changes,
                      bool& changed) const {
    if (cluster.size() < 2 || cluster.size() > shortestCharacters) return false;
    const std::string bytes = NormalizedText({cluster.begin(), cluster.end()}).utf8();
    if (bytes.size() > longestCluster) return false;
    const std::optional<std::string_view> replacement = m_map.find(bytes);
    if (!replacement) return false;
    replace(cluster.size(), *replacement, changes);
    changed = true;
    return true;
  }

  void replaceCharacter(const NormalizedCharacter& character, std::vector<NormalizedText::Change>& changes,
                        bool& changed) const {
    std::string bytes;
    appendUtf8(bytes, character.value);
    if (const std::optional<std::string_view> replacement = m_map.find(bytes)) {
      replace(1, *replacement, changes);
      changed = true;
    } else {
      changes.push_back({character.value, 0});
    }
  }

  /// Of a longer replacement the last characters are insertions; a shorter one counts what is gone to the character
  /// before, and forgets it at the beginning of the text.
  static void replace(std::size_t characters, std::string_view replacement,
                      std::vector<NormalizedText::Change>& changes) {
    const std::u32string values = codePoints(replacement);
    for (std::size_t i = 0; i < values.size(); ++i) changes.push_back({values[i], i < characters ? 0 : 1});
    if (values.size() < characters && !changes.empty()) {
      changes.back().less -= static_cast<int>(characters - values.size());
    }
  }

  PrecompiledMap m_map;
};

class FormStep : public NormalizerStep {
 public:
  explicit FormStep(NormalizedText::Form form) : m_form(form) {}
  void apply(NormalizedText& text) const override { text.normalize(m_form); }

  bool isIndependent(char32_t c) const override {
    NormalizedText alone(std::vector{NormalizedCharacter{c, 0, 0}});
    alone.normalize(m_form);
    return !mayCombine(c) && !mayCombine(alone.characters()[0].value);
  }

 private:
  NormalizedText::Form m_form;
};

/// Steps that look at each character for itself.
class StripAccentsStep : public NormalizerStep {
 public:
  void apply(NormalizedText& text) const override {
    text.filter([](char32_t c) { return !isCombiningMark(c); });
  }
  bool isIndependent(char32_t) const override { return true; }
};

class LowerCaseStep : public NormalizerStep {
 public:
  void apply(NormalizedText& text) const override { text.lowerCase(); }
  bool isIndependent(char32_t) const override { return true; }
};

bool isDroppedControl(char32_t c) {
  return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
}

bool becomesSpace(char32_t c) {
  return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 || (c >= 0x200B && c <= 0x200F) ||
         c == 0x2028 || c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
}

class ControlStep : public NormalizerStep {
 public:
  void apply(NormalizedText& text) const override {
    text.filter([](char32_t c) { return !isDroppedControl(c); });
    text.map([](char32_t c) { return becomesSpace(c) ? U' ' : c; });
  }
  bool isIndependent(char32_t) const override { return true; }
};

class StripStep : public NormalizerStep {
 public:
  StripStep(bool left, bool right) : m_left(left), m_right(right) {}

  void apply(NormalizedText& text) const override { text.strip(m_left, m_right); }
  bool isIndependent(char32_t c) const override { return !isWhiteSpace(c); }

 private:
  bool m_left;
  bool m_right;
};

class ReplaceStep : public NormalizerStep {
 public:
  ReplaceStep(std::string_view pattern, std::string_view content)
      : m_pattern(codePoints(pattern)), m_content(codePoints(content)) {}

  void apply(NormalizedText& text) const override { text.replace(m_pattern, m_content); }
  bool isIndependent(char32_t c) const override {
    return m_pattern.size() == 1 || m_pattern.find(c) == std::u32string::npos;
  }

 private:
  std::u32string m_pattern;
  std::u32string m_content;
};

/// The new characters stand for the bytes of the last space.
class ReplaceSpacesStep : public NormalizerStep {
 public:
  explicit ReplaceSpacesStep(std::string_view content) : m_content(codePoints(content)) {}

  void apply(NormalizedText& text) const override {
    std::vector<NormalizedCharacter> made;
    const std::vector<NormalizedCharacter>& old = text.characters();
    for (std::size_t begin = 0; begin < old.size();) {
      std::size_t end = begin;
      while (end < old.size() && old[end].value == U' ') ++end;
      if (end < begin + 2) {
        made.push_back(old[begin++]);
        continue;
      }
      for (const char32_t value : m_content) made.push_back({value, old[end - 1].begin, old[end - 1].end});
      begin = end;
    }
    text = NormalizedText(std::move(made));
  }
  bool isIndependent(char32_t c) const override { return c != U' '; }

 private:
  std::u32string m_content;
};

class PrependStep : public NormalizerStep {
 public:
  explicit PrependStep(std::string_view content) : m_content(codePoints(content)) {}
  void apply(NormalizedText& text) const override { text.prepend(m_content); }
  bool isIndependent(char32_t) const override { return false; }

 private:
  std::u32string m_content;
};

}  // namespace

std::unique_ptr<NormalizerStep> precompiledStep(PrecompiledMap map) {
  return std::make_unique<PrecompiledStep>(std::move(map));
}
std::unique_ptr<NormalizerStep> formStep(NormalizedText::Form form) { return std::make_unique<FormStep>(form); }
std::unique_ptr<NormalizerStep> stripAccentsStep() { return std::make_unique<StripAccentsStep>(); }
std::unique_ptr<NormalizerStep> lowerCaseStep() { return std::make_unique<LowerCaseStep>(); }
std::unique_ptr<NormalizerStep> controlStep() { return std::make_unique<ControlStep>(); }
std::unique_ptr<NormalizerStep> stripStep(bool left, bool right) { return std::make_unique<StripStep>(left, right); }
std::unique_ptr<NormalizerStep> replaceStep(std::string_view pattern, std::string_view content) {
  return std::make_unique<ReplaceStep>(pattern, content);
}
std::unique_ptr<NormalizerStep> replaceSpacesStep(std::string_view content) {
  return std::make_unique<ReplaceSpacesStep>(content);
}
std::unique_ptr<NormalizerStep> prependStep(std::string_view content) { return std::make_unique<PrependStep>(content); }

}  // namespace wb
