// The tensors that a folder must hold for a network, by Hugging Face's names, and how older files name them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/bert_config.h"
#include "core/nn/weight_files.h"

namespace wb {

/// Our own head over the mean of all tokens: LayerNorm → dropout → output.
struct MeanHead {
  std::string_view norm;
  std::string_view output;
  double epsilon = 1e-12;  ///< of its LayerNorm, whatever the network's is: so it can be folded (folded_head.h)
};
inline constexpr MeanHead meanHead = {.norm = "classifier_norm", .output = "classifier"};

struct ExpectedTensor {
  std::string name;  ///< as in a classifier's file: "bert.embeddings…"
  std::vector<std::int64_t> shape;
};

/// What every encoder of this configuration has; no pooler, no head.
std::vector<ExpectedTensor> encoderTensors(const BertConfig& config);
/// The dense part of the head over the first token, which may be the encoder's pooler.
std::vector<ExpectedTensor> headDenseTensors(const BertConfig& config);
/// The rest of the head of a classifier that pools so (Cls or Mean).
std::vector<ExpectedTensor> headTensors(const BertConfig& config, Pooling pooling);

/// The head that guesses hidden tokens, without what it may share with the token table; its bias last.
std::vector<ExpectedTensor> maskedHeadTensors(const BertConfig& config);

/// The files' tensor for `name`: also without the architecture's prefix and with the old LayerNorm.gamma and .beta.
/// nullptr when there is none.
const TensorEntry* findTensor(const WeightFiles& weights, const Architecture& architecture, const std::string& name);

/// The files' tensor, with its shape and type checked. Throws Error{BadInput} that names what is wrong.
const TensorEntry& requireTensor(const WeightFiles& weights, const Architecture& architecture,
                                 const ExpectedTensor& expected);

bool hasAll(const WeightFiles& weights, const Architecture& architecture, const std::vector<ExpectedTensor>& tensors);

/// Cls or Mean for `asked`: Auto takes what the configuration says; where it says nothing, Cls if the folder has the
/// dense part of that head (for BERT its pooler), else the mean.
Pooling choosePooling(Pooling asked, const BertConfig& config, const WeightFiles& weights);

}  // namespace wb
