#include "core/nn/text_classifier.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/base/error.h"
#include "core/nn/attention_rollout.h"
#include "core/nn/attribution_impl.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/packed_networks_impl.h"
#include "core/nn/token_input_impl.h"
#include "core/nn/torch_errors_impl.h"

namespace wb {
namespace {

/// Tokens that the points of integrated gradients put through the network at once.
constexpr std::int64_t tokensInIntegration = 2048;

nn::Pass passFor(const std::stop_token& stop) {
  nn::Pass pass;
  pass.poll = [stop] { throwIfStopped(stop); };
  return pass;
}

/// Shares with Σ|·| = 1 of [length, hidden] contributions.
std::vector<float> tokenShares(const torch::Tensor& contributions) {
  std::vector<float> shares = nn::toVector(contributions.sum(-1));
  float total = 0;
  for (const float share : shares) total += std::abs(share);
  for (float& share : shares) share = total > 0 ? share / total : 0;
  return shares;
}

}  // namespace

struct TextClassifier::State {
  EncoderInfo info;
  std::unique_ptr<Tokenizer> tokenizer;
  nn::Classifier network = nullptr;
  std::optional<nn::PackedNetworks> packed;  ///< the same, as it predicts

  /// Of one class among all, or of each class for itself.
  torch::Tensor probabilitiesOf(const torch::Tensor& logits) const {
    return network->config.severalLabels() ? torch::sigmoid(logits) : torch::softmax(logits, -1);
  }
  std::vector<std::vector<float>> run(std::span<const std::string> texts, const ClassifyOptions& options,
                                      bool probabilities);
  torch::Tensor attributions(const TokenizedText& encoding, const ExplainOptions& options, int target,
                             Explanation& explanation);
};

std::vector<std::vector<float>> TextClassifier::State::run(std::span<const std::string> texts,
                                                           const ClassifyOptions& options, bool probabilities) {
  nn::PackedEncoder& chosen = packed->in(options.precision);
  nn::PackedPass asked;
  asked.poll = [&options] { throwIfStopped(options.stop); };
  return nn::inBatches(*tokenizer, texts, nn::effectiveLength(options.maxLength, info.maxLength), options,
                       [&](const nn::PackedBatch& batch) {
                         nn::Pass pass;
                         const torch::Tensor logits = network->head(chosen.forward(batch, asked), pass);
                         return probabilities ? probabilitiesOf(logits) : logits;
                       });
}

/// Contributions [length, hidden] of each token vector to the logit of `target`.
torch::Tensor TextClassifier::State::attributions(const TokenizedText& encoding, const ExplainOptions& options,
                                                  int target, Explanation& explanation) {
  const auto length = static_cast<std::int64_t>(encoding.ids.size());
  const nn::Differentiable logit = [&](const torch::Tensor& vectors) {
    nn::Pass pass = passFor(options.stop);
    const std::vector<std::int64_t> lengths(static_cast<std::size_t>(vectors.size(0)), length);
    return network->forwardVectors(vectors, lengths, pass).select(1, target);
  };
  const auto lookUp = [&](const std::vector<TokenId>& ids) {
    return network->bert->embeddings->lookUp(nn::oneText(ids).ids)[0].detach();
  };
  const torch::Tensor x = lookUp(encoding.ids);
  if (options.method == ExplainMethod::Gradient) return nn::gradientTimesInput(x, logit);
  std::vector<TokenId> empty = encoding.ids;
  for (std::size_t i = 0; i < empty.size(); ++i) {
    if (!encoding.bytes[i].special) empty[i] = tokenizer->padId();
  }
  const torch::Tensor baseline = lookUp(empty);
  const int chunk = static_cast<int>(std::max<std::int64_t>(1, tokensInIntegration / length));
  torch::Tensor result = nn::integratedGradients(x, baseline, std::max(1, options.integrationPoints), chunk, logit);
  const torch::NoGradGuard noGradient;
  const torch::Tensor ends = logit(torch::stack({x, baseline}));
  explanation.integrationGap = (result.sum() - (ends[0] - ends[1])).item<double>();
  return result;
}

std::unique_ptr<TextClassifier> TextClassifier::load(const std::filesystem::path& folder,
                                                     std::optional<PredictionPrecision> precision) {
  return nn::withTorchErrors(say("load the classifier"), [&] {
    auto state = std::make_unique<State>();
    state->info = checkEncoder(folder);
    auto tokenizer = nn::startTokenizer(folder, state->info.vocabularySize);
    state->network = nn::loadClassifier(folder);
    for (torch::Tensor& parameter : state->network->parameters()) parameter.set_requires_grad(false);
    state->packed.emplace(state->network->bert, state->network->config, state->network->pooling);
    if (precision) state->packed->in(*precision);
    state->tokenizer = tokenizer.get();
    return std::unique_ptr<TextClassifier>(new TextClassifier(std::move(state)));
  });
}

TextClassifier::TextClassifier(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TextClassifier::~TextClassifier() = default;

const EncoderInfo& TextClassifier::info() const { return m_state->info; }
const std::vector<std::string>& TextClassifier::classes() const { return m_state->network->config.classes; }
std::vector<float> TextClassifier::thresholds() const {
  const BertConfig& config = m_state->network->config;
  if (!config.severalLabels() || !config.thresholds.empty()) return config.thresholds;
  return std::vector<float>(config.classes.size(), 0.5F);
}
const Tokenizer& TextClassifier::tokenizer() const { return *m_state->tokenizer; }
bool TextClassifier::classifiesCls() const { return m_state->network->pooling == Pooling::Cls; }
std::size_t TextClassifier::maxLength() const { return static_cast<std::size_t>(m_state->info.maxLength); }

std::vector<std::vector<float>> TextClassifier::logits(std::span<const std::string> texts,
                                                       const ClassifyOptions& options) {
  ClassifyOptions exact = options;
  if (exact.precision == PredictionPrecision::Auto) exact.precision = PredictionPrecision::Fp32;
  return nn::withTorchErrors(say("classify"), [&] { return m_state->run(texts, exact, false); });
}

std::vector<std::vector<float>> TextClassifier::predict(std::span<const std::string> texts,
                                                        const ClassifyOptions& options) {
  return nn::withTorchErrors(say("classify"), [&] { return m_state->run(texts, options, true); });
}

Explanation TextClassifier::explain(std::string_view text, const ExplainOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  return nn::withTorchErrors(say("explain"), [&] {
    const torch::NoGradGuard noGradient;
    State& state = *m_state;
    const TokenizedText encoding =
        state.tokenizer->encode(text, nn::effectiveLength(options.maxLength, state.info.maxLength));
    Explanation explanation;
    explanation.categories = classes();
    explanation.classifiesCls = classifiesCls();
    explanation.tokens = tokenSpans(*state.tokenizer, encoding);
    explanation.cut = encoding.cut;
    nn::Pass pass = passFor(options.stop);
    pass.keepAttention = true;
    const nn::Batch batch = nn::oneText(encoding.ids);
    const torch::Tensor logits = state.network->forward(batch.ids, batch.lengths, pass)[0];
    explanation.probabilities = nn::toVector(state.probabilitiesOf(logits));
    explanation.thresholds = thresholds();
    explanation.predicted = logits.argmax().item<int>();
    explanation.target = options.target.value_or(explanation.predicted);
    if (explanation.target < 0 || explanation.target >= logits.size(0)) {
      throw Error(ErrorCode::BadInput, say("There is no category number %1.", explanation.target));
    }
    explanation.attention = nn::toMaps(pass.attention);
    if (options.method == ExplainMethod::Rollout) explanation.rollout = attentionRollout(explanation.attention);
    if (options.method == ExplainMethod::Gradient || options.method == ExplainMethod::IntegratedGradients) {
      explanation.attributions = tokenShares(state.attributions(encoding, options, explanation.target, explanation));
    }
    explanation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return explanation;
  });
}

}  // namespace wb
