// Training texts changed a little, each in one way, anew in every epoch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/data/augmentation.h"

namespace wb {

class MaskedModel;

/// Not thread-safe: one thread at a time.
class TextAugmenter {
 public:
  /// The encoder in `folder` guesses hidden words where `rates` ask for that; else it is not looked at. Throws Error
  /// where it cannot.
  TextAugmenter(const AugmentationRates& rates, const std::filesystem::path& folder);
  ~TextAugmenter();
  TextAugmenter(const TextAugmenter&) = delete;
  TextAugmenter& operator=(const TextAugmenter&) = delete;

  struct Change {
    std::size_t text = 0;  ///< its number
    std::string changed;   ///< valid UTF-8
    std::vector<Augmentation> kinds;
  };

  /// A share of `texts` changed, each by one of the kinds that have a rate; those that come out as they went in are
  /// left out. What becomes of a text follows from the seed, the epoch, its number and, where words are guessed, which
  /// other texts have words guessed with it.
  std::vector<Change> change(std::span<const std::string_view> texts, double share, std::uint64_t seed, int epoch,
                             const std::stop_token& stop = {});

 private:
  struct Draft;
  void changeOne(Draft& draft);
  void guessWords(std::vector<Draft>& drafts, const std::stop_token& stop);

  AugmentationRates m_rates;
  std::vector<Augmentation> m_kinds;  ///< with a rate; Script comes on top
  std::unique_ptr<MaskedModel> m_model;
};

}  // namespace wb
