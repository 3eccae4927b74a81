#include <algorithm>
#include <cmath>
#include <limits>

#include "core/train/training_step_impl.h"

namespace wb::train {
namespace {

struct Part {
  nn::PackedBatch input;
  torch::Tensor labels;  ///< [texts] int64
};

Part makePart(const std::vector<LabelledTokens>& texts, std::span<const std::size_t> chosen) {
  Part part;
  std::vector<std::int64_t> labels;
  for (const std::size_t index : chosen) {
    part.input.add(texts[index].ids);
    labels.push_back(texts[index].label);
  }
  part.labels = torch::tensor(labels, torch::kInt64);
  return part;
}

/// `batch` cut into consecutive parts of about equal size, each within the token budget where its texts allow it.
std::vector<std::span<const std::size_t>> partsOf(std::span<const std::size_t> batch,
                                                  const std::vector<LabelledTokens>& texts, std::size_t budget) {
  std::size_t tokens = 0;
  for (const std::size_t index : batch) tokens += texts[index].ids.size();
  const std::size_t share = tokens / ((tokens + budget - 1) / std::max<std::size_t>(budget, 1) + (tokens == 0)) + 1;
  std::vector<std::span<const std::size_t>> parts;
  std::size_t begin = 0;
  std::size_t held = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::size_t length = texts[batch[i]].ids.size();
    if (i > begin && (held >= share || held + length > budget)) {
      parts.push_back(batch.subspan(begin, i - begin));
      begin = i;
      held = 0;
    }
    held += length;
  }
  parts.push_back(batch.subspan(begin));
  return parts;
}

torch::Tensor summedLoss(const torch::Tensor& logits, const torch::Tensor& labels) {
  return torch::nn::functional::cross_entropy(logits, labels,
                                              torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum));
}

/// r·g/‖g‖₂, the step of length r that raises the loss most; none where the gradient is zero.
torch::Tensor movement(const torch::Tensor& gradient, double radius) {
  return gradient * (radius / (gradient.norm() + 1e-12));
}

/// The loss of a part, times `share`, with its gradients added everywhere. `shift` moves the token vectors.
double learn(TrainableNetwork& network, AdamW& optimizer, const Part& part, const torch::Tensor& shift, double share,
             Random& dropout, const std::function<void()>& poll) {
  torch::Tensor pooled =
      network.encoder->forward(part.input, {&dropout, shift, /*keep=*/true, poll}).requires_grad_(true);
  nn::Pass pass;
  pass.dropout = &dropout;
  const torch::Tensor loss = summedLoss(network.classifier->head(pooled, pass), part.labels) * share;
  loss.backward();
  network.encoder->backward(pooled.grad(), poll);
  optimizer.addRows(part.input.ids, network.encoder->tokenGradient());
  return loss.item<double>();
}

}  // namespace

std::size_t tokensAtOnce(const BertConfig& config) {
  constexpr std::int64_t baseSize = 768;
  constexpr std::int64_t baseTokens = 1024;
  const std::int64_t tokens = baseTokens * baseSize / config.hiddenSize;
  return static_cast<std::size_t>(std::clamp<std::int64_t>(tokens, 256, 4096));
}

double accumulateGradients(TrainableNetwork& network, AdamW& optimizer, const std::vector<LabelledTokens>& texts,
                           std::span<const std::size_t> batch, Random& dropout, const std::function<void()>& poll) {
  double total = 0;
  const double share = 1 / static_cast<double>(batch.size());
  for (const auto& chosen : partsOf(batch, texts, tokensAtOnce(network.classifier->config))) {
    const Part part = makePart(texts, chosen);
    optimizer.touch(part.input.ids);
    total += learn(network, optimizer, part, {}, share, dropout, poll);
    if (network.adversarialRadius > 0) {
      // The parts' movements together are as long as the batch's would be at once.
      const double radius = network.adversarialRadius * std::sqrt(static_cast<double>(chosen.size()) * share);
      const torch::Tensor there = movement(network.encoder->tokenGradient(), radius);
      learn(network, optimizer, part, there, share, dropout, poll);
    }
  }
  return total;
}

Answers answer(TrainableNetwork& network, const std::vector<LabelledTokens>& texts, const std::function<void()>& poll) {
  const torch::NoGradGuard noGradient;
  std::vector<std::size_t> all(texts.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  Answers answers;
  answers.predictions.resize(texts.size());
  for (const auto& chosen : partsOf(all, texts, tokensAtOnce(network.classifier->config))) {
    const Part part = makePart(texts, chosen);
    nn::Pass pass;
    nn::PackedPass asked;
    asked.poll = poll;
    const torch::Tensor logits = network.classifier->head(network.encoder->forward(part.input, asked), pass);
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
