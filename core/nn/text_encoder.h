// An encoder in memory without a head: texts to vectors.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/text_classifier.h"

namespace wb {

/// Everything one text causes inside the network, in fp32.
struct HiddenStates {
  int layers = 0;  ///< of the network; `values` holds one more, the embeddings' output first
  int length = 0;
  int size = 0;
  std::vector<float> values;  ///< [layers + 1, length, size]
  AttentionMaps attention;
};

class TextEncoder {
 public:
  /// Loads the encoder part of `folder`; a classifier's head is left out.
  static std::unique_ptr<TextEncoder> load(const std::filesystem::path& folder);
  ~TextEncoder();
  TextEncoder(const TextEncoder&) = delete;
  TextEncoder& operator=(const TextEncoder&) = delete;

  const EncoderInfo& info() const;
  const Tokenizer& tokenizer() const;

  /// The mean of the last layer over all tokens of each text, special ones included, not normalised.
  std::vector<std::vector<float>> embed(std::span<const std::string> texts, const ClassifyOptions& options);
  HiddenStates hiddenStates(std::string_view text, std::size_t maxLength = 0);

 private:
  struct State;
  explicit TextEncoder(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace wb
