// What augmentation makes of the training texts in each epoch, as a training wants it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/store/labelled_texts.h"
#include "core/text/tokenizer.h"
#include "core/train/trainer.h"
#include "core/workflow/text_augmenter.h"

namespace wb {

/// Nothing where `config` changes no texts. `guessing` gives the folder of the encoder that guesses hidden words, and
/// is asked only where words are to be guessed. Throws Error as TextAugmenter.
std::unique_ptr<TextAugmenter> augmenterFor(const TrainConfig& config,
                                            const std::function<std::filesystem::path()>& guessing);

/// For TrainingTask::changes. `augmenter` and `tokenizer` must live as long.
std::function<std::vector<ChangedTokens>(int)> epochChanges(TextAugmenter& augmenter, const Tokenizer& tokenizer,
                                                            const std::vector<LabelledText>& texts,
                                                            const TrainConfig& config, const std::stop_token& stop);

}  // namespace wb
