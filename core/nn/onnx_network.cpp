#include "core/nn/onnx_network.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/nn/bert_tensors.h"
#include "core/nn/onnx_graph.h"

namespace wb {
namespace {

using onnx::GraphBuilder;
using Name = std::string;

/// x is a value of shape [tokens, size], or [batch, size] in the head.
Name activated(GraphBuilder& graph, const Name& x, Activation activation) {
  const auto plusOne = [&](const Name& y) { return graph.plus(y, graph.number(1)); };
  const auto apply = [&](const char* operation, const Name& y) { return graph.add(operation, {y}); };
  switch (activation) {
    case Activation::Gelu: {
      const Name erf = apply("Erf", graph.times(x, static_cast<float>(1 / std::numbers::sqrt2)));
      return graph.times(graph.times(x, 0.5F), plusOne(erf));
    }
    case Activation::GeluTanh: {
      const Name cube = graph.times(graph.times(x, x), x);
      const Name sum = graph.plus(x, graph.times(cube, 0.044715F));
      const Name tanh = apply("Tanh", graph.times(sum, static_cast<float>(std::sqrt(2 / std::numbers::pi))));
      return graph.times(graph.times(x, 0.5F), plusOne(tanh));
    }
    case Activation::QuickGelu: return graph.times(x, apply("Sigmoid", graph.times(x, 1.702F)));
    case Activation::Relu: return apply("Relu", x);
    case Activation::Relu6: return graph.add("Clip", {x, graph.number(0), graph.number(6)});
    case Activation::Silu: return graph.times(x, apply("Sigmoid", x));
    case Activation::Mish: return graph.times(x, apply("Tanh", apply("Softplus", x)));
    case Activation::Hardswish:
      return graph.times(x, graph.add("HardSigmoid", {x}, {{"alpha", 1.0F / 6}, {"beta", 0.5F}}));
    case Activation::Tanh: return apply("Tanh", x);
    case Activation::Sigmoid: return apply("Sigmoid", x);
    case Activation::Linear: return x;
  }
  throw std::logic_error("an activation without a formula");
}

/// Draws up one network. Between its parts the tokens of all texts are rows of one matrix [batch · length, hidden].
class NetworkGraph {
 public:
  NetworkGraph(const BertConfig& config, const WeightFiles& weights)
      : m_config(config), m_architecture(*config.architecture), m_weights(weights) {}

