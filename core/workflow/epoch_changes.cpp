#include "core/workflow/epoch_changes.h"

#include <string>
#include <string_view>
#include <utility>

namespace wb {

std::unique_ptr<TextAugmenter> augmenterFor(const TrainConfig& config,
                                            const std::function<std::filesystem::path()>& guessing) {
  const AugmentationSettings settings = augmentationOf(config);
  if (settings.share <= 0) return nullptr;
  const bool guesses = settings.rates[Augmentation::Masked] > 0;
  return std::make_unique<TextAugmenter>(settings.rates, guesses ? guessing() : std::filesystem::path());
}

std::function<std::vector<ChangedTokens>(int)> epochChanges(TextAugmenter& augmenter, const Tokenizer& tokenizer,
                                                            const std::vector<LabelledText>& texts,
                                                            const TrainConfig& config, const std::stop_token& stop) {
  std::vector<std::string> originals;
  for (const LabelledText& text : texts) originals.push_back(text.text);
  return [&augmenter, &tokenizer, originals = std::move(originals), config, stop](int epoch) {
    const std::vector<std::string_view> views(originals.begin(), originals.end());
    std::vector<ChangedTokens> changed;
    for (const TextAugmenter::Change& change : augmenter.change(views, config.augmentShare, config.seed, epoch, stop)) {
      changed.push_back({change.text, tokenizer.ids(change.changed, static_cast<std::size_t>(config.maxLength))});
    }
    return changed;
  };
}

}  // namespace wb
