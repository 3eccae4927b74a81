#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/kernels/activation.h"
#include "core/nn/quantized_layer_impl.h"

namespace wb::nn {
namespace {

using kernels::RowScale;

constexpr std::int64_t mostBlockValues = 96 * 1024;  // of the widest matrix of a block of rows

/// Rows of whole numbers that one thread fills again and again.
struct QuantizedRows {
  kernels::Width width = kernels::Width::Byte;
  std::int64_t size = 0;
  std::vector<std::uint8_t> bytes;
  std::vector<RowScale> scales;

  void reserve(const QuantizedDense& reader, std::int64_t rows) {
    width = reader.weights.width();
    size = reader.weights.inputs();
    bytes.resize(static_cast<std::size_t>(rows * kernels::rowBytes(width, size)));
    scales.resize(static_cast<std::size_t>(rows));
  }
  /// Rows [first, last) of `values` [rows, size].
  void quantize(const float* values, std::int64_t first, std::int64_t last) {
    kernels::quantizeRows(width, values + first * size, size, last - first, size,
                          bytes.data() + first * kernels::rowBytes(width, size), scales.data() + first);
  }
};

/// What a block of rows needs on its way through a layer.
struct BlockRoom {
  QuantizedRows narrow, broad;
  std::vector<float> y, attended, inner;
};

BlockRoom& roomOfThread() {
  thread_local BlockRoom room;
  return room;
}

/// Calls `work(begin, end)` for blocks of rows: on all threads where there are blocks enough, else one after the other,
/// and the parts of the work find all threads free.
template <typename Work>
void overBlocks(std::int64_t rows, std::int64_t width, const Work& work) {
  constexpr std::int64_t grain = 4;
  const std::int64_t threads = at::get_num_threads();
  const std::int64_t most = std::max(grain, mostBlockValues / width / grain * grain);
  const std::int64_t rounds = (rows + most * threads - 1) / (most * threads);
  const std::int64_t size = (rows + rounds * threads - 1) / (rounds * threads);
  if (size < 2 * grain) return work(0, rows);
  const std::int64_t block = (size + grain - 1) / grain * grain;
  at::parallel_for(0, (rows + block - 1) / block, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) work(i * block, std::min((i + 1) * block, rows));
  });
}

void multiply(const QuantizedRows& x, std::int64_t rows, const QuantizedDense& dense, float* y, std::int64_t stride) {
  const kernels::QuantizedProduct product{
      x.bytes.data(), x.scales.data(), &dense.weights, dense.bias.data_ptr<float>(), y, stride};
  at::parallel_for(0, dense.weights.panels(), 1, [&](std::int64_t begin, std::int64_t end) {
    kernels::multiplyQuantized(product, 0, rows, begin, end);
  });
}

void normalize(const PackedNorm& norm, std::int64_t rows, std::int64_t size, const float* y, const float* residual,
               float* out) {
  kernels::NormForward job{};
  job.size = size;
  job.y = y;
  job.residual = residual;
  job.weight = norm.weight.data_ptr<float>();
  job.bias = norm.bias.data_ptr<float>();
  job.epsilon = static_cast<float>(norm.epsilon);
  job.out = out;
  overRows(rows, [&](std::int64_t begin, std::int64_t end) { kernels::normForward(job, begin, end); });
}

float* grown(std::vector<float>& values, std::int64_t count) {
  if (static_cast<std::int64_t>(values.size()) < count) values.resize(static_cast<std::size_t>(count));
  return values.data();
}

/// Queries, keys and values of all tokens; the queries of first tokens alone where only those go on.
void mix(const QuantizedLayerWeights& layer, const LayerPass& pass, const torch::Tensor& wide, bool firstOnly,
         const LayerTrace& trace) {
  const std::int64_t hidden = wide.size(1);
  auto* const mixed = trace.mixed.data_ptr<float>();
  overBlocks(wide.size(0), 3 * hidden, [&](std::int64_t begin, std::int64_t end) {
    QuantizedRows& x = roomOfThread().narrow;
    const std::int64_t rows = end - begin;
    const auto readBy = [&](const QuantizedDense& reader) {
      const float* const values = wide.data_ptr<float>() + begin * hidden;
      x.reserve(reader, rows);
      overRows(rows, [&](std::int64_t first, std::int64_t last) { x.quantize(values, first, last); });
    };
    float* const out = mixed + begin * 3 * hidden;
    readBy(layer.keys);
    if (!firstOnly) multiply(x, rows, layer.queries, out, 3 * hidden);
    multiply(x, rows, layer.keys, out + hidden, 3 * hidden);
    if (layer.values.weights.width() != x.width) readBy(layer.values);
    multiply(x, rows, layer.values, out + 2 * hidden, 3 * hidden);
  });
  if (!firstOnly) return;
  const std::int64_t texts = pass.batch->texts();
  QuantizedRows& x = roomOfThread().narrow;
  x.reserve(layer.queries, texts);
  const torch::Tensor chosen = wide.index_select(0, firstTokens(*pass.batch));
  x.quantize(chosen.data_ptr<float>(), 0, texts);
  multiply(x, texts, layer.queries, trace.queries.data_ptr<float>(), hidden);
}

