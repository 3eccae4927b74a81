// The texts an import has met, in the project or in its own files, found by fingerprint.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/fingerprint.h"
#include "core/store/import_store.h"

namespace wb {

struct KnownText {
  Fingerprint fingerprint;
  SampleId id = 0;         ///< 0: an empty place
  std::int64_t label = 0;  ///< the number of its label (LabelNumbers); 0: none
};

/// Numbers for labels, from 1, so that a text's label takes one word whatever it is.
class LabelNumbers {
 public:
  std::int64_t of(const std::optional<StoredLabel>& label) {
    if (!label) return 0;
    return m_numbers.try_emplace(*label, static_cast<std::int64_t>(m_numbers.size()) + 1).first->second;
  }

 private:
  std::map<StoredLabel, std::int64_t> m_numbers;
};

/// A hash table with open addressing: 32 bytes a place, at most two thirds full, so that some million texts
/// fit where std::unordered_map would need three times the memory.
class KnownTexts {
 public:
  KnownTexts() : m_places(1024) {}

  /// The text of that fingerprint, or null. Valid until the next add().
  KnownText* find(const Fingerprint& fingerprint);
  /// A text that find() does not know.
  void add(const KnownText& text);
  std::size_t size() const { return m_size; }

 private:
  std::size_t placeOf(const Fingerprint& fingerprint) const;
  void grow();

  std::vector<KnownText> m_places;  // a power of two
  std::size_t m_size = 0;
};

}  // namespace wb
