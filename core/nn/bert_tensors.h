// The tensors a BERT folder must hold, by Hugging Face's names, and how older files name them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/nn/bert_config.h"
#include "core/nn/safetensors.h"

namespace wb {

struct ExpectedTensor {
  std::string name;  ///< as in a classifier's file: "bert.embeddings…"
  std::vector<std::int64_t> shape;
};

/// What every encoder of this configuration has; no pooler, no head.
std::vector<ExpectedTensor> encoderTensors(const BertConfig& config);
std::vector<ExpectedTensor> poolerTensors(const BertConfig& config);
/// The head of a classifier that pools so (Cls or Mean), without the pooler.
std::vector<ExpectedTensor> headTensors(const BertConfig& config, Pooling pooling);

/// The file's tensor for `name`: also without "bert." and with the old LayerNorm.gamma and .beta.
/// nullptr when there is none.
const TensorEntry* findTensor(const WeightFiles& weights, const std::string& name);

/// The file's tensor, with its shape and type checked. Throws Error{BadInput} that names what is wrong.
const TensorEntry& requireTensor(const WeightFiles& weights, const std::string& name,
                                 const std::vector<std::int64_t>& shape, const std::filesystem::path& folder);

bool hasAll(const WeightFiles& weights, const std::vector<ExpectedTensor>& tensors);

/// Cls or Mean for `asked`: Auto takes what the configuration says; where it says nothing, [CLS] if the
/// folder has a pooler, else the mean.
Pooling choosePooling(Pooling asked, const BertConfig& config, const WeightFiles& weights);

}  // namespace wb
