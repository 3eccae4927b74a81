// What BERT's cleaning and splitting makes of each single character, looked up instead of computed. Most of a Chinese
// text is decided here; what is not (accents, marks that change places) takes the exact path.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/bert_normalizer.h"
#include "core/text/wordpiece_model.h"

namespace wb {

class BertTable {
 public:
  enum class Kind : std::uint32_t {
    Ideograph,    ///< a word of its own with white space round it; its token is known
    Punctuation,  ///< a word of its own; its token is known
    Letter,       ///< part of a word
    Space,
    Dropped,
    Hard,  ///< only the exact path knows
  };

  /// A kind, and the token's id or the letter in its normalised form.
  struct Entry {
    std::uint32_t packed = 0;
    Kind kind() const { return static_cast<Kind>(packed & 7U); }
    std::uint32_t value() const { return packed >> 3U; }
  };

  BertTable(const BertNormalizerSettings& settings, const WordPieceModel& model);

  Entry operator[](char32_t c) const { return c < m_entries.size() ? m_entries[c] : entryOf(c); }
  /// Characters of the basic plane, without the test for larger ones.
  const Entry* basicPlane() const { return m_entries.data(); }

 private:
  Entry entryOf(char32_t c) const;

  BertNormalizerSettings m_settings;
  const WordPieceModel& m_model;
  std::vector<Entry> m_entries;  ///< of the basic plane
};

}  // namespace wb
