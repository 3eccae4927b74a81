// The kinds of network that the program reads: BERT and its relatives. One table says how each names its parts in
// weight files and in config.json, and what it has or lacks; the network, the list of tensors a folder must hold and
// the configuration all follow from it. The names are those of Hugging Face's transformers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/kernels/activation.h"

namespace wb {

/// The parts of one layer, below the layer's own name.
struct LayerNames {
  std::string_view query, key, value;
  std::string_view attentionDense, attentionNorm;
  std::string_view intermediate;
  std::string_view outputDense, outputNorm;
};

/// The classifier over the first token's vector: dense → activation → dropout → output. Where the network has a
/// pooler, that is the dense part.
struct FirstTokenHead {
  std::string_view dense;  ///< empty: the pooler
  std::string_view output;
  Activation activation = Activation::Tanh;
  bool dropsInput = false;  ///< dropout also before the dense part
};

/// The head that guesses hidden tokens: dense → activation → LayerNorm → a number for each token, by the token table
/// and a bias. The names are whole ones.
struct MaskedHeadNames {
  std::string_view dense;
  std::string_view norm;
  std::string_view decoder;  ///< its matrix where it is not the token table
  std::string_view bias;
  bool alwaysGelu = false;  ///< whatever config.json says
};

/// What transformers takes where config.json says nothing.
struct ArchitectureDefaults {
  std::int64_t vocabularySize = 30522;
  std::int64_t embeddingSize = 0;  ///< 0: the network has none apart from the hidden size
  std::int64_t hiddenSize = 768;
  std::int64_t layers = 12;
  std::int64_t heads = 12;
  std::int64_t intermediateSize = 3072;
  std::int64_t padId = 0;
  double hiddenDropout = 0.1;
  double attentionDropout = 0.1;
  double classifierDropout = -1;  ///< below 0: as hiddenDropout
  Activation activation = Activation::Gelu;
};

struct Architecture {
  std::string_view modelType;  ///< model_type of config.json
  std::string_view className;  ///< "Bert" of BertForSequenceClassification
  std::string_view prefix;     ///< before the encoder's names in a classifier's file: "bert."
  std::string_view layer;      ///< name of a layer; # stands for its number, or for its group's where there are groups
  LayerNames names;
  std::string_view pooler;      ///< empty: none
  std::string_view projection;  ///< from embedding size to hidden size; empty: the two are one
  FirstTokenHead head;
  MaskedHeadNames maskedHead;
  bool hasSegments = true;             ///< token_type_embeddings
  bool hasTaskTypes = false;           ///< task_type_embeddings, where config.json asks for them
  bool alwaysProjects = false;         ///< also where the two sizes are equal
  bool sharesLayers = false;           ///< groups of layers run many times
  bool positionsAfterPadding = false;  ///< the first token's position is padId + 1
  bool dropsAttentionOutput = true;    ///< dropout after the attention's dense part
  bool dropsLayerOutput = true;        ///< dropout after the layer's last dense part
  bool fixedEpsilon = false;           ///< of LayerNorm: 1e-12 whatever config.json says
  ArchitectureDefaults defaults;
  std::array<std::string_view, 3> pretrainingHeads;  ///< beginnings of their tensors' names
  /// Keys of config.json that BERT names otherwise: {BERT's, this one's}.
  std::array<std::pair<std::string_view, std::string_view>, 8> keys;

  /// This architecture's key for what BERT calls `bertKey`.
  std::string_view key(std::string_view bertKey) const;
  /// The dense part of the head over the first token, by its whole name.
  std::string headDense() const;
  /// The name of layer `number`, or of layer `inner` of group `number`, below `prefix`.
  std::string layerName(std::int64_t number, std::int64_t inner) const;
};

/// All of them; BERT first.
std::span<const Architecture> architectures();

/// nullptr for a kind that the program does not read.
const Architecture* findArchitecture(std::string_view modelType);

/// The activation that transformers calls `name`; false for one that the program does not know.
bool activationFromName(std::string_view name, Activation& activation);
std::string_view activationName(Activation activation);
/// "gelu, gelu_new, …"
std::string activationNames();

}  // namespace wb
