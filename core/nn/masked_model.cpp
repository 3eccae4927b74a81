#include "core/nn/masked_model.h"

#include <torch/torch.h>

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/masked_head_impl.h"
#include "core/nn/token_input_impl.h"
#include "core/nn/torch_errors_impl.h"

namespace wb {
namespace {

constexpr std::size_t tokensInBatch = 1024;  ///< padding included

/// The rows' likeliest tokens.
std::vector<std::vector<TokenGuess>> likeliest(const torch::Tensor& logits) {
  const auto [values, ids] = torch::log_softmax(logits, -1).topk(std::min<std::int64_t>(guessesWanted, logits.size(1)));
  std::vector<std::vector<TokenGuess>> guesses(static_cast<std::size_t>(values.size(0)));
  const auto* value = values.data_ptr<float>();
  const auto* id = ids.data_ptr<std::int64_t>();
  for (std::vector<TokenGuess>& row : guesses) {
    for (std::int64_t i = 0; i < values.size(1); ++i) row.push_back({static_cast<TokenId>(*id++), *value++});
  }
  return guesses;
}

}  // namespace

struct MaskedModel::State {
  EncoderInfo info;
  std::unique_ptr<Tokenizer> tokenizer;
  nn::Bert encoder = nullptr;
  nn::MaskedHead head;

  /// The guesses for all masked tokens of some texts, one text after the other.
  std::vector<std::vector<TokenGuess>> guess(const std::vector<const MaskedText*>& texts, const std::stop_token& stop);
};

std::vector<std::vector<TokenGuess>> MaskedModel::State::guess(const std::vector<const MaskedText*>& texts,
                                                               const std::stop_token& stop) {
  std::vector<const std::vector<TokenId>*> ids;
  for (const MaskedText* text : texts) ids.push_back(&text->ids);
  const nn::Batch batch = nn::makeBatch(ids, tokenizer->padId());
  std::vector<std::int64_t> rows;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::size_t token : texts[i]->masked) {
      rows.push_back(static_cast<std::int64_t>(i) * batch.ids.size(1) + static_cast<std::int64_t>(token));
    }
  }
  nn::Pass pass;
  pass.poll = [&stop] { throwIfStopped(stop); };
  const torch::Tensor last = encoder->forward(batch.ids, batch.lengths, pass).flatten(0, 1);
  return likeliest(head.logits(last.index_select(0, torch::tensor(rows))));
}

std::unique_ptr<MaskedModel> MaskedModel::load(const std::filesystem::path& folder) {
  return nn::withTorchErrors(say("load the encoder"), [&] {
    auto state = std::make_unique<State>();
    state->info = checkEncoder(folder);
    state->head = nn::loadMaskedHead(folder);
    state->encoder = nn::loadEncoder(folder);
    state->tokenizer = nn::loadMatchingTokenizer(folder, state->info.vocabularySize);
    if (state->tokenizer->maskId() == noToken) {
      throw Error(ErrorCode::BadInput,
                  say("The tokenizer in %1 has no [MASK], so no words can be hidden. Choose another encoder, or do "
                      "without words from the encoder.",
                      folder));
    }
    return std::unique_ptr<MaskedModel>(new MaskedModel(std::move(state)));
  });
}

MaskedModel::MaskedModel(std::unique_ptr<State> state) : m_state(std::move(state)) {}
MaskedModel::~MaskedModel() = default;

const Tokenizer& MaskedModel::tokenizer() const { return *m_state->tokenizer; }
std::size_t MaskedModel::maxLength() const { return static_cast<std::size_t>(m_state->info.maxLength); }

std::vector<std::vector<std::vector<TokenGuess>>> MaskedModel::guess(std::span<const MaskedText> texts,
                                                                     const std::stop_token& stop) {
  return nn::withTorchErrors(say("guess hidden words"), [&] {
    const torch::NoGradGuard noGradient;
    std::vector<std::size_t> order;  // texts of like length together, so that little is padding
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!texts[i].masked.empty()) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return texts[a].ids.size() > texts[b].ids.size(); });
    std::vector<std::vector<std::vector<TokenGuess>>> guesses(texts.size());
    for (std::size_t begin = 0; begin < order.size();) {
      const std::size_t room = std::max<std::size_t>(1, tokensInBatch / texts[order[begin]].ids.size());
      const std::size_t end = std::min(order.size(), begin + room);
      std::vector<const MaskedText*> batch;
      for (std::size_t i = begin; i < end; ++i) batch.push_back(&texts[order[i]]);
      std::vector<std::vector<TokenGuess>> all = m_state->guess(batch, stop);
      auto next = std::make_move_iterator(all.begin());
      for (; begin < end; ++begin) {
        const auto count = static_cast<std::ptrdiff_t>(texts[order[begin]].masked.size());
        guesses[order[begin]].assign(next, next + count);
        next += count;
      }
    }
    return guesses;
  });
}

}  // namespace wb
