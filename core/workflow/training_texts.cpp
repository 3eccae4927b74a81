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
