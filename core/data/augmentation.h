// Ways to change a training text a little, so that a network learns from more than was labelled.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wb {

enum class Augmentation {
  Deletion,   ///< words left out (Wei and Zou 2019, arXiv 1901.11196)
  Swap,       ///< neighbouring words change places
  Homophone,  ///< characters replaced by others that sound alike, as a pinyin keyboard errs
  LookAlike,  ///< characters replaced by others that look alike, as a scanner errs
  Masked,     ///< words replaced by what the encoder itself predicts in their place
  Script      ///< simplified Chinese as traditional and the other way round, with the words of the region
};
inline constexpr std::array allAugmentations = {Augmentation::Deletion,  Augmentation::Swap,   Augmentation::Homophone,
                                                Augmentation::LookAlike, Augmentation::Masked, Augmentation::Script};

/// "deletion", "swap", "homophone", "look-alike", "masked", "script".
std::string_view augmentationName(Augmentation kind);
/// Throws Error{BadInput} that lists the words it knows.
Augmentation augmentationFromName(std::string_view name);

/// How much each kind changes, by its number. 0: the kind is not used. Script: the share of changed texts that come in
/// the other script, on top of another change. The rest: the share of a text's words or characters that change; at
/// least one does.
struct AugmentationRates {
  std::array<double, allAugmentations.size()> values{};

  double& operator[](Augmentation kind) { return values[static_cast<std::size_t>(kind)]; }
  double operator[](Augmentation kind) const { return values[static_cast<std::size_t>(kind)]; }
};

/// What a training does to its texts.
struct AugmentationSettings {
  double share = 0;  ///< of the texts that each epoch changes; 0: none
  AugmentationRates rates;
};

/// For a look at each kind by itself.
inline constexpr AugmentationRates previewRates = {{0.1, 0.1, 0.1, 0.1, 0.15, 1}};

/// A text before and after, as a preview shows it.
struct AugmentedText {
  std::string text;
  std::string changed;
  std::vector<Augmentation> kinds;  ///< in the order they were done
};

}  // namespace wb
