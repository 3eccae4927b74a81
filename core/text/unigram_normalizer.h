// The normaliser in front of a unigram model: steps as tokenizer.json lists them, each doing what the public tokenizer
// does, and a table that spares ordinary characters the way through the steps.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/normalized_text.h"
#include "core/text/precompiled_map.h"

namespace wb {

/// One step. Const and safe for many threads.
class NormalizerStep {
 public:
  virtual ~NormalizerStep() = default;
  virtual void apply(NormalizedText& text) const = 0;
  /// Whether a character becomes the same beside any others that are independent, and changes nothing about them.
  virtual bool isIndependent(char32_t c) const = 0;
};

std::unique_ptr<NormalizerStep> precompiledStep(PrecompiledMap map);
std::unique_ptr<NormalizerStep> formStep(NormalizedText::Form form);
std::unique_ptr<NormalizerStep> stripAccentsStep();
std::unique_ptr<NormalizerStep> lowerCaseStep();
/// sentencepiece's clean-up of control characters and kinds of space ("Nmt").
std::unique_ptr<NormalizerStep> controlStep();
/// Removes white space at the ends of the text.
std::unique_ptr<NormalizerStep> stripStep(bool left, bool right);
/// Replaces a text, which is not empty.
std::unique_ptr<NormalizerStep> replaceStep(std::string_view pattern, std::string_view content);
/// Replaces each run of two or more spaces.
std::unique_ptr<NormalizerStep> replaceSpacesStep(std::string_view content);
std::unique_ptr<NormalizerStep> prependStep(std::string_view content);

class UnigramNormalizer {
 public:
  explicit UnigramNormalizer(std::vector<std::unique_ptr<NormalizerStep>> steps);

  /// Sets `text` to the normalised characters of `bytes`, which stand at `offset` of the original.
  void normalize(std::string_view bytes, std::size_t offset, std::vector<NormalizedCharacter>& text) const;

 private:
  std::uint32_t entryFor(char32_t c) const;
  std::uint32_t lookUp(char32_t c) const;
  bool normalizeByTable(std::string_view bytes, std::size_t offset, std::vector<NormalizedCharacter>& text) const;

  std::vector<std::unique_ptr<NormalizerStep>> m_steps;
  /// For each character of the basic plane what it becomes, filled when it is first met. Threads that meet the same
  /// character at once write the same.
  mutable std::vector<std::atomic<std::uint32_t>> m_table;
};

}  // namespace wb
