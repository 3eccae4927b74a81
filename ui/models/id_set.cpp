// One bit an id; see the header.
#include "ui/models/id_set.h"

namespace wb::ui {

bool IdSet::insert(SampleId id) {
  const std::size_t word = wordOf(id);
  if (word >= m_words.size()) m_words.resize(word + word / 2 + 1);
  if ((m_words[word] & maskOf(id)) != 0) return false;
  m_words[word] |= maskOf(id);
  ++m_size;
  return true;
}

bool IdSet::erase(SampleId id) {
  if (!contains(id)) return false;
  m_words[wordOf(id)] &= ~maskOf(id);
  --m_size;
  return true;
}

void IdSet::insert(const std::vector<SampleId>& ids) {
  for (const SampleId id : ids) insert(id);
}

void IdSet::clear() {
  m_words.clear();
  m_size = 0;
}

void IdSet::keepOnly(const std::vector<SampleId>& ids) {
  if (empty()) return;
  IdSet kept;
  for (const SampleId id : ids) {
    if (contains(id)) kept.insert(id);
  }
  *this = std::move(kept);
}

}  // namespace wb::ui
