#include "core/text/unigram_normalizer.h"

#include "core/base/utf8.h"

namespace wb {
namespace {

// What the table holds beside the one character that a character becomes.
constexpr std::uint32_t notYetMet = 0xFFFFFFFF;
constexpr std::uint32_t needsSteps = 0xFFFFFFFE;  // what it becomes is for the whole text to say
constexpr std::uint32_t becomesMany = 0xFFFFFFFD;

/// decodeUtf8, with the usual case of Chinese done here.
CodePoint decode(std::string_view bytes, std::size_t position) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[position + i]); };
  if (at(0) < 0x80) return {at(0), 1, true};
  // Lead bytes E1 … EC have no forbidden second bytes.
  const bool simple = at(0) >= 0xE1 && at(0) <= 0xEC && bytes.size() - position >= 3;
  if (simple && (at(1) & 0xC0U) == 0x80 && (at(2) & 0xC0U) == 0x80) {
    return {(at(0) & 0x0FU) << 12U | (at(1) & 0x3FU) << 6U | (at(2) & 0x3FU), 3, true};
  }
  return decodeUtf8(bytes, position);
}

}  // namespace

UnigramNormalizer::UnigramNormalizer(std::vector<std::unique_ptr<NormalizerStep>> steps)
    : m_steps(std::move(steps)), m_table(0x10000) {
  for (auto& entry : m_table) entry.store(notYetMet, std::memory_order_relaxed);
}

std::uint32_t UnigramNormalizer::entryFor(char32_t c) const {
  NormalizedText text(std::vector{NormalizedCharacter{c, 0, 0}});
  for (const auto& step : m_steps) {
    for (const NormalizedCharacter& character : text.characters()) {
      if (!step->isIndependent(character.value)) return needsSteps;
    }
    step->apply(text);
  }
  if (text.empty()) return needsSteps;  // the public tokenizer then miscounts bytes, in ways that only the steps know
  return text.size() == 1 ? text.characters()[0].value : becomesMany;
}

std::uint32_t UnigramNormalizer::lookUp(char32_t c) const {
  if (c >= m_table.size()) return needsSteps;
  std::uint32_t entry = m_table[c].load(std::memory_order_relaxed);
  if (entry == notYetMet) {
    entry = entryFor(c);
    m_table[c].store(entry, std::memory_order_relaxed);
  }
  return entry;
}

bool UnigramNormalizer::normalizeByTable(std::string_view bytes, std::size_t offset,
                                         std::vector<NormalizedCharacter>& text) const {
  text.clear();
  text.reserve(bytes.size());
  for (std::size_t position = 0; position < bytes.size();) {
    const CodePoint point = decode(bytes, position);
    const std::uint32_t entry = lookUp(point.value);
    if (entry == needsSteps) return false;
    const auto begin = static_cast<std::uint32_t>(offset + position);
    const NormalizedCharacter character{entry, begin, begin + static_cast<std::uint32_t>(point.length)};
    if (entry != becomesMany) {
      text.push_back(character);
    } else {
      NormalizedText many(std::vector{NormalizedCharacter{point.value, character.begin, character.end}});
      for (const auto& step : m_steps) step->apply(many);
      text.insert(text.end(), many.characters().begin(), many.characters().end());
    }
    position += point.length;
  }
  return true;
}

void UnigramNormalizer::normalize(std::string_view bytes, std::size_t offset,
                                  std::vector<NormalizedCharacter>& text) const {
  if (normalizeByTable(bytes, offset, text)) return;
  NormalizedText exact(bytes, static_cast<std::uint32_t>(offset));
  for (const auto& step : m_steps) step->apply(exact);
  text = std::move(exact).take();
}

}  // namespace wb
