#include "core/nn/packed_encoder_impl.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/nn/packed_products_impl.h"

namespace wb::nn {
namespace {

constexpr std::int64_t roomGrain = 256;  // buffers grow in steps of so many tokens

/// A place's mask; draws a seed only where something is dropped, as bert_impl.h's pass does.
kernels::Dropout drawDropout(Random* random, double p) {
  return random != nullptr && p > 0 ? kernels::Dropout(p, random->next()) : kernels::Dropout();
}

std::int64_t roundedUp(std::int64_t tokens) { return (tokens + roomGrain - 1) / roomGrain * roomGrain; }

torch::Tensor rows(const torch::Tensor& buffer, std::int64_t count) { return buffer.narrow(0, 0, count); }

/// Lets the parameters' values lie one behind the other in one block, which is returned.
torch::Tensor joined(const std::vector<torch::Tensor>& parameters) {
  if (parameters.size() == 1) return parameters.front().detach();
  torch::Tensor block = torch::cat(parameters).detach();
  std::int64_t first = 0;
  for (const torch::Tensor& parameter : parameters) {
    parameter.set_data(block.narrow(0, first, parameter.size(0)));
    first += parameter.size(0);
  }
  return block;
}

}  // namespace

PackedEncoder::PackedEncoder(Bert network, const BertConfig& config, PackedOptions options)
    : m_network(std::move(network)), m_config(config), m_options(options) {
  const torch::NoGradGuard noGradient;
  if (m_options.quantized) {
    quantizeLayers();
  } else {
    packLayers();
  }
  if (m_network->projection) {
    m_projection = packDense({m_network->projection});
    if (m_options.trains) m_sums.push_back(m_projection.weightGradient);
  }
  m_embeddingNorm = packNorm(m_network->embeddings->layerNorm);
  const Embeddings& embeddings = m_network->embeddings;
  for (const Table& table :
       {embeddings->position_embeddings, embeddings->token_type_embeddings, embeddings->task_type_embeddings}) {
    if (!table || !m_options.trains) continue;
    gradientOf(table->weight);
    m_trained.push_back({table->weight, {}});
  }
  m_pass.heads = m_config.heads;
  m_pass.activation = m_config.activation;
  refreshCopies();
}

void PackedEncoder::packLayers() {
  for (const Layer& layer : m_network->layers) {
    PackedLayerWeights packed;
    const SelfAttention& attention = layer->attention;
    if (m_options.half || m_options.trains) {
      packed.mixed = {packDense({attention.query, attention.key, attention.value})};
    } else {
      packed.mixed = {packDense({attention.query}), packDense({attention.key}), packDense({attention.value})};
    }
    packed.attentionOutput = packDense({layer->attentionOutput.dense});
    packed.attentionNorm = packNorm(layer->attentionOutput.layerNorm);
    packed.intermediate = packDense({layer->intermediate});
    packed.output = packDense({layer->output.dense});
    packed.outputNorm = packNorm(layer->output.layerNorm);
    m_layers.push_back(std::move(packed));
  }
}

/// Each thread makes whole layers: where one shares its core with another, such as the one that reads the tokenizer
/// meanwhile, the others wait for it once and not at every matrix.
void PackedEncoder::quantizeLayers() {
  const std::vector<Layer>& layers = m_network->layers;
  std::vector<std::pair<PackedNorm, PackedNorm>> norms;
  norms.reserve(layers.size());
  for (const Layer& layer : layers) {
    norms.emplace_back(packNorm(layer->attentionOutput.layerNorm), packNorm(layer->output.layerNorm));
  }
  std::vector<std::optional<QuantizedLayerWeights>> made(layers.size());
  at::parallel_for(0, static_cast<std::int64_t>(layers.size()), 1, [&](std::int64_t begin, std::int64_t end) {
    const torch::NoGradGuard noGradient;
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      made[i].emplace(*m_options.quantized, layers[i], norms[i].first, norms[i].second);
    }
  });
  m_quantizedLayers.reserve(made.size());
  for (auto& layer : made) m_quantizedLayers.push_back(std::move(*layer));
}

torch::Tensor PackedEncoder::gradientOf(const torch::Tensor& parameter) {
  if (!m_options.trains) return {};
  torch::Tensor& gradient = parameter.mutable_grad();
  if (!gradient.defined()) gradient = torch::zeros_like(parameter);
  m_sums.push_back(gradient);
  return gradient;
}

