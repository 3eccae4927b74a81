// A set of sample ids as one bit each: ids are numbered from 1, so a million ticks cost 125 KB and
// "select all" takes milliseconds.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/corpus.h"

namespace wb::ui {

class IdSet {
 public:
  bool contains(SampleId id) const {
    const std::size_t word = wordOf(id);
    return word < m_words.size() && (m_words[word] & maskOf(id)) != 0;
  }
  /// Returns whether the set has changed.
  bool insert(SampleId id);
  bool erase(SampleId id);
  void insert(const std::vector<SampleId>& ids);
  void clear();
  /// Takes out what `ids` does not hold.
  void keepOnly(const std::vector<SampleId>& ids);

  std::int64_t size() const { return m_size; }
  bool empty() const { return m_size == 0; }

 private:
  static std::size_t wordOf(SampleId id) { return static_cast<std::size_t>(id) / 64; }
  static std::uint64_t maskOf(SampleId id) { return std::uint64_t{1} << (static_cast<std::uint64_t>(id) % 64); }

  std::vector<std::uint64_t> m_words;
  std::int64_t m_size = 0;
};

}  // namespace wb::ui
