// BERT's text cleaning: control characters go, white space becomes spaces, ideographs stand alone, accents and case
// go when asked.
#pragma once

#include "core/text/normalized_text.h"

namespace wb {

struct BertNormalizerSettings {
  bool cleanText = true;  ///< drop control characters, turn white space into spaces
  bool lowerCase = true;
  bool stripAccents = true;
  bool splitChinese = true;  ///< each ideograph is a word of its own
};

void normalizeAsBert(NormalizedText& text, const BertNormalizerSettings& settings);

}  // namespace wb