PackedDense PackedEncoder::packDense(const std::vector<Linear>& parts) {
  std::vector<torch::Tensor> weights;
  std::vector<torch::Tensor> biases;
  for (const Linear& part : parts) {
    weights.push_back(part->weight);
    biases.push_back(part->bias);
  }
  PackedDense packed;
  packed.bias = joined(biases);
  if (m_options.half) {
    const std::int64_t outputs = packed.bias.size(0);
    packed.weight = torch::empty({outputs, weights.front().size(1)}, torch::kBFloat16);
  }
  if (!m_options.half || m_options.trains) {
    const torch::Tensor original = joined(weights);
    if (!m_options.half) packed.weight = original;
  }
  if (m_options.trains) {
    packed.weightGradient = torch::zeros(packed.weight.sizes());
    packed.biasGradient = torch::zeros(packed.bias.sizes());
    m_sums.push_back(packed.biasGradient);
  }
  std::int64_t first = 0;
  for (const Linear& part : parts) {
    const std::int64_t count = part->weight.size(0);
    if (m_options.trains) {
      part->weight.mutable_grad() = packed.weightGradient.narrow(0, first, count);
      part->bias.mutable_grad() = packed.biasGradient.narrow(0, first, count);
    }
    m_trained.push_back({part->weight, m_options.half ? packed.weight.narrow(0, first, count) : torch::Tensor()});
    m_trained.push_back({part->bias, {}});
    first += count;
  }
  return packed;
}

PackedNorm PackedEncoder::packNorm(const LayerNorm& part) {
  m_trained.push_back({part->weight, {}});
  m_trained.push_back({part->bias, {}});
  return {part->weight.detach(), part->bias.detach(), gradientOf(part->weight), gradientOf(part->bias), part->epsilon};
}

std::vector<TrainedParameter> PackedEncoder::trained() const { return m_trained; }

void PackedEncoder::clearGradients() {
  const torch::NoGradGuard noGradient;
  for (PackedLayerWeights& layer : m_layers) layer.hasGradient = false;
  for (torch::Tensor& sum : m_sums) sum.zero_();
}

void PackedEncoder::refreshCopies() {
  const torch::NoGradGuard noGradient;
  for (TrainedParameter& parameter : m_trained) {
    if (parameter.copy.defined()) parameter.copy.copy_(parameter.original);
  }
}

LayerTrace& PackedEncoder::roomFor(std::size_t layer, std::int64_t tokens) {
  if (m_kept.size() <= layer) m_kept.resize(layer + 1);
  LayerTrace& kept = m_kept[layer];
  if (kept.x.defined() && kept.x.size(0) >= tokens) return kept;
  const std::int64_t capacity = roundedUp(tokens);
  const std::int64_t hidden = m_config.hiddenSize;
  const auto products = torch::TensorOptions(type());
  kept.x = torch::empty({capacity, hidden}, products);
  kept.mixed = torch::empty({capacity, 3 * hidden}, products);
  kept.logSums = torch::empty({capacity, m_config.heads});
  kept.context = torch::empty({capacity, hidden}, products);
  kept.attended = torch::empty({capacity, hidden}, products);
  kept.inner = torch::empty({capacity, m_config.intermediateSize}, products);
  kept.z1 = torch::empty({capacity, hidden});
  // Without a way back what was before is not needed.
  kept.active = m_options.trains ? torch::empty_like(kept.inner) : kept.inner;
  kept.z2 = m_options.trains ? torch::empty_like(kept.z1) : kept.z1;
  for (torch::Tensor* statistic : {&kept.mean1, &kept.inverse1, &kept.mean2, &kept.inverse2}) {
    *statistic = torch::empty({capacity});
  }
  return kept;
}

void PackedEncoder::reserveSpace(std::int64_t tokens, bool keep) {
  const std::int64_t hidden = m_config.hiddenSize;
  const std::int64_t capacity = roundedUp(tokens);
  LayerSpace& space = m_pass.space;
  if (!m_wide[0].defined() || m_wide[0].size(0) < tokens) {
    for (torch::Tensor& wide : m_wide) wide = torch::empty({capacity, hidden});
    if (m_options.half) space.attended = torch::empty({capacity, hidden});
    if (m_options.quantized) {
      m_quantizedSpace = {torch::empty({capacity, 3 * hidden}), torch::empty({capacity, hidden}),
                          torch::empty({capacity, m_config.heads})};
    }
  }
  if (!keep || (space.yGradient.defined() && space.yGradient.size(0) >= tokens)) return;
  const auto products = torch::TensorOptions(type());
  space.yGradient = torch::empty({capacity, hidden}, products);
  space.flat = torch::empty({capacity * std::max<std::int64_t>(hidden, m_config.intermediateSize)}, products);
  space.mixedGradient = torch::empty({capacity, 3 * hidden}, products);
}

