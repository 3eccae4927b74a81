#include <torch/torch.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/token_input_impl.h"

namespace wb::nn {
namespace {

constexpr std::int64_t tokensInBatch = 1024;

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

std::future<std::unique_ptr<Tokenizer>> startTokenizer(const std::filesystem::path& folder,
                                                       std::int64_t vocabularySize) {
  return std::async(std::launch::async,
                    [folder, vocabularySize] { return loadMatchingTokenizer(folder, vocabularySize); });
}

std::size_t effectiveLength(std::size_t asked, int networkLimit) {
  const auto limit = static_cast<std::size_t>(networkLimit);
  return asked == 0 ? limit : std::clamp<std::size_t>(asked, 2, limit);
}

std::vector<std::vector<float>> inBatches(const Tokenizer& tokenizer, std::span<const std::string> texts,
                                          std::size_t maxLength, const ClassifyOptions& options,
                                          const std::function<torch::Tensor(const PackedBatch&)>& forward) {
  const c10::InferenceMode inference;
  std::vector<std::vector<float>> results(texts.size());
  Progress progress{0, static_cast<std::int64_t>(texts.size())};
  PackedBatch batch;
  std::size_t first = 0;  // text of the batch
  for (std::size_t i = 0; i < texts.size(); ++i) {
    throwIfStopped(options.stop);
    batch.add(tokenizer.ids(texts[i], maxLength));
    if (batch.tokens() < tokensInBatch && i + 1 < texts.size()) continue;
    const torch::Tensor rows = forward(batch);
    for (std::size_t j = first; j <= i; ++j) results[j] = toVector(rows[static_cast<std::int64_t>(j - first)]);
    progress.done = static_cast<std::int64_t>(i + 1);
    if (options.progress) options.progress(progress);
    first = i + 1;
    batch = {};
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
