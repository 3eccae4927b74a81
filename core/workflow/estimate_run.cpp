// Before the start of a training: what it will cost, and what stands in its way.
#include <algorithm>
#include <set>

#include "core/base/progress.h"
#include "core/base/utf8.h"
#include "core/data/training_settings.h"
#include "core/jobs/memory.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/network_files.h"
#include "core/store/category_store.h"
#include "core/store/labelled_texts.h"
#include "core/train/estimate.h"
#include "core/train/memory_advice.h"
#include "core/workflow/encoders.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/train_run.h"
#include "core/workflow/training_texts.h"

namespace wb {
namespace {

struct EncoderSizes {
  BertConfig config;
  std::unique_ptr<Tokenizer> tokenizer;  ///< none for a network that starts from nothing
};

EncoderSizes sizesOf(const Project& project, const TrainConfig& config) {
  if (config.encoder == "new") return {newBertConfig(config.fresh, 5000), nullptr};
  const std::string folder = findEncoder(project, config.encoder).folder;
  return {openNetworkFiles(folder).config, loadTokenizer(folder)};
}

/// Lengths of texts spread evenly over `texts`, cut to `limit`; counts in `cut` how many were longer.
std::vector<std::size_t> sampledLengths(const std::vector<LabelledText>& texts, const Tokenizer* tokenizer,
                                        std::size_t limit, std::size_t& cut, const std::stop_token& stop) {
  constexpr std::size_t most = 2000;
  const std::size_t stride = texts.size() / most + 1;
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < texts.size(); i += stride) {
    if (lengths.size() % 64 == 0) throwIfStopped(stop);
    // A character vocabulary has a token a character, and the two special ones.
    const std::size_t length =
        tokenizer != nullptr ? tokenizer->ids(texts[i].text).size() : countCodePoints(texts[i].text) + 2;
    if (length > limit) ++cut;
    lengths.push_back(std::min(length, limit));
  }
  return lengths;
}

/// What an estimate is made from.
struct Outlook {
  RunEstimate estimate;
  BertConfig encoder;
  TrainingLoad load;
};

/// Names of the usable encoders that are smaller than `bytes` of parameters, the largest first.
std::vector<std::string> smallerEncoders(const Project& project, const TrainConfig& config) {
  std::vector<EncoderInfo> encoders = listEncoders(project);
  std::erase_if(encoders, [](const EncoderInfo& encoder) { return !encoder.problem.empty(); });
  std::sort(encoders.begin(), encoders.end(),
            [](const EncoderInfo& a, const EncoderInfo& b) { return a.parameters > b.parameters; });
  std::vector<std::string> names;
  const auto own = std::find_if(encoders.begin(), encoders.end(),
                                [&](const EncoderInfo& encoder) { return encoder.name == config.encoder; });
  for (const EncoderInfo& encoder : encoders) {
    if (own == encoders.end() || encoder.parameters < own->parameters) names.push_back(encoder.name);
  }
  return names;
}

/// The need of settings that differ from those of `outlook` in batch, length, table or encoder.
std::int64_t needOf(const Project& project, const Outlook& outlook, const TrainConfig& asked,
                    const TrainConfig& config) {
  TrainingLoad load = outlook.load;
  for (std::size_t& length : load.lengths) length = std::min(length, static_cast<std::size_t>(config.maxLength));
  if (config.encoder == asked.encoder) return trainingMemory(outlook.encoder, config, load);
  return trainingMemory(openNetworkFiles(findEncoder(project, config.encoder).folder).config, config, load);
}

Outlook lookAhead(const Project& project, const TrainConfig& config, const std::stop_token& stop) {
  requireSoundConfig(config);
  std::vector<CategoryId> categories;
  for (const Category& category : readCategories(project.database())) categories.push_back(category.id);
  const TrainingTexts texts = readTrainingTexts(project, categories);
  requireTrainable(texts);
  EncoderSizes encoder = sizesOf(project, config);
  Outlook outlook;
  outlook.encoder = encoder.config;
  const auto limit = static_cast<std::size_t>(std::min<std::int64_t>(config.maxLength, encoder.config.maxLength()));
  std::size_t cut = 0;
  TrainingLoad& load = outlook.load;
  load.lengths = sampledLengths(texts.train, encoder.tokenizer.get(), limit, cut, stop);
  load.trainTexts = static_cast<std::int64_t>(texts.train.size());
  load.validationTexts = static_cast<std::int64_t>(texts.validation.size());
  load.categories = categories.size();
  RunEstimate& estimate = outlook.estimate;
  estimate.trainTexts = load.trainTexts;
  estimate.validationTexts = load.validationTexts;
  estimate.cutTexts = static_cast<std::int64_t>(cut * texts.train.size() / load.lengths.size());
  estimate.trainingBytes = trainingMemory(outlook.encoder, config, load);
  estimate.memoryBytes = residentMemoryBytes() + estimate.trainingBytes;
  estimate.availableBytes = availableMemoryBytes();
  estimate.machineMemoryBytes = machineMemoryBytes();
  if (!estimate.fits()) {
    estimate.advice = adviseMemory(
        config, estimate.availableBytes,
        [&](const TrainConfig& other) { return needOf(project, outlook, config, other); },
        smallerEncoders(project, config));
  }
  return outlook;
}

}  // namespace

RunEstimate estimateRun(const Project& project, const TrainConfig& config, const std::stop_token& stop) {
  Outlook outlook = lookAhead(project, config, stop);
  if (!outlook.estimate.fits()) return outlook.estimate;
  const StepCost cost = measureStep(outlook.encoder, config, outlook.load, stop);
  outlook.estimate.seconds = trainingSeconds(cost, outlook.encoder, config, outlook.load);
  return outlook.estimate;
}

Message memoryCaution(const Project& project, const TrainConfig& config, const std::stop_token& stop) {
  const RunEstimate estimate = lookAhead(project, config, stop).estimate;
  return estimate.fits() ? Message() : memoryWarning(estimate);
}

Message trainingObstacle(const Project& project, const TrainConfig& config) {
  std::set<CategoryId> inTrain;
  std::set<CategoryId> unsplit;
  std::int64_t validation = 0;
  std::int64_t unsplitTexts = 0;
  for (const SplitLabelCount& count : countLabelledTexts(project.database())) {
    if (count.split == Split::Train) inTrain.insert(count.category);
    if (count.split == Split::Validation) validation += count.texts;
    if (count.split != Split::None) continue;
    unsplit.insert(count.category);
    unsplitTexts += count.texts;
  }
  const std::set<CategoryId>& trained = inTrain.empty() ? unsplit : inTrain;
  if (trained.empty())
    return say("No labelled texts to train on: label some, or move labelled ones to the train split.");
  if (trained.size() < 2 && !hasSeveralLabels(project))
    return say("All training texts have the same category: label texts of at least two categories.");
  if (config.encoder.empty()) return say("No encoder is chosen.");
  if (validation == 0) {
    return say(
        "There are no labelled validation texts, so nothing will show how good the classifier is: split the corpus.");
  }
  if (!inTrain.empty() && unsplitTexts > 0) {
    return say("%1 labelled texts are in no split and will not be trained on: split the corpus again.", unsplitTexts);
  }
  return {};
}

}  // namespace wb
