// What a folder's weights are to a classifier made of them.
#pragma once

#include <string>
#include <vector>

#include "core/data/weight_report.h"
#include "core/nn/bert_tensors.h"

namespace wb {

/// For a classifier with these classes and this pooling: the folder's own head is taken where it has the same class
/// names in the same order and the same pooling, otherwise a fresh one is made.
WeightReport reportWeights(const BertConfig& config, const WeightFiles& weights,
                           const std::vector<std::string>& classes, Pooling asked);

}  // namespace wb
