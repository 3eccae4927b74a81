// The sizes and settings of a BERT network: config.json in Hugging Face's layout.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/data/training.h"

namespace wb {

enum class Activation { Gelu, GeluTanh, Relu };

struct BertConfig {
  std::int64_t vocabularySize = 21128;
  std::int64_t hiddenSize = 768;
  std::int64_t layers = 12;
  std::int64_t heads = 12;
  std::int64_t intermediateSize = 3072;
  std::int64_t maxPositions = 512;
  std::int64_t segments = 2;
  std::int64_t padId = 0;
  double layerNormEpsilon = 1e-12;
  double initializerRange = 0.02;
  double hiddenDropout = 0.1;
  double attentionDropout = 0.1;
  double classifierDropout = -1;  ///< below 0: as hiddenDropout
  Activation activation = Activation::Gelu;
  Pooling pooling = Pooling::Auto;   ///< our own key "wenbiao_pooling"; Auto where it is absent
  std::vector<std::string> classes;  ///< id2label of a classifier, else empty
  std::string license;

  std::int64_t headSize() const { return hiddenSize / heads; }
};

/// Reads and checks config.json of `folder`. Throws Error: NotFound without the file, Corrupt when it
/// is no JSON, BadInput for absurd sizes, Unsupported for another kind of network.
BertConfig readBertConfig(const std::filesystem::path& folder);

/// The text of a config.json; a classifier's when `classes` is not empty.
std::string bertConfigJson(const BertConfig& config);

/// The configuration of a network that starts from random values.
BertConfig newBertConfig(const NewEncoder& sizes, std::int64_t vocabularySize);

}  // namespace wb
