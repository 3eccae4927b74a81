#include <torch/torch.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/masked_head_impl.h"
#include "core/nn/network_files.h"

namespace wb::nn {
namespace {

bool isTied(const BertConfig& config) {
  return std::none_of(config.carried.begin(), config.carried.end(),
                      [](const auto& pair) { return pair.first == "tie_word_embeddings" && pair.second == "false"; });
}

}  // namespace

torch::Tensor MaskedHead::logits(const torch::Tensor& vectors) const {
  const torch::Tensor x = norm->forward(activate(dense->forward(vectors), activation));
  return torch::linear(x, decoder, bias);
}

MaskedHead loadMaskedHead(const std::filesystem::path& folder) {
  const auto [config, weights] = openNetworkFiles(folder);
  const Architecture& architecture = *config.architecture;
  const std::vector<ExpectedTensor> tensors = maskedHeadTensors(config);
  if (!hasAll(*weights, architecture, tensors)) {
    throw Error(ErrorCode::BadInput,
                say("The encoder in %1 has no head that predicts hidden words. Choose an encoder that has one, such as "
                    "bert-base-chinese, or do without words from the encoder.",
                    folder));
  }
  const auto read = [&](std::size_t number) { return readTensor(weights, architecture, tensors[number]); };
  MaskedHead head;
  head.dense = Linear(config.hiddenSize, config.embeddingSize);
  head.dense->weight.set_data(read(0));
  head.dense->bias.set_data(read(1));
  head.norm = LayerNorm(config.embeddingSize, config.layerNormEpsilon);
  head.norm->weight.set_data(read(2));
  head.norm->bias.set_data(read(3));
  const ExpectedTensor table = encoderTensors(config).front();
  const std::string decoder(architecture.maskedHead.decoder);
  const auto orOwn = [&](const ExpectedTensor& shared, const std::string& name) {
    const ExpectedTensor own{decoder + name, shared.shape};
    const bool untied = !isTied(config) && hasAll(*weights, architecture, {own});
    return readTensor(weights, architecture, untied ? own : shared);
  };
  head.decoder = orOwn(table, ".weight");
  head.bias = orOwn(tensors[4], ".bias");
  head.activation = architecture.maskedHead.alwaysGelu ? Activation::Gelu : config.activation;
  return head;
}

}  // namespace wb::nn
