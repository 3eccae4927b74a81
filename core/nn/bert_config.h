// The sizes and settings of a network: config.json in Hugging Face's layout, for every architecture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/network_settings.h"
#include "core/nn/architecture.h"

namespace wb {

/// problem_type of a classifier that gives a text several labels.
inline constexpr std::string_view multiLabel = "multi_label_classification";

struct BertConfig {
  const Architecture* architecture = &architectures().front();
  std::int64_t vocabularySize = 21128;
  std::int64_t embeddingSize = 768;  ///< of the tables; the hidden size except in ALBERT and ELECTRA
  std::int64_t hiddenSize = 768;
  std::int64_t layers = 12;
  std::int64_t layerGroups = 1;  ///< ALBERT: layers with weights of their own …
  std::int64_t innerLayers = 1;  ///< … each of so many inner ones
  std::int64_t heads = 12;
  std::int64_t intermediateSize = 3072;
  std::int64_t maxPositions = 512;
  std::int64_t segments = 2;
  std::int64_t taskTypes = 0;  ///< ERNIE; 0: no such table
  std::int64_t padId = 0;
  double layerNormEpsilon = 1e-12;
  double initializerRange = 0.02;
  double hiddenDropout = 0.1;
  double attentionDropout = 0.1;
  double classifierDropout = -1;  ///< below 0: as hiddenDropout
  Activation activation = Activation::Gelu;
  Pooling pooling = Pooling::Auto;   ///< our own key "wenbiao_pooling"; Auto where it is absent
  bool foldedHead = false;           ///< our own key "wenbiao_folded_head": see folded_head.h
  std::vector<std::string> classes;  ///< id2label of a classifier, else empty
  std::string problemType;           ///< problem_type, where there is one
  std::vector<float> thresholds;     ///< our own key "wenbiao_thresholds": of each class, where texts have several
  std::string license;
  /// Keys that the network does not need and other programs may, with their JSON text.
  std::vector<std::pair<std::string, std::string>> carried;

  /// Whether a classifier says of each class for itself if a text has it (a sigmoid a class).
  bool severalLabels() const { return problemType == multiLabel; }
  std::int64_t headSize() const { return hiddenSize / heads; }
  /// Times a layer is run in one pass.
  std::int64_t passes() const { return layers * innerLayers; }
  /// Layers that have weights of their own.
  std::int64_t distinctLayers() const { return architecture->sharesLayers ? layerGroups * innerLayers : layers; }
  bool hasProjection() const {
    return !architecture->projection.empty() && (architecture->alwaysProjects || embeddingSize != hiddenSize);
  }
  /// Row of the position table that the first token takes.
  std::int64_t firstPosition() const { return architecture->positionsAfterPadding ? padId + 1 : 0; }
  /// Tokens that a text may have, special ones included.
  std::int64_t maxLength() const { return maxPositions - firstPosition(); }
};

/// Which layer is run at each pass. Where groups share layers, pass i of n runs group ⌊i / (n / groups)⌋, computed in
/// floating point as transformers does.
std::vector<std::size_t> layerOrder(const BertConfig& config);

/// Reads and checks config.json of `folder`. Throws Error: NotFound without the file, Corrupt when it
/// is no JSON, BadInput for absurd sizes, Unsupported for another kind of network.
BertConfig readBertConfig(const std::filesystem::path& folder);

/// The same of a text; `path` is for the words only.
BertConfig parseBertConfig(const std::filesystem::path& path, std::string_view text);

/// The text of a config.json; a classifier's when `classes` is not empty.
std::string bertConfigJson(const BertConfig& config);

/// The configuration of a network that starts from random values.
BertConfig newBertConfig(const NewEncoder& sizes, std::int64_t vocabularySize);

}  // namespace wb
