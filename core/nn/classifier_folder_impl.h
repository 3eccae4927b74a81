// Networks from folders and back. Only nn and train include this file.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/data/weight_report.h"
#include "core/nn/bert_impl.h"
#include "core/nn/bert_tensors.h"
#include "core/text/tokenizer.h"

namespace wb::nn {

/// Ids of a batch, padded to its longest: `ids` [batch, length] int64, `lengths` [batch].
struct Batch {
  torch::Tensor ids;
  std::vector<std::int64_t> lengths;
};
Batch makeBatch(const std::vector<const std::vector<TokenId>*>& texts, TokenId padId);

/// A network for training, with what was found in the folder and what was made fresh.
struct LoadedClassifier {
  Classifier network = nullptr;
  bool freshHead = true;  ///< the classifier's weights are random: the folder had none, or for other classes
  WeightReport weights;
};

/// The network of `folder` with a head for `classes`. `asked` Auto takes what the folder's
/// configuration says, else the first token where the folder has the dense part of that head (for BERT a pooler),
/// else the mean. The folder's own head is kept when it has the same class names in the same order and the same
/// pooling; otherwise a fresh one is drawn from `random`. Throws Error as checkEncoder.
LoadedClassifier loadForTraining(const std::filesystem::path& folder, const std::vector<std::string>& classes,
                                 Pooling asked, Random& random);

/// The network of a classifier folder as it is, for prediction.
Classifier loadClassifier(const std::filesystem::path& folder);

/// The network of a folder without a head.
Bert loadEncoder(const std::filesystem::path& folder);

/// The values of a tensor of `weights`, which stay open where the values are used in place. Throws Error{BadInput} for
/// one that is missing or of another shape.
torch::Tensor readTensor(const std::shared_ptr<const WeightFiles>& weights, const Architecture& architecture,
                         const ExpectedTensor& expected);

/// Fills all parameters: normal(0, initializerRange), biases 0, LayerNorm 1 and 0, the padding row 0.
void initialize(torch::nn::Module& network, const BertConfig& config, Random& random);

/// Writes all parameters in fp32, each name with `prefix` before it.
void saveParameters(const torch::nn::Module& network, const std::string& prefix, const std::filesystem::path& path);

/// Writes a classifier folder: config.json with id2label, model.safetensors (fp32) and the tokenizer's
/// files of `tokenizerFolder`. Whole or not at all; an older folder of that name is replaced. A network
/// that classifies the first token is its architecture's ordinary …ForSequenceClassification for other programs.
void saveClassifier(const Classifier& network, const std::filesystem::path& tokenizerFolder,
                    const std::filesystem::path& target);

}  // namespace wb::nn
