// A unit of the double array holds its label in bits 0–7, "has a value" in bit 8, and in bits 9–30 how far the base of
// its children lies; a value has bit 31 set. Every place is checked against the array's end: a map may be damaged.
#include "core/text/precompiled_map.h"

#include <cstring>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

Error damaged() {
  return Error(ErrorCode::Corrupt,
               say("The character map of the tokenizer is damaged. Fetch the encoder's files again."));
}

std::size_t childrenOf(std::uint32_t unit) {
  return static_cast<std::size_t>(unit >> 10U) << ((unit & (1U << 9U)) >> 6U);
}

}  // namespace

PrecompiledMap::PrecompiledMap(std::string_view bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) throw damaged();
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size > bytes.size() || size < sizeof(std::uint32_t)) throw damaged();
  m_units.resize(size / sizeof(std::uint32_t));
  std::memcpy(m_units.data(), bytes.data(), m_units.size() * sizeof(std::uint32_t));
  m_replacements = bytes.substr(m_units.size() * sizeof(std::uint32_t));
  if (!isValidUtf8(m_replacements)) throw damaged();
}

std::optional<std::string_view> PrecompiledMap::find(std::string_view text) const {
  std::size_t place = childrenOf(m_units[0]);
  for (const char c : text) {
    const auto label = static_cast<unsigned char>(c);
    place ^= label;
    if (label == 0 || place >= m_units.size()) return std::nullopt;
    const std::uint32_t unit = m_units[place];
    if ((unit & 0x800000FFU) != label) return std::nullopt;
    place ^= childrenOf(unit);
    if ((unit >> 8U & 1U) == 0) continue;
    if (place >= m_units.size()) return std::nullopt;
    const std::size_t begin = m_units[place] & 0x7FFFFFFFU;
    if (begin > m_replacements.size()) return std::nullopt;
    const std::string_view rest = std::string_view(m_replacements).substr(begin);
    return rest.substr(0, rest.find('\0'));
  }
  return std::nullopt;
}

}  // namespace wb
