#include <algorithm>
#include <cmath>
#include <limits>

#include "core/nn/classifier_folder_impl.h"
#include "core/text/token_batches.h"
#include "core/train/training_step_impl.h"

namespace wb::train {
namespace {

struct Part {
  nn::Batch input;
  torch::Tensor labels;  ///< [texts] int64
};

Part makePart(const std::vector<LabelledTokens>& texts, std::span<const std::size_t> chosen, TokenId padId) {
  std::vector<const std::vector<TokenId>*> ids;
  std::vector<std::int64_t> labels;
  for (const std::size_t index : chosen) {
    ids.push_back(&texts[index].ids);
    labels.push_back(texts[index].label);
  }
  return {nn::makeBatch(ids, padId), torch::tensor(labels, torch::kInt64)};
}

/// `batch` cut into parts of similar length within the token budget.
std::vector<std::vector<std::size_t>> partsOf(std::span<const std::size_t> batch,
                                              const std::vector<LabelledTokens>& texts, std::size_t budget) {
  std::vector<std::size_t> lengths;
  lengths.reserve(batch.size());
  for (const std::size_t index : batch) lengths.push_back(texts[index].ids.size());
  auto parts = batchesByLength(lengths, budget);
  for (auto& part : parts) {
    for (std::size_t& position : part) position = batch[position];
  }
  return parts;
}

torch::Tensor summedLoss(const torch::Tensor& logits, const torch::Tensor& labels) {
  return torch::nn::functional::cross_entropy(logits, labels,
                                              torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum));
}

/// Lets the backward pass leave a gradient on `x`, whether or not a trained table stands behind it.
void keepGradient(torch::Tensor& x) {
  if (x.requires_grad()) {
    x.retain_grad();
  } else {
    x.requires_grad_(true);
  }
}

/// r·g/‖g‖₂, the step of length r that raises the loss most; none where the gradient is zero.
torch::Tensor movement(const torch::Tensor& gradient, double radius) {
  return gradient * (radius / (gradient.norm() + 1e-12));
}

}  // namespace

std::size_t tokensAtOnce(const BertConfig& config) {
  constexpr std::int64_t baseSize = 768;
  constexpr std::int64_t baseTokens = 2048;
  const std::int64_t tokens = baseTokens * baseSize * baseSize / (config.hiddenSize * config.hiddenSize);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(tokens, 256, 4096));
}

double accumulateGradients(TrainableNetwork& network, AdamW& optimizer, const std::vector<LabelledTokens>& texts,
                           std::span<const std::size_t> batch, TokenId padId, Random& dropout,
                           const std::function<void()>& poll) {
  double total = 0;
  for (const auto& chosen : partsOf(batch, texts, tokensAtOnce(network.working->config))) {
    const Part part = makePart(texts, chosen, padId);
    optimizer.touch(part.input.ids);
    const double share = 1 / static_cast<double>(batch.size());
    const auto lossOver = [&](const torch::Tensor& tokenVectors) {
      nn::Pass pass;
      pass.dropout = &dropout;
      pass.poll = poll;
      const torch::Tensor logits = network.working->forwardVectors(tokenVectors, part.input.lengths, pass);
      return summedLoss(logits, part.labels) * share;
    };
    nn::Embeddings& embeddings = network.working->bert->embeddings;
    torch::Tensor tokenVectors = embeddings->lookUp(part.input.ids);
    if (network.adversarialRadius > 0) keepGradient(tokenVectors);
    const torch::Tensor loss = lossOver(tokenVectors);
    loss.backward();
    if (network.adversarialRadius > 0) {
      // The parts' movements together are as long as the batch's would be at once.
      const double radius = network.adversarialRadius * std::sqrt(static_cast<double>(chosen.size()) * share);
      lossOver(embeddings->lookUp(part.input.ids) + movement(tokenVectors.grad(), radius)).backward();
    }
    optimizer.gather();
    total += loss.item<double>();
  }
  return total;
}

Answers answer(TrainableNetwork& network, const std::vector<LabelledTokens>& texts, TokenId padId,
               const std::function<void()>& poll) {
  const torch::NoGradGuard noGradient;
  std::vector<std::size_t> all(texts.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  Answers answers;
  answers.predictions.resize(texts.size());
  for (const auto& chosen : partsOf(all, texts, tokensAtOnce(network.working->config))) {
    const Part part = makePart(texts, chosen, padId);
    nn::Pass pass;
    pass.poll = poll;
    const torch::Tensor logits = network.working->forward(part.input.ids, part.input.lengths, pass);
    answers.loss += summedLoss(logits, part.labels).item<double>();
    const torch::Tensor best = logits.argmax(1).contiguous();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      answers.predictions[chosen[i]] = static_cast<int>(best.data_ptr<std::int64_t>()[i]);
    }
  }
  if (!texts.empty()) answers.loss /= static_cast<double>(texts.size());
  return answers;
}

}  // namespace wb::train
