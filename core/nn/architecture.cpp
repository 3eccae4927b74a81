#include "core/nn/architecture.h"

#include <algorithm>

namespace wb {
namespace {

constexpr LayerNames bertLayer = {
    .query = "attention.self.query",
    .key = "attention.self.key",
    .value = "attention.self.value",
    .attentionDense = "attention.output.dense",
    .attentionNorm = "attention.output.LayerNorm",
    .intermediate = "intermediate.dense",
    .outputDense = "output.dense",
    .outputNorm = "output.LayerNorm",
};

/// What BERT, ERNIE and the RoBERTas have in common.
constexpr Architecture bertLike(std::string_view modelType, std::string_view className, std::string_view prefix) {
  Architecture made;
  made.modelType = modelType;
  made.className = className;
  made.prefix = prefix;
  made.layer = "encoder.layer.#";
  made.names = bertLayer;
  made.pooler = "pooler.dense";
  made.head = {.dense = {}, .output = "classifier"};
  made.maskedHead = {.dense = "cls.predictions.transform.dense",
                     .norm = "cls.predictions.transform.LayerNorm",
                     .decoder = "cls.predictions.decoder",
                     .bias = "cls.predictions.bias"};
  made.pretrainingHeads = {"cls."};
  return made;
}

constexpr Architecture ernie() {
  Architecture made = bertLike("ernie", "Ernie", "ernie.");
  made.hasTaskTypes = true;
  return made;
}

constexpr Architecture roberta(std::string_view modelType, std::string_view className) {
  Architecture made = bertLike(modelType, className, "roberta.");
  made.pooler = {};  // a file may hold one, from another task: its own classifier does not use it
  made.head = {
      .dense = "classifier.dense", .output = "classifier.out_proj", .activation = Activation::Tanh, .dropsInput = true};
  made.maskedHead = {.dense = "lm_head.dense",
                     .norm = "lm_head.layer_norm",
                     .decoder = "lm_head.decoder",
                     .bias = "lm_head.bias",
                     .alwaysGelu = true};
  made.positionsAfterPadding = true;
  made.defaults.padId = 1;
  if (modelType == "roberta") made.defaults.vocabularySize = 50265;
  made.pretrainingHeads = {"lm_head.", "roberta.pooler."};
  return made;
}

constexpr Architecture electra() {
  Architecture made = bertLike("electra", "Electra", "electra.");
  made.pooler = {};
  made.projection = "embeddings_project";
  made.head = {
      .dense = "classifier.dense", .output = "classifier.out_proj", .activation = Activation::Gelu, .dropsInput = true};
  made.maskedHead = {.dense = "generator_predictions.dense",
                     .norm = "generator_predictions.LayerNorm",
                     .decoder = "generator_lm_head",
                     .bias = "generator_lm_head.bias",
                     .alwaysGelu = true};
  made.defaults.embeddingSize = 128;
  made.defaults.hiddenSize = 256;
  made.defaults.heads = 4;
  made.defaults.intermediateSize = 1024;
  made.pretrainingHeads = {"discriminator_predictions.", "generator_predictions.", "generator_lm_head."};
  return made;
}

constexpr Architecture albert() {
  Architecture made;
  made.modelType = "albert";
  made.className = "Albert";
  made.prefix = "albert.";
  made.layer = "encoder.albert_layer_groups.#.albert_layers.#";
  made.names = {.query = "attention.query",
                .key = "attention.key",
                .value = "attention.value",
                .attentionDense = "attention.dense",
                .attentionNorm = "attention.LayerNorm",
                .intermediate = "ffn",
                .outputDense = "ffn_output",
                .outputNorm = "full_layer_layer_norm"};
  made.pooler = "pooler";
  made.projection = "encoder.embedding_hidden_mapping_in";
  made.head = {.dense = {}, .output = "classifier"};
  made.maskedHead = {.dense = "predictions.dense",
                     .norm = "predictions.LayerNorm",
                     .decoder = "predictions.decoder",
                     .bias = "predictions.bias"};
  made.alwaysProjects = true;
  made.sharesLayers = true;
  made.dropsLayerOutput = false;
  made.defaults = {.vocabularySize = 30000,
                   .embeddingSize = 128,
                   .hiddenSize = 4096,
                   .heads = 64,
                   .intermediateSize = 16384,
                   .hiddenDropout = 0,
                   .attentionDropout = 0,
                   .classifierDropout = 0.1,
                   .activation = Activation::GeluTanh};
  made.pretrainingHeads = {"predictions.", "sop_classifier."};
  made.keys = {{{"classifier_dropout", "classifier_dropout_prob"}}};
  return made;
}

constexpr Architecture distilBert() {
  Architecture made;
  made.modelType = "distilbert";
  made.className = "DistilBert";
  made.prefix = "distilbert.";
  made.layer = "transformer.layer.#";
  made.names = {.query = "attention.q_lin",
                .key = "attention.k_lin",
                .value = "attention.v_lin",
                .attentionDense = "attention.out_lin",
                .attentionNorm = "sa_layer_norm",
                .intermediate = "ffn.lin1",
                .outputDense = "ffn.lin2",
                .outputNorm = "output_layer_norm"};
  made.head = {.dense = "pre_classifier", .output = "classifier", .activation = Activation::Relu};
  made.maskedHead = {.dense = "vocab_transform",
                     .norm = "vocab_layer_norm",
                     .decoder = "vocab_projector",
                     .bias = "vocab_projector.bias"};
  made.hasSegments = false;
  made.dropsAttentionOutput = false;
  made.fixedEpsilon = true;
  made.defaults.layers = 6;
  made.defaults.classifierDropout = 0.2;
  made.pretrainingHeads = {"vocab_transform.", "vocab_layer_norm.", "vocab_projector."};
  made.keys = {{{"hidden_size", "dim"},
                {"num_hidden_layers", "n_layers"},
                {"num_attention_heads", "n_heads"},
                {"intermediate_size", "hidden_dim"},
                {"hidden_act", "activation"},
                {"hidden_dropout_prob", "dropout"},
                {"attention_probs_dropout_prob", "attention_dropout"},
                {"classifier_dropout", "seq_classif_dropout"}}};
  return made;
}

constexpr std::array<Architecture, 7> known = {bertLike("bert", "Bert", "bert."),
                                               roberta("roberta", "Roberta"),
                                               roberta("xlm-roberta", "XLMRoberta"),
                                               albert(),
                                               electra(),
                                               ernie(),
                                               distilBert()};

struct NamedActivation {
  std::string_view name;
  Activation activation;
};

/// The first name of an activation is the one that is written.
constexpr std::array<NamedActivation, 17> activations = {{{"gelu", Activation::Gelu},
                                                          {"gelu_new", Activation::GeluTanh},
                                                          {"quick_gelu", Activation::QuickGelu},
                                                          {"relu", Activation::Relu},
                                                          {"relu6", Activation::Relu6},
                                                          {"silu", Activation::Silu},
                                                          {"mish", Activation::Mish},
                                                          {"hardswish", Activation::Hardswish},
                                                          {"tanh", Activation::Tanh},
                                                          {"sigmoid", Activation::Sigmoid},
                                                          {"linear", Activation::Linear},
                                                          {"swish", Activation::Silu},
                                                          {"gelu_python", Activation::Gelu},
                                                          {"gelu_pytorch_tanh", Activation::GeluTanh},
                                                          {"gelu_python_tanh", Activation::GeluTanh},
                                                          {"gelu_fast", Activation::GeluTanh},
                                                          {"gelu_accurate", Activation::GeluTanh}}};

}  // namespace

std::string_view Architecture::key(std::string_view bertKey) const {
  for (const auto& [berts, ours] : keys) {
    if (berts == bertKey) return ours;
  }
  return bertKey;
}

std::string Architecture::headDense() const {
  return pooler.empty() ? std::string(head.dense) : std::string(prefix) + std::string(pooler);
}

std::string Architecture::layerName(std::int64_t number, std::int64_t inner) const {
  std::string name(layer);
  for (const std::int64_t value : {number, inner}) {
    const std::size_t place = name.find('#');
    if (place != std::string::npos) name.replace(place, 1, std::to_string(value));
  }
  return name;
}

std::span<const Architecture> architectures() { return known; }

const Architecture* findArchitecture(std::string_view modelType) {
  const auto* found =
      std::find_if(known.begin(), known.end(), [&](const Architecture& a) { return a.modelType == modelType; });
  return found == known.end() ? nullptr : found;
}

bool activationFromName(std::string_view name, Activation& activation) {
  for (const NamedActivation& candidate : activations) {
    if (candidate.name != name) continue;
    activation = candidate.activation;
    return true;
  }
  return false;
}

std::string_view activationName(Activation activation) {
  return std::find_if(activations.begin(), activations.end(),
                      [&](const NamedActivation& candidate) { return candidate.activation == activation; })
      ->name;
}

std::string activationNames() {
  std::string names;
  for (const NamedActivation& candidate : activations) {
    names += (names.empty() ? "" : ", ") + std::string(candidate.name);
  }
  return names;
}

}  // namespace wb
