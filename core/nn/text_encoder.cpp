#include "core/nn/text_encoder.h"

#include <torch/torch.h>

#include <optional>

#include "core/nn/bert_config.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/packed_networks_impl.h"
#include "core/nn/token_input_impl.h"
#include "core/nn/torch_errors_impl.h"

namespace wb {

struct TextEncoder::State {
  EncoderInfo info;
  std::unique_ptr<Tokenizer> tokenizer;
  nn::Bert network = nullptr;
  std::optional<nn::PackedNetworks> packed;  ///< the same, for the means over tokens
};

std::unique_ptr<TextEncoder> TextEncoder::load(const std::filesystem::path& folder) {
  return nn::withTorchErrors(say("load the encoder"), [&] {
    auto state = std::make_unique<State>();
    state->info = checkEncoder(folder);
    auto tokenizer = nn::startTokenizer(folder, state->info.vocabularySize);
    state->network = nn::loadEncoder(folder);
    state->packed.emplace(state->network, readBertConfig(folder), Pooling::Mean);
    state->tokenizer = tokenizer.get();
    return std::unique_ptr<TextEncoder>(new TextEncoder(std::move(state)));
  });
}

TextEncoder::TextEncoder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TextEncoder::~TextEncoder() = default;

const EncoderInfo& TextEncoder::info() const { return m_state->info; }
const Tokenizer& TextEncoder::tokenizer() const { return *m_state->tokenizer; }

std::vector<std::vector<float>> TextEncoder::embed(std::span<const std::string> texts, const ClassifyOptions& options) {
  return nn::withTorchErrors(say("embed texts"), [&] {
    nn::PackedEncoder& chosen = m_state->packed->in(options.precision);
    nn::PackedPass asked;
    asked.poll = [&] { throwIfStopped(options.stop); };
    return nn::inBatches(*m_state->tokenizer, texts, nn::effectiveLength(options.maxLength, m_state->info.maxLength),
                         options, [&](const nn::PackedBatch& batch) { return chosen.forward(batch, asked); });
  });
}

HiddenStates TextEncoder::hiddenStates(std::string_view text, std::size_t maxLength) {
  return nn::withTorchErrors(say("encode a text"), [&] {
    const torch::NoGradGuard noGradient;
    const auto ids = m_state->tokenizer->ids(text, nn::effectiveLength(maxLength, m_state->info.maxLength));
    nn::Pass pass;
    pass.keepAttention = true;
    pass.keepHidden = true;
    const nn::Batch batch = nn::oneText(ids);
    m_state->network->forward(batch.ids, batch.lengths, pass);
    HiddenStates states;
    states.layers = m_state->info.layers;
    states.length = static_cast<int>(ids.size());
    states.size = m_state->info.hiddenSize;
    states.values = nn::toVector(torch::cat(pass.hidden));
    states.attention = nn::toMaps(pass.attention);
    return states;
  });
}

}  // namespace wb
