#include "core/workflow/training_texts.h"

#include <algorithm>
#include <set>

#include "core/base/progress.h"

namespace wb {
namespace {

void dropUnknown(std::vector<LabelledText>& texts, const std::vector<CategoryId>& categories) {
  std::erase_if(texts, [&](const LabelledText& text) {
    return std::find(categories.begin(), categories.end(), text.category) == categories.end();
  });
}

void require(bool sound, const Message& setting, const Message& range) {
  if (!sound) throw Error(ErrorCode::BadInput, say("The %1 must be %2.", setting, range));
}

}  // namespace

TrainingTexts readTrainingTexts(const Project& project, const std::vector<CategoryId>& categories) {
  TrainingTexts texts;
  texts.train = readLabelledTexts(project.database(), Split::Train);
  if (texts.train.empty()) texts.train = readLabelledTexts(project.database(), Split::None);
  texts.validation = readLabelledTexts(project.database(), Split::Validation);
  dropUnknown(texts.train, categories);
  dropUnknown(texts.validation, categories);
  return texts;
}

void requireTrainable(const TrainingTexts& texts) {
  if (texts.train.empty()) {
    throw Error(
        ErrorCode::Training,
        say("There are no labelled texts to train on. Label some texts, or move labelled ones to the train split."));
  }
  std::set<CategoryId> present;
  for (const LabelledText& text : texts.train) present.insert(text.category);
  if (present.size() < 2) {
    throw Error(
        ErrorCode::Training,
        say("All training texts have the same category, so there is nothing to tell apart. Label texts of at least two "
            "categories."));
  }
}

void requireSoundConfig(const TrainConfig& config) {
  require(config.epochs >= 1, say("number of epochs"), say("at least 1"));
  require(config.batchSize >= 1, say("batch size"), say("at least 1"));
  require(config.accumulate >= 1, say("number of batches a step"), say("at least 1"));
  require(config.learningRate > 0 && config.learningRate < 1, say("learning rate"), say("above 0 and below 1"));
  require(config.headFactor > 0, say("factor of the classifier's learning rate"), say("above 0"));
  require(config.weightDecay >= 0 && config.weightDecay < 1, say("weight decay"), say("0 or more and below 1"));
  require(config.dropout >= 0 && config.dropout < 1, say("dropout"), say("0 or more and below 1"));
  require(config.warmup >= 0 && config.warmup <= 1, say("warm-up"), say("between 0 and 1, a share of all steps"));
  require(config.clipNorm >= 0, say("largest gradient norm"), say("0 (no limit) or more"));
  require(config.adversarialRadius >= 0 && config.adversarialRadius < 100, say("adversarial radius"),
          say("0 (off) or more, below 100"));
  require(config.labelSmoothing >= 0 && config.labelSmoothing < 1, say("label smoothing"),
          say("0 or more and below 1"));
  require(config.focalGamma >= 0 && config.focalGamma <= 10, say("focal gamma"), say("0 (off) to 10"));
  require(config.rDrop >= 0 && config.rDrop <= 100, say("weight of R-Drop"), say("0 (off) to 100"));
  require(config.layerDecay > 0 && config.layerDecay <= 1, say("layer decay"), say("above 0 and up to 1"));
  require(config.frozenLayers >= 0, say("number of frozen layers"), say("0 or more"));
  require(config.epochsPerThaw >= 0, say("number of epochs until a layer thaws"), say("0 (never) or more"));
  require(config.maxLength >= 3, say("maximum length"), say("at least 3 tokens"));
  require(config.patience >= 0, say("patience"), say("0 (never stop early) or more"));
  require(config.threads >= 0, say("number of threads"), say("0 (all cores) or more"));
  require(config.maxSteps >= 0, say("largest number of steps"), say("0 (no limit) or more"));
}

std::vector<LabelledTokens> tokenize(const std::vector<LabelledText>& texts, const Tokenizer& tokenizer,
                                     const std::vector<CategoryId>& categories, int maxLength, std::int64_t& cutTexts,
                                     const std::stop_token& stop) {
  constexpr std::size_t textsBetweenPolls = 64;
  std::vector<LabelledTokens> result;
  result.reserve(texts.size());
  for (const LabelledText& text : texts) {
    if (result.size() % textsBetweenPolls == 0) throwIfStopped(stop);
    bool cut = false;
    LabelledTokens tokens;
    tokens.ids = tokenizer.ids(text.text, static_cast<std::size_t>(maxLength), &cut);
    const auto category = std::find(categories.begin(), categories.end(), text.category);
    tokens.label = static_cast<int>(category - categories.begin());
    if (cut) ++cutTexts;
    result.push_back(std::move(tokens));
  }
  return result;
}

}  // namespace wb
