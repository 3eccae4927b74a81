#include <algorithm>
#include <cmath>
#include <limits>

#include "core/train/loss.h"
#include "core/train/training_step_impl.h"

namespace wb::train {
namespace {

struct Part {
  nn::PackedBatch input;
  std::vector<int> labels;
  std::vector<std::uint8_t> truth;  ///< instead of them, [texts, classes], where texts have several
};

/// What the losses of a batch's parts are divided by.
struct Whole {
  double texts = 0;
  double weight = 0;  ///< of the texts' categories together; with several labels the number of entries
};

std::size_t classesOf(const TrainableNetwork& network) { return network.classifier->config.classes.size(); }

/// The chosen texts, `times` times one after the other.
Part makePart(const TrainableNetwork& network, const std::vector<LabelledTokens>& texts,
              std::span<const std::size_t> chosen, int times) {
  const std::size_t classes = classesOf(network);
  Part part;
  for (int time = 0; time < times; ++time) {
    for (const std::size_t index : chosen) {
      part.input.add(texts[index].ids);
      part.labels.push_back(texts[index].label);
      if (!network.severalLabels) continue;
      const std::size_t row = part.truth.size();
      part.truth.resize(row + classes, 0);
      for (const int label : texts[index].labels) part.truth[row + static_cast<std::size_t>(label)] = 1;
    }
  }
  return part;
}

Whole wholeOf(const TrainableNetwork& network, const std::vector<LabelledTokens>& texts,
              std::span<const std::size_t> batch) {
  const auto count = static_cast<double>(batch.size());
  if (network.severalLabels) return {count, count * static_cast<double>(classesOf(network))};
  std::vector<int> labels;
  for (const std::size_t index : batch) labels.push_back(texts[index].label);
  return {count, labelWeights(labels, network.classWeights)};
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

std::span<const float> values(const torch::Tensor& x) {
  return {x.const_data_ptr<float>(), static_cast<std::size_t>(x.numel())};
}
std::span<float> values(torch::Tensor& x) { return {x.data_ptr<float>(), static_cast<std::size_t>(x.numel())}; }

double crossEntropyOf(const TrainableNetwork& network, const Part& part, const torch::Tensor& logits,
                      const LossOptions& options, torch::Tensor& gradient) {
  const auto classes = static_cast<std::size_t>(logits.size(1));
  return network.severalLabels ? sigmoidLoss(values(logits), part.truth, classes, options, values(gradient))
                               : softmaxLoss(values(logits), part.labels, classes, options, values(gradient));
}

/// The loss of a part and its gradient with respect to `logits`. With R-Drop the texts stand in it twice, one copy
/// behind the other.
double lossOf(const TrainableNetwork& network, const Part& part, const torch::Tensor& logits, const Whole& whole,
              torch::Tensor& gradient) {
  const auto classes = static_cast<std::size_t>(logits.size(1));
  const double passes = network.rDrop > 0 ? 2 : 1;
  LossOptions options;
  options.labelSmoothing = network.labelSmoothing;
  options.classWeights = network.classWeights;
  options.focalGamma = network.focalGamma;
  options.divisor = passes * whole.weight;
  double loss = crossEntropyOf(network, part, logits, options, gradient);
  if (network.rDrop == 0) return loss;
  const std::size_t half = values(logits).size() / 2;
  torch::Tensor apart = torch::empty_like(gradient);
  const auto first = values(logits).first(half);
  const auto second = values(logits).subspan(half);
  const auto firstGradient = values(apart).first(half);
  const auto secondGradient = values(apart).subspan(half);
  loss +=
      network.rDrop * (network.severalLabels
                           ? sigmoidDivergence(first, second, firstGradient, secondGradient, whole.weight)
                           : symmetricDivergence(first, second, classes, firstGradient, secondGradient, whole.texts));
  gradient.add_(apart, network.rDrop);
  return loss;
}

/// r·g/‖g‖₂, the step of length r that raises the loss most; none where the gradient is zero.
torch::Tensor movement(const torch::Tensor& gradient, double radius) {
  return gradient * (radius / (gradient.norm() + 1e-12));
}

/// The loss of a part, with its gradients added everywhere. `shift` moves the token vectors.
double learn(TrainableNetwork& network, AdamW& optimizer, const Part& part, const torch::Tensor& shift,
             const Whole& whole, Random& dropout, const std::function<void()>& poll) {
  torch::Tensor pooled =
      network.encoder->forward(part.input, {&dropout, shift, /*keep=*/true, poll}).requires_grad_(true);
  nn::Pass pass;
  pass.dropout = &dropout;
  const torch::Tensor logits = network.classifier->head(pooled, pass);
  torch::Tensor gradient = torch::empty(logits.sizes());
  const double loss = lossOf(network, part, logits.detach().contiguous(), whole, gradient);
  logits.backward(gradient);
  // The movement of an adversarial pass needs the way back down to the tokens.
  const std::size_t lowest = network.adversarialRadius > 0 ? 0 : network.lowestLayer;
  network.encoder->backward(pooled.grad(), lowest, poll);
  if (lowest == 0) optimizer.addRows(part.input.ids, network.encoder->tokenGradient());
  return loss;
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
  const Whole whole = wholeOf(network, texts, batch);
  const int times = network.rDrop > 0 ? 2 : 1;
  const std::size_t budget = tokensAtOnce(network.classifier->config) / static_cast<std::size_t>(times);
  double total = 0;
  for (const auto& chosen : partsOf(batch, texts, budget)) {
    const Part part = makePart(network, texts, chosen, times);
    optimizer.touch(part.input.ids);
    total += learn(network, optimizer, part, {}, whole, dropout, poll);
    if (network.adversarialRadius > 0) {
      // The parts' movements together are as long as the batch's would be at once.
      const double radius = network.adversarialRadius * std::sqrt(static_cast<double>(chosen.size()) / whole.texts);
      const torch::Tensor there = movement(network.encoder->tokenGradient(), radius);
      learn(network, optimizer, part, there, whole, dropout, poll);
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
  if (network.severalLabels) answers.probabilities.reserve(texts.size() * classesOf(network));
  for (const auto& chosen : partsOf(all, texts, tokensAtOnce(network.classifier->config))) {
    const Part part = makePart(network, texts, chosen, 1);
    nn::Pass pass;
    nn::PackedPass asked;
    asked.poll = poll;
    const torch::Tensor logits =
        network.classifier->head(network.encoder->forward(part.input, asked), pass).contiguous();
    torch::Tensor unused = torch::empty_like(logits);
    LossOptions plain;
    plain.divisor =
        static_cast<double>(texts.size()) * (network.severalLabels ? static_cast<double>(classesOf(network)) : 1);
    answers.loss += crossEntropyOf(network, part, logits, plain, unused);
    if (network.severalLabels) {
      const torch::Tensor probabilities = torch::sigmoid(logits);
      const auto some = values(probabilities);
      answers.probabilities.insert(answers.probabilities.end(), some.begin(), some.end());
    }
    const torch::Tensor best = logits.argmax(1).contiguous();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      answers.predictions[chosen[i]] = static_cast<int>(best.data_ptr<std::int64_t>()[i]);
    }
  }
  return answers;
}

}  // namespace wb::train
