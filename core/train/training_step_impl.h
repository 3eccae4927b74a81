// One forward and backward pass over a batch, in parts where it is large, and passes without learning.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/train/trainable_network_impl.h"
#include "core/train/trainer.h"
#include "core/train/validation.h"

namespace wb::train {

/// Tokens that are computed at once for a network of this size: few enough that one
/// layer takes well under a second on an old processor, many enough to keep a new one busy.
std::size_t tokensAtOnce(const BertConfig& config);

/// Adds the gradients of the mean loss over all of `batch` to the parameters, part by part: their sum is
/// that of the whole batch at once. Returns the mean loss. `poll` is called between layers, forwards and
/// backwards; what it throws leaves the batch half-way, with gradients to be dropped. Where the network is
/// trained adversarially, the gradients of the loss over the moved token vectors are added.
double accumulateGradients(TrainableNetwork& network, AdamW& optimizer, const std::vector<LabelledTokens>& texts,
                           std::span<const std::size_t> batch, Random& dropout, const std::function<void()>& poll);

Answers answer(TrainableNetwork& network, const std::vector<LabelledTokens>& texts, const std::function<void()>& poll);

}  // namespace wb::train
