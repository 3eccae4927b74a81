#include "core/text/bert_normalizer.h"

#include "core/text/character_classes.h"

namespace wb {

void normalizeAsBert(NormalizedText& text, const BertNormalizerSettings& settings) {
  if (settings.cleanText) {
    text.filter([](char32_t c) { return !isDroppedByBert(c); });
    text.map([](char32_t c) { return isWhiteSpace(c) ? U' ' : c; });
  }
  if (settings.splitChinese) text.surroundWithSpaces(isBertIdeograph);
  if (settings.stripAccents) {
    text.normalize(NormalizedText::Form::Nfd);
    text.filter([](char32_t c) { return !isNonspacingMark(c); });
  }
  if (settings.lowerCase) text.lowerCase();
}

}  // namespace wb