LayerTrace PackedEncoder::traceFor(std::size_t layer, std::int64_t tokens, std::int64_t wanted) {
  const LayerTrace& kept = roomFor(layer, tokens);
  LayerTrace trace = kept;
  trace.x = rows(kept.x, tokens);
  trace.mixed = rows(kept.mixed, tokens);
  trace.logSums = rows(kept.logSums, wanted);
  trace.context = rows(kept.context, wanted);
  trace.attended = rows(kept.attended, wanted);
  trace.inner = rows(kept.inner, wanted);
  trace.active = rows(kept.active, wanted);
  trace.z1 = rows(kept.z1, wanted);
  trace.z2 = rows(kept.z2, wanted);
  return trace;
}

torch::Tensor PackedEncoder::forward(const PackedBatch& batch, const PackedPass& asked) {
  const torch::NoGradGuard noGradient;
  const std::int64_t tokens = batch.tokens();
  reserveSpace(tokens, asked.keep);
  m_batch = batch;
  m_pass.batch = &m_batch;
  m_pass.maskPlaces.clear();
  std::uint32_t place = 0;
  for (std::int64_t text = 0; text < batch.texts(); ++text) {
    m_pass.maskPlaces.push_back(place);
    place += static_cast<std::uint32_t>(m_config.heads * batch.length(text) * batch.length(text));
  }
  m_traces.clear();
  torch::Tensor wide = rows(m_options.half ? m_wide[0] : roomFor(0, tokens).x, tokens);
  embed(batch, asked, wide);
  for (std::size_t pass = 0; pass < m_network->order.size(); ++pass) {
    if (asked.poll) asked.poll();
    wide = runLayer(pass, wide, asked);
  }
  return pool(wide);
}

torch::Tensor PackedEncoder::runLayer(std::size_t pass, const torch::Tensor& wide, const PackedPass& asked) {
  const std::int64_t tokens = m_batch.tokens();
  const std::size_t number = m_network->order[pass];
  const Layer& layer = m_network->layers[number];
  const bool first = firstOnly(pass);
  const std::int64_t wanted = first ? m_batch.texts() : tokens;
  if (m_options.quantized) {
    torch::Tensor result = rows(m_wide[(pass + 1) % 2], wanted);
    quantizedLayerForward(m_quantizedLayers[number], m_pass, m_quantizedSpace, wide, first, result);
    return result;
  }
  LayerTrace trace = traceFor(asked.keep ? pass : 0, tokens, wanted);
  trace.dropout.attention = drawDropout(asked.dropout, layer->attention.dropout);
  trace.dropout.attentionOutput = drawDropout(asked.dropout, layer->attentionOutput.dropout);
  trace.dropout.output = drawDropout(asked.dropout, layer->output.dropout);
  const bool last = pass + 1 == m_network->order.size();
  const torch::Tensor next = last ? torch::Tensor() : rows(roomFor(asked.keep ? pass + 1 : 0, tokens).x, tokens);
  // In fp32 the next layer's input is the result itself.
  const bool toNext = !m_options.half && !last;
  const torch::Tensor result = toNext ? next : rows(m_wide[m_options.half ? (pass + 1) % 2 : 0], wanted);
  layerForward(m_layers[number], m_pass, trace, wide, first, result, toNext ? torch::Tensor() : next);
  if (asked.keep) m_traces.push_back(std::move(trace));
  return result;
}

void PackedEncoder::embed(const PackedBatch& batch, const PackedPass& asked, const torch::Tensor& wide) {
  const Embeddings& embeddings = m_network->embeddings;
  const std::int64_t tokens = batch.tokens();
  const std::int64_t size = m_config.embeddingSize;
  std::int64_t longest = 0;
  for (std::int64_t text = 0; text < batch.texts(); ++text) longest = std::max(longest, batch.length(text));
  torch::Tensor fixed = embeddings->position_embeddings->weight.detach().narrow(0, m_config.firstPosition(), longest);
  if (embeddings->token_type_embeddings) fixed = fixed + embeddings->token_type_embeddings->weight[0];
  if (embeddings->task_type_embeddings) fixed = fixed + embeddings->task_type_embeddings->weight[0];
  fixed = fixed.contiguous();
  torch::Tensor sum = torch::empty({tokens, size});
  const float* table = embeddings->word_embeddings->weight.data_ptr<float>();
  const float* places = fixed.data_ptr<float>();
  for (std::int64_t text = 0; text < batch.texts(); ++text) {
    for (std::int64_t i = 0; i < batch.length(text); ++i) {
      const std::int64_t token = batch.start(text) + i;
      const float* row = table + static_cast<std::int64_t>(batch.ids[static_cast<std::size_t>(token)]) * size;
      float* out = sum.data_ptr<float>() + token * size;
      for (std::int64_t j = 0; j < size; ++j) out[j] = row[j] + places[i * size + j];
    }
  }
  if (asked.shift.defined()) sum.add_(asked.shift);
  m_embeddingDropout = drawDropout(asked.dropout, embeddings->dropout);
  m_embeddingZ = sum;
  m_embeddingMean = torch::empty({tokens});
  m_embeddingInverse = torch::empty({tokens});
  const torch::Tensor x = rows(roomFor(0, tokens).x, tokens);
  const bool projected = static_cast<bool>(m_network->projection);
  m_embedded = projected ? torch::empty({tokens, size}, type()) : x;
  const torch::Tensor out = !projected ? wide : m_options.half ? torch::empty({tokens, size}) : m_embedded;
  kernels::NormForward job{};
  job.size = size;
  job.y = sum.data_ptr<float>();
  job.weight = m_embeddingNorm.weight.data_ptr<float>();
  job.bias = m_embeddingNorm.bias.data_ptr<float>();
  job.epsilon = static_cast<float>(m_embeddingNorm.epsilon);
  job.after = m_embeddingDropout;
  job.z = sum.data_ptr<float>();
  job.mean = m_embeddingMean.data_ptr<float>();
  job.inverseDeviation = m_embeddingInverse.data_ptr<float>();
  job.out = out.data_ptr<float>();
  if (m_options.half) job.half = static_cast<kernels::Bf16*>(m_embedded.data_ptr());
  overRows(tokens, [&](std::int64_t begin, std::int64_t end) { kernels::normForward(job, begin, end); });
  if (projected) {
    denseForward(m_embedded, m_projection.weight, m_projection.bias, wide);
    if (m_options.half) x.copy_(wide);
  }
}

