#include "core/workflow/training_texts.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/progress.h"
#include "core/workflow/label_kind.h"

namespace wb {
namespace {

void dropUnknown(std::vector<LabelledText>& texts, const std::vector<CategoryId>& categories) {
  std::erase_if(texts, [&](const LabelledText& text) {
    return std::find(categories.begin(), categories.end(), text.category) == categories.end();
  });
}

void requireSomethingToLearn(const std::vector<LabelledText>& texts) {
  std::map<CategoryId, std::size_t> counts;
  for (const LabelledText& text : texts) {
    for (const CategoryId category : text.categories) ++counts[category];
  }
  const bool some =
      std::any_of(counts.begin(), counts.end(), [&](const auto& one) { return one.second < texts.size(); });
  if (some) return;
  throw Error(
      ErrorCode::Training,
      say("All training texts have the same categories, so there is nothing to tell apart. Label some texts with "
          "other ones."));
}

/// Whether it is a text of a project with several labels.
bool hasSet(const LabelledText& text) { return !text.categories.empty() || text.category == kNoneApplies; }

std::vector<int> indicesOf(const LabelledText& text, const std::vector<CategoryId>& categories) {
  std::vector<int> indices;
  for (const CategoryId category : text.categories) {
    const auto found = std::find(categories.begin(), categories.end(), category);
    if (found != categories.end()) indices.push_back(static_cast<int>(found - categories.begin()));
  }
  return indices;
}

/// The class by which a text with several is counted when texts are drawn evenly: its rarest one.
void markRarest(std::vector<LabelledTokens>& texts, std::size_t classes) {
  std::vector<std::size_t> counts(classes);
  for (const LabelledTokens& text : texts) {
    for (const int label : text.labels) ++counts[static_cast<std::size_t>(label)];
  }
  for (LabelledTokens& text : texts) {
    const auto rarest = std::min_element(text.labels.begin(), text.labels.end(), [&](int a, int b) {
      return counts[static_cast<std::size_t>(a)] < counts[static_cast<std::size_t>(b)];
    });
    text.label = rarest == text.labels.end() ? static_cast<int>(classes) : *rarest;
  }
}

}  // namespace

TrainingTexts readTrainingTexts(const Project& project, const std::vector<CategoryId>& categories) {
  TrainingTexts texts;
  texts.severalLabels = hasSeveralLabels(project);
  texts.train = readLabelledTexts(project.database(), Split::Train);
  if (texts.train.empty()) texts.train = readLabelledTexts(project.database(), Split::None);
  texts.validation = readLabelledTexts(project.database(), Split::Validation);
  if (texts.severalLabels) return texts;
  dropUnknown(texts.train, categories);
  dropUnknown(texts.validation, categories);
  return texts;
}

std::int64_t countTrainingTexts(const Project& project) {
  std::map<Split, std::int64_t> counts;
  for (const SplitLabelCount& count : countLabelledTexts(project.database())) counts[count.split] += count.texts;
  return counts[Split::Train] > 0 ? counts[Split::Train] : counts[Split::None];
}

void requireTrainable(const TrainingTexts& texts) {
  if (texts.train.empty()) {
    throw Error(
        ErrorCode::Training,
        say("There are no labelled texts to train on. Label some texts, or move labelled ones to the train split."));
  }
  if (texts.severalLabels) {
    requireSomethingToLearn(texts.train);
    return;
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
  const bool several = std::any_of(texts.begin(), texts.end(), hasSet);
  std::vector<LabelledTokens> result;
  result.reserve(texts.size());
  for (const LabelledText& text : texts) {
    if (result.size() % textsBetweenPolls == 0) throwIfStopped(stop);
    bool cut = false;
    LabelledTokens tokens;
    tokens.ids = tokenizer.ids(text.text, static_cast<std::size_t>(maxLength), &cut);
    const auto category = std::find(categories.begin(), categories.end(), text.category);
    tokens.label = static_cast<int>(category - categories.begin());
    if (several) tokens.labels = indicesOf(text, categories);
    if (cut) ++cutTexts;
    result.push_back(std::move(tokens));
  }
  if (several) markRarest(result, categories.size());
  return result;
}

}  // namespace wb