/// Rows [begin, end) from the attention's result to the layer's.
void finishRows(const QuantizedLayerWeights& layer, const LayerPass& pass, const torch::Tensor& context,
                const torch::Tensor& residual, const torch::Tensor& result, std::int64_t begin, std::int64_t end) {
  BlockRoom& room = roomOfThread();
  const std::int64_t rows = end - begin;
  const std::int64_t hidden = context.size(1);
  const std::int64_t broad = layer.intermediate.weights.outputs();
  room.narrow.reserve(layer.attentionOutput, rows);
  room.broad.reserve(layer.output, rows);
  float* const y = grown(room.y, rows * hidden);
  float* const attended = grown(room.attended, rows * hidden);
  float* const inner = grown(room.inner, rows * broad);
  const float* const values = context.data_ptr<float>() + begin * hidden;
  overRows(rows, [&](std::int64_t first, std::int64_t last) { room.narrow.quantize(values, first, last); });
  multiply(room.narrow, rows, layer.attentionOutput, y, hidden);
  normalize(layer.attentionNorm, rows, hidden, y, residual.data_ptr<float>() + begin * hidden, attended);
  overRows(rows, [&](std::int64_t first, std::int64_t last) { room.narrow.quantize(attended, first, last); });
  multiply(room.narrow, rows, layer.intermediate, inner, broad);
  overRows(rows, [&](std::int64_t first, std::int64_t last) {
    for (std::int64_t row = first; row < last; ++row) {
      kernels::activate(pass.activation, inner + row * broad, inner + row * broad, broad);
      room.broad.quantize(inner, row, row + 1);
    }
  });
  multiply(room.broad, rows, layer.output, y, hidden);
  normalize(layer.outputNorm, rows, hidden, y, attended, result.data_ptr<float>() + begin * hidden);
}

}  // namespace

QuantizedDense::QuantizedDense(kernels::Width width, const Linear& part)
    : weights(width, part->bias.size(0), part->weight.size(1)), bias(part->bias.detach().clone()) {
  const torch::Tensor rows = part->weight.detach().contiguous();
  const std::int64_t inputs = weights.inputs();
  at::parallel_for(0, rows.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) weights.set(i, rows.data_ptr<float>() + i * inputs);
  });
}

QuantizedLayerWeights::QuantizedLayerWeights(kernels::Width width, const Layer& layer, PackedNorm attention,
                                             PackedNorm outputNormal)
    : queries(width, layer->attention.query),
      keys(width, layer->attention.key),
      values(kernels::Width::Word, layer->attention.value),
      attentionOutput(width, layer->attentionOutput.dense),
      attentionNorm(std::move(attention)),
      intermediate(width, layer->intermediate),
      output(width, layer->output.dense),
      outputNorm(std::move(outputNormal)) {}

void quantizedLayerForward(const QuantizedLayerWeights& layer, const LayerPass& pass, const QuantizedSpace& space,
                           const torch::Tensor& wide, bool firstOnly, const torch::Tensor& result) {
  const std::int64_t tokens = wide.size(0);
  const std::int64_t rows = result.size(0);
  LayerTrace trace;
  trace.mixed = space.mixed.narrow(0, 0, tokens);
  trace.queries = firstOnly ? torch::empty_like(result) : trace.mixed;
  trace.context = space.context.narrow(0, 0, rows);
  trace.logSums = space.logSums.narrow(0, 0, rows);
  mix(layer, pass, wide, firstOnly, trace);
  attendAll(pass, trace, firstOnly);
  const torch::Tensor residual = firstOnly ? wide.index_select(0, firstTokens(*pass.batch)) : wide;
  overBlocks(rows, layer.intermediate.weights.outputs(), [&](std::int64_t begin, std::int64_t end) {
    finishRows(layer, pass, trace.context, residual, result, begin, end);
  });
}

}  // namespace wb::nn
