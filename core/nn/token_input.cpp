#include <torch/torch.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/token_input_impl.h"
#include "core/text/token_batches.h"

namespace wb::nn {
namespace {

constexpr std::size_t tokensInBatch = 2048;
constexpr std::size_t textsAtOnce = 8192;  // tokenized together, so that memory and the wait stay small

void runSlice(const Tokenizer& tokenizer, std::span<const std::string> texts, std::size_t maxLength,
              const ClassifyOptions& options, const std::function<torch::Tensor(const Batch&)>& forward,
              std::span<std::vector<float>> results, Progress& progress) {
  std::vector<std::vector<TokenId>> tokens;
  std::vector<std::size_t> lengths;
  for (const std::string& text : texts) {
    throwIfStopped(options.stop);
    tokens.push_back(tokenizer.ids(text, maxLength));
    lengths.push_back(tokens.back().size());
  }
  for (const std::vector<std::size_t>& batch : batchesByLength(lengths, tokensInBatch)) {
    throwIfStopped(options.stop);
    std::vector<const std::vector<TokenId>*> chosen;
    chosen.reserve(batch.size());
    for (const std::size_t index : batch) chosen.push_back(&tokens[index]);
    const torch::Tensor rows = forward(makeBatch(chosen, tokenizer.padId()));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      results[batch[i]] = toVector(rows[static_cast<std::int64_t>(i)]);
    }
    progress.done += static_cast<std::int64_t>(batch.size());
    if (options.progress) options.progress(progress);
  }
}

}  // namespace

std::unique_ptr<Tokenizer> loadMatchingTokenizer(const std::filesystem::path& folder, std::int64_t vocabularySize) {
  auto tokenizer = loadTokenizer(folder);
  if (tokenizer->size() > static_cast<std::size_t>(vocabularySize)) {
    throw Error(ErrorCode::BadInput,
                say("The tokenizer in %1 has %2 tokens, the network only %3. Use the tokenizer's files that belong to "
                    "this encoder.",
                    folder, tokenizer->size(), vocabularySize));
  }
  return tokenizer;
}

std::size_t effectiveLength(std::size_t asked, int networkLimit) {
  const auto limit = static_cast<std::size_t>(networkLimit);
  return asked == 0 ? limit : std::clamp<std::size_t>(asked, 2, limit);
}

std::vector<std::vector<float>> inBatches(const Tokenizer& tokenizer, std::span<const std::string> texts,
                                          std::size_t maxLength, const ClassifyOptions& options,
                                          const std::function<torch::Tensor(const Batch&)>& forward) {
  const c10::InferenceMode inference;
  std::vector<std::vector<float>> results(texts.size());
  Progress progress{0, static_cast<std::int64_t>(texts.size())};
  for (std::size_t begin = 0; begin < texts.size(); begin += textsAtOnce) {
    const std::size_t count = std::min(textsAtOnce, texts.size() - begin);
    runSlice(tokenizer, texts.subspan(begin, count), maxLength, options, forward,
             std::span(results).subspan(begin, count), progress);
  }
  return results;
}

Batch oneText(const std::vector<TokenId>& ids) { return makeBatch({&ids}, 0); }

AttentionMaps toMaps(const std::vector<torch::Tensor>& attention) {
  AttentionMaps maps;
  maps.layers = static_cast<int>(attention.size());
  maps.heads = static_cast<int>(attention.front().size(1));
  maps.length = static_cast<int>(attention.front().size(3));
  maps.values = toVector(torch::cat(attention));
  return maps;
}

std::vector<float> toVector(const torch::Tensor& tensor) {
  const torch::Tensor values = tensor.detach().to(torch::kFloat32).contiguous();
  const auto* data = values.data_ptr<float>();
  return {data, data + values.numel()};
}

}  // namespace wb::nn