  onnx::Model build() {
    addInterface();
    m_shape = m_graph.add("Shape", {"input_ids"});
    m_mask = m_graph.add("Cast", {"attention_mask"}, {{"to", static_cast<std::int64_t>(onnx::Type::Float32)}});
    Name x = embeddings();
    const Name hidden = perText({m_config.heads, m_config.headSize()});
    const Name bias = attentionBias();
    for (const std::size_t index : layerOrder(m_config)) {
      x = layer(x, layerPrefix(static_cast<std::int64_t>(index)), hidden, bias);
    }
    const Name pooled = m_config.pooling == Pooling::Mean ? meanHead(x) : firstTokenHead(x);
    if (m_config.severalLabels()) {
      m_graph.add("Sigmoid", {pooled}, {}, "probabilities");
    } else {
      m_graph.add("Softmax", {pooled}, {{"axis", std::int64_t{-1}}}, "probabilities");
    }
    onnx::Model model;
    model.graph = std::move(m_graph.graph());
    model.metadata = {
        {"categories", nlohmann::json(m_config.classes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
        {"license", m_config.license}};
    if (!m_config.thresholds.empty()) {
      model.metadata.emplace_back("thresholds", nlohmann::json(m_config.thresholds).dump());
    }
    return model;
  }

 private:
  void addInterface() {
    onnx::Graph& graph = m_graph.graph();
    graph.name = "classifier";
    for (const char* input : {"input_ids", "attention_mask", "token_type_ids"}) {
      if (std::string_view(input) == "token_type_ids" && !readsSegments()) continue;
      graph.inputs.push_back({input, onnx::Type::Int64, {"batch", "length"}});
    }
    const auto classes = static_cast<std::int64_t>(m_config.classes.size());
    for (const char* output : {"logits", "probabilities"}) {
      graph.outputs.push_back({output, onnx::Type::Float32, {"batch", classes}});
    }
  }

  bool readsSegments() const { return m_architecture.hasSegments && m_config.segments > 1; }

  /// The folder's tensor, in fp32; where it lies in the file so, it is read from there.
  Name weight(const Name& name, std::vector<std::int64_t> shape) {
    const TensorEntry& entry = requireTensor(m_weights, m_architecture, {name, shape});
    std::span<const std::byte> bytes = entry.bytes;
    if (entry.type != TensorType::Float32 || !entry.strides.empty()) {
      std::vector<float> values(static_cast<std::size_t>(entry.elements()));
      copyAsFloat(entry, values);
      const auto converted = std::as_bytes(std::span(values));
      bytes = m_graph.graph().made.emplace_back(converted.begin(), converted.end());
    }
    return m_graph.weight(name, std::move(shape), bytes);
  }

  /// xWᵀ + b of x [rows, in].
  Name dense(const Name& x, const Name& name, std::int64_t in, std::int64_t out) {
    return m_graph.add("Gemm", {x, weight(name + ".weight", {out, in}), weight(name + ".bias", {out})},
                       {{"transB", std::int64_t{1}}});
  }

  Name norm(const Name& x, const Name& name, std::int64_t size, double epsilon) {
    return m_graph.add("LayerNormalization", {x, weight(name + ".weight", {size}), weight(name + ".bias", {size})},
                       {{"axis", std::int64_t{-1}}, {"epsilon", static_cast<float>(epsilon)}});
  }

  Name norm(const Name& x, const Name& name, std::int64_t size) {
    return norm(x, name, size, m_config.layerNormEpsilon);
  }

  /// The shape [batch, length, sizes…].
  Name perText(const std::vector<std::int64_t>& sizes) {
    return m_graph.add("Concat", {m_shape, m_graph.integers(sizes)}, {{"axis", std::int64_t{0}}});
  }

  Name layerPrefix(std::int64_t index) const {
    return std::string(m_architecture.prefix) +
           m_architecture.layerName(index / m_config.innerLayers, index % m_config.innerLayers) + ".";
  }

  Name table(const char* name, std::int64_t rows) {
    return weight(std::string(m_architecture.prefix) + "embeddings." + name + ".weight",
                  {rows, m_config.embeddingSize});
  }

  Name look(const Name& table, const Name& rows) { return m_graph.add("Gather", {table, rows}); }

  /// Which row of the position table each token takes: [length], or [batch, length] where padding is not counted.
  Name positions() {
    if (!m_architecture.positionsAfterPadding) {
      const Name length = look(m_shape, m_graph.integer(1));
      return m_graph.add("Range", {m_graph.integer(0), length, m_graph.integer(1)});
    }
    const Name padding = m_graph.add("Equal", {"input_ids", m_graph.integer(m_config.padId)});
    const Name tokens =
        m_graph.add("Cast", {m_graph.add("Not", {padding})}, {{"to", static_cast<std::int64_t>(onnx::Type::Int64)}});
    const Name counted = m_graph.add("CumSum", {tokens, m_graph.integer(1)});
    return m_graph.plus(m_graph.times(counted, tokens), m_graph.integer(m_config.padId));
  }

  Name embeddings() {
    const std::int64_t size = m_config.embeddingSize;
    Name x = look(table("word_embeddings", m_config.vocabularySize), "input_ids");
    if (m_architecture.hasSegments) {
      const Name segments = table("token_type_embeddings", m_config.segments);
      x = m_graph.plus(x, look(segments, readsSegments() ? "token_type_ids" : m_graph.integer(0)));
    }
    x = m_graph.plus(x, look(table("position_embeddings", m_config.maxPositions), positions()));
    if (m_config.taskTypes > 0) {
      x = m_graph.plus(x, look(table("task_type_embeddings", m_config.taskTypes), m_graph.integer(0)));
    }
    x = norm(x, std::string(m_architecture.prefix) + "embeddings.LayerNorm", size);
    x = m_graph.add("Reshape", {x, m_graph.integers({-1, size})});
    if (!m_config.hasProjection()) return x;
    return dense(x, std::string(m_architecture.prefix) + std::string(m_architecture.projection), size,
                 m_config.hiddenSize);
  }

  /// [batch, 1, 1, length]: 0 for tokens, the lowest number for padding.
  Name attentionBias() {
    const Name padding = m_graph.add("Sub", {m_graph.number(1), m_mask});
    const Name bias = m_graph.times(padding, std::numeric_limits<float>::lowest());
    return m_graph.add("Unsqueeze", {bias, m_graph.integers({1, 2})});
  }

  /// softmax(QKᵀ/√d)V per head; `perHead` is the shape [batch, length, heads, headSize].
  Name attention(const Name& x, const Name& layer, const Name& perHead, const Name& bias) {
    const std::int64_t size = m_config.hiddenSize;
    const auto heads = [&](std::string_view name, const std::vector<std::int64_t>& order) {
      const Name all = m_graph.add("Reshape", {dense(x, layer + std::string(name), size, size), perHead});
      return m_graph.add("Transpose", {all}, {{"perm", order}});
    };
    const LayerNames& names = m_architecture.names;
    const Name product = m_graph.add("MatMul", {heads(names.query, {0, 2, 1, 3}), heads(names.key, {0, 2, 3, 1})});
    const auto scale = static_cast<float>(1 / std::sqrt(static_cast<double>(m_config.headSize())));
    const Name scores = m_graph.plus(m_graph.times(product, scale), bias);
    const Name shares = m_graph.add("Softmax", {scores}, {{"axis", std::int64_t{-1}}});
    const Name mixed = m_graph.add("MatMul", {shares, heads(names.value, {0, 2, 1, 3})});
    const Name rows = m_graph.add("Transpose", {mixed}, {{"perm", std::vector<std::int64_t>{0, 2, 1, 3}}});
    return m_graph.add("Reshape", {rows, m_graph.integers({-1, size})});
  }

  Name layer(const Name& x, const Name& prefix, const Name& perHead, const Name& bias) {
    const std::int64_t size = m_config.hiddenSize;
    const auto named = [&](std::string_view name) { return prefix + std::string(name); };
    const LayerNames& names = m_architecture.names;
    const Name mixed = dense(attention(x, prefix, perHead, bias), named(names.attentionDense), size, size);
    const Name attended = norm(m_graph.plus(mixed, x), named(names.attentionNorm), size);
    const Name inner = activated(m_graph, dense(attended, named(names.intermediate), size, m_config.intermediateSize),
                                 m_config.activation);
    const Name out = dense(inner, named(names.outputDense), m_config.intermediateSize, size);
    return norm(m_graph.plus(out, attended), named(names.outputNorm), size);
  }

  /// The last layer by text, [batch, length, hidden].
  Name byText(const Name& x) { return m_graph.add("Reshape", {x, perText({m_config.hiddenSize})}); }

  Name classified(const Name& x, std::string_view output) {
    const Name name(output);
    const auto classes = static_cast<std::int64_t>(m_config.classes.size());
    return m_graph.add("Gemm",
                       {x, weight(name + ".weight", {classes, m_config.hiddenSize}), weight(name + ".bias", {classes})},
                       {{"transB", std::int64_t{1}}}, "logits");
  }

  Name firstTokenHead(const Name& x) {
    const std::int64_t size = m_config.hiddenSize;
    const Name first = m_graph.add("Gather", {byText(x), m_graph.integer(0)}, {{"axis", std::int64_t{1}}});
    const FirstTokenHead& head = m_architecture.head;
    const Name inner = activated(m_graph, dense(first, m_architecture.headDense(), size, size), head.activation);
    return classified(inner, head.output);
  }

  /// LN of the mean over the unpadded tokens.
  Name meanHead(const Name& x) {
    const Name first = m_graph.integers({1});
    const Name row = m_graph.add("Unsqueeze", {m_mask, first});
    const Name sum = m_graph.add("Squeeze", {m_graph.add("MatMul", {row, byText(x)}), first});
    const Name count = m_graph.add("ReduceSum", {m_mask, first}, {{"keepdims", std::int64_t{1}}});
    const Name mean = m_graph.add("Div", {sum, count});
    return classified(norm(mean, Name(wb::meanHead.norm), m_config.hiddenSize, wb::meanHead.epsilon),
                      wb::meanHead.output);
  }

  const BertConfig& m_config;
  const Architecture& m_architecture;
  const WeightFiles& m_weights;
  GraphBuilder m_graph;
  Name m_shape;  ///< [batch, length] of the input
  Name m_mask;   ///< attention_mask in fp32
};

}  // namespace

onnx::Model onnxModel(const BertConfig& config, const WeightFiles& weights) {
  return NetworkGraph(config, weights).build();
}

}  // namespace wb
