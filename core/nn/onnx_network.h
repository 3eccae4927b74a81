// A classifier as an ONNX model: the same network as bert.cpp, written as operators of ONNX's set 17.
#pragma once

#include "core/nn/bert_config.h"
#include "core/nn/onnx_file.h"
#include "core/nn/weight_files.h"

namespace wb {

/// Inputs input_ids, attention_mask and, where the network knows segments, token_type_ids, all [batch, length] int64;
/// outputs logits and probabilities [batch, classes] fp32. Batch and length may be any. `config` has classes and a
/// pooling that is Cls or Mean. The weights stay where `weights` has them mapped.
/// Throws Error{BadInput} for weights that do not fit.
onnx::Model onnxModel(const BertConfig& config, const WeightFiles& weights);

}  // namespace wb
