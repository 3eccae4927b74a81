#include "core/workflow/find_rate.h"

#include <fmt/format.h>

#include "core/store/category_store.h"
#include "core/train/rate_finder.h"
#include "core/workflow/encoders.h"
#include "core/workflow/training_texts.h"

namespace wb {

RateFinding findRate(const Project& project, const TrainConfig& config, const RateRange& range, const RateSink& sink,
                     const std::stop_token& stop) {
  requireSoundConfig(config);
  std::vector<CategoryId> ids;
  RateSearchTask task;
  task.config = config;
  task.range = range;
  for (const Category& category : readCategories(project.database())) {
    ids.push_back(category.id);
    task.classes.push_back(category.name);
  }
  const TrainingTexts texts = readTrainingTexts(project, ids);
  requireTrainable(texts);
  const EncoderInfo encoder = findEncoder(project, config.encoder);
  task.encoder = encoder.folder;
  std::int64_t cut = 0;
  const auto tokenizer = loadTokenizer(task.encoder);
  task.train = tokenize(texts.train, *tokenizer, ids, std::min(config.maxLength, encoder.maxLength), cut, stop);
  return findRate(task, sink, stop);
}

Message rateWords(const RateFinding& found) {
  if (!found.suggested) {
    return say(
        "The loss did not fall clearly at any of these rates, so none is suggested. Label more texts, or choose a "
        "larger batch.");
  }
  const auto text = [](double rate) { return fmt::format("{:.1e}", rate); };
  return found.divergedAt ? say("Suggested: %1. The loss is lowest at %2 and the training diverges at %3.",
                                text(*found.suggested), text(*found.lowest), text(*found.divergedAt))
                          : say("Suggested: %1. The loss is lowest at %2 and the training never diverged.",
                                text(*found.suggested), text(*found.lowest));
}

}  // namespace wb
