#include "core/workflow/preview_augmentation.h"

#include <algorithm>
#include <string_view>

#include "core/base/random.h"
#include "core/store/category_store.h"
#include "core/workflow/encoders.h"
#include "core/workflow/text_augmenter.h"
#include "core/workflow/training_texts.h"

namespace wb {

std::vector<AugmentedText> previewAugmentation(const Project& project, const AugmentationRates& rates,
                                               const std::string& encoder, std::size_t count, std::uint64_t sample,
                                               const std::stop_token& stop) {
  std::vector<CategoryId> categories;
  for (const Category& category : readCategories(project.database())) categories.push_back(category.id);
  std::vector<LabelledText> texts = readTrainingTexts(project, categories).train;
  Random random(sample);
  random.shuffle(texts);
  texts.resize(std::min(texts.size(), count));
  std::vector<AugmentedText> shown;
  std::vector<std::string_view> originals;
  for (const LabelledText& text : texts) {
    shown.push_back({text.text, text.text, {}});
    originals.push_back(text.text);
  }
  const bool guesses = rates[Augmentation::Masked] > 0;
  TextAugmenter augmenter(rates, guesses ? findEncoder(project, encoder).folder : std::string());
  for (TextAugmenter::Change& change : augmenter.change(originals, 1, sample, 0, stop)) {
    shown[change.text].changed = std::move(change.changed);
    shown[change.text].kinds = std::move(change.kinds);
  }
  return shown;
}

}  // namespace wb