torch::Tensor PackedEncoder::pool(const torch::Tensor& last) const {
  if (m_options.pooling == Pooling::Cls) return last.clone();
  torch::Tensor result = torch::empty({m_batch.texts(), last.size(1)});
  for (std::int64_t text = 0; text < m_batch.texts(); ++text) {
    result[text].copy_(last.narrow(0, m_batch.start(text), m_batch.length(text)).mean(0));
  }
  return result;
}

void PackedEncoder::poolBackward(const torch::Tensor& gradient, const torch::Tensor& last) const {
  if (m_options.pooling == Pooling::Cls) {
    last.narrow(0, 0, m_batch.texts()).copy_(gradient);
    return;
  }
  for (std::int64_t text = 0; text < m_batch.texts(); ++text) {
    const std::int64_t length = m_batch.length(text);
    last.narrow(0, m_batch.start(text), length).copy_((gradient[text] / length).expand({length, -1}));
  }
}

void PackedEncoder::backward(const torch::Tensor& gradient, std::size_t lowest, const std::function<void()>& poll) {
  const torch::NoGradGuard noGradient;
  const torch::Tensor wide = rows(m_wide[0], m_batch.tokens());
  poolBackward(gradient.to(torch::kFloat32), wide);
  for (std::size_t pass = m_traces.size(); pass-- > (lowest > 0 ? lowest - 1 : 0);) {
    if (poll) poll();
    layerBackward(m_layers[m_network->order[pass]], m_pass, m_traces[pass], firstOnly(pass), wide);
  }
  m_tokenGradient = torch::Tensor();
  if (lowest == 0) embedBackward(wide);
}

void PackedEncoder::embedBackward(const torch::Tensor& gradient) {
  const std::int64_t tokens = m_batch.tokens();
  torch::Tensor arriving = gradient;
  if (m_network->projection) {
    const torch::Tensor y = gradient.to(type());
    m_projection.biasGradient.add_(gradient.sum(0));
    denseWeightGradient(y, m_embedded, m_projection.weightGradient, true);
    arriving = torch::empty({tokens, m_config.embeddingSize});
    denseBackward(y, m_projection.weight, arriving);
  }
  m_tokenGradient = torch::empty({tokens, m_config.embeddingSize});
  kernels::NormBackward job{};
  job.size = m_config.embeddingSize;
  job.gradient = arriving.data_ptr<float>();
  job.z = m_embeddingZ.data_ptr<float>();
  job.mean = m_embeddingMean.data_ptr<float>();
  job.inverseDeviation = m_embeddingInverse.data_ptr<float>();
  job.weight = m_embeddingNorm.weight.data_ptr<float>();
  job.after = m_embeddingDropout;
  job.zGradient = m_tokenGradient.data_ptr<float>();
  normBackward(job, tokens, m_embeddingNorm, {});
  const Embeddings& embeddings = m_network->embeddings;
  torch::Tensor positions = embeddings->position_embeddings->weight.mutable_grad();
  for (std::int64_t text = 0; text < m_batch.texts(); ++text) {
    const std::int64_t length = m_batch.length(text);
    positions.narrow(0, m_config.firstPosition(), length).add_(m_tokenGradient.narrow(0, m_batch.start(text), length));
  }
  for (const Table& table : {embeddings->token_type_embeddings, embeddings->task_type_embeddings}) {
    if (table) table->weight.mutable_grad()[0].add_(m_tokenGradient.sum(0));
  }
}

}  // namespace wb::nn
