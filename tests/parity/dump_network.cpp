// Prints what a network does inside, for the comparison with other programs: a line of JSON for each line of the
// standard input.
//   dump_network encoder FOLDER              all hidden states, attention weights and the mean of the last layer
//   dump_network explain FOLDER METHOD       of a classifier, for class 0
//   dump_network masked FOLDER               the logits of each token by the head that guesses hidden ones
//   dump_network gradients FOLDER            of the classifier's summed cross entropy over lines {"text", "label"}: one
//                                            line for all of them, {name: values}
//   dump_network resave FOLDER TARGET        reads a classifier and writes it again
//   dump_network transformers FOLDER TARGET  writes a classifier as transformers reads it
//   dump_network onnx FOLDER TARGET          writes a classifier as an ONNX model
#include <torch/torch.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/masked_head_impl.h"
#include "core/nn/model_folder.h"
#include "core/nn/text_classifier.h"
#include "core/nn/text_encoder.h"
#include "core/train/training_step_impl.h"

namespace {

using nlohmann::json;

std::vector<std::string> readLines() {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  return lines;
}

std::vector<float> valuesOf(const torch::Tensor& tensor) {
  const torch::Tensor values = tensor.to_dense().contiguous();
  return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

void dumpEncoder(const std::string& folder) {
  const auto encoder = wb::TextEncoder::load(folder);
  const std::vector<std::string> texts = readLines();
  const auto embeddings = encoder->embed(texts, {});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const wb::HiddenStates states = encoder->hiddenStates(texts[i]);
    std::cout << json{{"hidden", states.values}, {"attention", states.attention.values}, {"mean", embeddings[i]}}
              << '\n';
  }
}

void dumpExplanations(const std::string& folder, const std::string& method) {
  const auto classifier = wb::TextClassifier::load(folder);
  wb::ExplainOptions options;
  options.method = wb::explainMethodFromName(method);
  options.target = 0;
  for (const std::string& text : readLines()) {
    const wb::Explanation e = classifier->explain(text, options);
    std::cout << json{{"rollout", e.rollout}, {"attributions", e.attributions}, {"gap", e.integrationGap}} << '\n';
  }
}

void dumpMasked(const std::string& folder) {
  const torch::NoGradGuard noGradient;
  const auto tokenizer = wb::loadTokenizer(folder);
  const auto limit = static_cast<std::size_t>(wb::readBertConfig(folder).maxLength());
  wb::nn::Bert encoder = wb::nn::loadEncoder(folder);
  const wb::nn::MaskedHead head = wb::nn::loadMaskedHead(folder);
  for (const std::string& text : readLines()) {
    const std::vector<wb::TokenId> ids = tokenizer->ids(text, limit);
    const wb::nn::Batch batch = wb::nn::makeBatch({&ids}, tokenizer->padId());
    wb::nn::Pass pass;
    std::cout << json{{"logits", valuesOf(head.logits(encoder->forward(batch.ids, batch.lengths, pass)[0]))}} << '\n';
  }
}

/// Loads the folder as a training run does, and takes the gradients that its first step would take.
void dumpGradients(const std::string& folder) {
  wb::Random random(1);
  const wb::BertConfig config = wb::readBertConfig(folder);
  const auto tokenizer = wb::loadTokenizer(folder);
  wb::nn::PackedBatch batch;
  std::vector<std::int64_t> labels;
  for (const std::string& line : readLines()) {
    const json row = json::parse(line);
    batch.add(tokenizer->ids(row.at("text").get<std::string>()));
    labels.push_back(row.at("label").get<std::int64_t>());
  }
  const auto loaded = wb::nn::loadForTraining(folder, config.classes, wb::Pooling::Auto, random);
  wb::TrainConfig settings;
  settings.dropout = 0;
  settings.freezeEmbeddings = false;
  wb::train::TrainableNetwork network = wb::train::makeTrainable(loaded.network, settings, false);
  torch::Tensor pooled = network.encoder->forward(batch, {&random, {}, /*keep=*/true, {}}).requires_grad_(true);
  wb::nn::Pass pass;
  pass.dropout = &random;
  torch::nn::functional::cross_entropy(network.classifier->head(pooled, pass), torch::tensor(labels, torch::kInt64),
                                       torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum))
      .backward();
  network.encoder->backward(pooled.grad());
  const torch::Tensor& table = network.classifier->bert->embeddings->word_embeddings->weight;
  const std::vector<std::int64_t> ids(batch.ids.begin(), batch.ids.end());
  table.mutable_grad() = torch::zeros_like(table).index_add_(0, torch::tensor(ids), network.encoder->tokenGradient());
  json gradients = json::object();
  for (const auto& parameter : network.classifier->named_parameters()) {
    const torch::Tensor& gradient = parameter.value().grad();
    if (gradient.defined()) gradients[parameter.key()] = valuesOf(gradient);
  }
  std::cout << gradients << '\n';
}

/// As export-model does, of a folder that is no run of a project.
void exportClassifier(const std::filesystem::path& source, const std::filesystem::path& target,
                      void (*write)(const wb::NetworkFiles&, const std::filesystem::path&, const wb::BytesWritten&)) {
  wb::writeFolder(target, [&](const std::filesystem::path& place) {
    write(wb::openNetworkFiles(source), place, {});
    for (const std::string& name : wb::tokenizerFiles(source)) wb::copyFileWhole(source / name, place / name);
  });
}

int run(const std::vector<std::string>& words) {
  const auto is = [&](const char* command, std::size_t count) { return words.size() == count && words[0] == command; };
  if (is("encoder", 2)) {
    dumpEncoder(words[1]);
  } else if (is("explain", 3)) {
    dumpExplanations(words[1], words[2]);
  } else if (is("masked", 2)) {
    dumpMasked(words[1]);
  } else if (is("gradients", 2)) {
    dumpGradients(words[1]);
  } else if (is("resave", 3)) {
    wb::nn::saveClassifier(wb::nn::loadClassifier(words[1]), words[1], words[2]);
  } else if (is("transformers", 3)) {
    exportClassifier(words[1], words[2], wb::writeTransformersModel);
  } else if (is("onnx", 3)) {
    exportClassifier(words[1], words[2], wb::writeOnnxModel);
  } else {
    std::cerr << "usage: dump_network encoder FOLDER | explain FOLDER METHOD | masked FOLDER | gradients FOLDER | "
                 "resave FOLDER TARGET | "
                 "transformers FOLDER TARGET | onnx FOLDER TARGET\n";
    return 2;
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const wb::Error& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 1;
  }
}
