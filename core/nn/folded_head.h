// A head over the mean of the tokens, written as one further layer and the ordinary head over the first token, so that
// other programs compute it without knowing it. docs/formats.md shows that the two are equal.
#pragma once

#include <deque>
#include <vector>

#include "core/nn/bert_config.h"
#include "core/nn/safetensors.h"
#include "core/nn/weight_files.h"

namespace wb {

/// True where the architecture has layers of their own weights and a head that can pass a vector on unchanged.
bool canFoldHead(const BertConfig& config);

/// The configuration of the folded network: a layer more, marked with our key "wenbiao_folded_head".
BertConfig foldedConfig(const BertConfig& config);

/// Adds what takes the place of the head of `config` (its pooling is Mean): a layer behind the last, and the head over
/// the first token. The bytes lie in `weights` and in `made`.
void addFoldedHead(const BertConfig& config, const WeightFiles& weights, std::vector<TensorToWrite>& tensors,
                   std::deque<std::vector<float>>& made);

/// Where `config` is marked as folded and the weights still have that very form: both become those of the network with
/// its head over the mean again. What others have trained further stays the plain network that it is.
void unfoldHead(BertConfig& config, WeightFiles& weights);

}  // namespace wb
