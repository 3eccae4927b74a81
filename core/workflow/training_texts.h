// From the project's labelled texts to what a training reads.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/labelled_texts.h"
#include "core/text/tokenizer.h"
#include "core/train/trainer.h"
#include "core/workflow/project.h"

namespace wb {

struct TrainingTexts {
  bool severalLabels = false;
  std::vector<LabelledText> train;
  std::vector<LabelledText> validation;
};

/// The train and the validation split; where nothing is in the train split, the labelled texts that are
/// in no split train. Texts whose category is not among `categories` are left out.
TrainingTexts readTrainingTexts(const Project& project, const std::vector<CategoryId>& categories);

/// How many texts readTrainingTexts() would find to train on, those without a sound category included.
std::int64_t countTrainingTexts(const Project& project);

/// Throws Error(Training) that says what to do: no labelled texts, or fewer than two categories with some; with
/// several labels a text, no category that some texts have and others have not.
void requireTrainable(const TrainingTexts& texts);

/// Tokens and class indices; counts texts that were cut in `cutTexts`. Categories that are not in `categories` are left
/// out where a text has several.
std::vector<LabelledTokens> tokenize(const std::vector<LabelledText>& texts, const Tokenizer& tokenizer,
                                     const std::vector<CategoryId>& categories, int maxLength, std::int64_t& cutTexts,
                                     const std::stop_token& stop);

}  // namespace wb
