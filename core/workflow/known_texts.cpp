#include "core/workflow/known_texts.h"

#include <utility>

namespace wb {

std::size_t KnownTexts::placeOf(const Fingerprint& fingerprint) const {
  const std::size_t mask = m_places.size() - 1;
  std::size_t place = fingerprint.low & mask;
  while (m_places[place].id != 0 && m_places[place].fingerprint != fingerprint) place = (place + 1) & mask;
  return place;
}

KnownText* KnownTexts::find(const Fingerprint& fingerprint) {
  KnownText& text = m_places[placeOf(fingerprint)];
  return text.id == 0 ? nullptr : &text;
}

void KnownTexts::add(const KnownText& text) {
  if ((m_size + 1) * 3 > m_places.size() * 2) grow();
  m_places[placeOf(text.fingerprint)] = text;
  ++m_size;
}

void KnownTexts::grow() {
  std::vector<KnownText> old(m_places.size() * 2);
  std::swap(old, m_places);
  for (const KnownText& text : old) {
    if (text.id != 0) m_places[placeOf(text.fingerprint)] = text;
  }
}

}  // namespace wb
