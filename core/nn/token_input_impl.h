// Texts on their way into a network: tokenized and put end to end. Only nn includes this file.
#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/nn/classifier_folder_impl.h"
#include "core/nn/packed_batch.h"
#include "core/nn/text_classifier.h"
#include "core/text/tokenizer.h"

namespace wb::nn {

/// The tokenizer of `folder`, refused when it has more ids than the network.
/// Throws Error{BadInput} then, and as loadTokenizer.
std::unique_ptr<Tokenizer> loadMatchingTokenizer(const std::filesystem::path& folder, std::int64_t vocabularySize);

/// The same by a thread of its own, so that the network can be read meanwhile; get() throws.
std::future<std::unique_ptr<Tokenizer>> startTokenizer(const std::filesystem::path& folder,
                                                       std::int64_t vocabularySize);

/// The smaller of what was asked for (0: no wish) and the network's limit.
std::size_t effectiveLength(std::size_t asked, int networkLimit);

/// Runs `forward` ([texts, size] in fp32) over all texts, so many at a time that the processor is kept busy, and
/// returns the rows in the order of the texts. Obeys options.stop.
std::vector<std::vector<float>> inBatches(const Tokenizer& tokenizer, std::span<const std::string> texts,
                                          std::size_t maxLength, const ClassifyOptions& options,
                                          const std::function<torch::Tensor(const PackedBatch&)>& forward);

/// One text as a batch of one.
Batch oneText(const std::vector<TokenId>& ids);

/// The attention of one text's pass: per layer [1, heads, length, length].
AttentionMaps toMaps(const std::vector<torch::Tensor>& attention);

std::vector<float> toVector(const torch::Tensor& tensor);

}  // namespace wb::nn
