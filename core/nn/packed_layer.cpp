#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>

#include "core/kernels/activation.h"
#include "core/kernels/attention.h"
#include "core/nn/packed_layer_impl.h"
#include "core/nn/packed_products_impl.h"

namespace wb::nn {
namespace {

using kernels::Bf16;

bool isHalf(const torch::Tensor& x) { return x.scalar_type() == torch::kBFloat16; }

template <typename T>
T* pointer(const torch::Tensor& x) {
  return static_cast<T*>(x.data_ptr());
}

Bf16* halfOrNull(const torch::Tensor& x) { return x.defined() && isHalf(x) ? pointer<Bf16>(x) : nullptr; }

struct Norm {
  const PackedNorm& parameters;
  kernels::Dropout before;
  torch::Tensor z, mean, inverse;
};

/// LN(dropout(y) + residual) to `out` and its rounded copy. norm.z holds y before and the sum afterwards.
void addAndNormalize(const Norm& norm, const torch::Tensor& residual, const std::int32_t* maskRows,
                     const torch::Tensor& out, const torch::Tensor& half) {
  kernels::NormForward job{};
  job.size = norm.z.size(1);
  job.y = norm.z.data_ptr<float>();
  job.residual = residual.data_ptr<float>();
  job.weight = norm.parameters.weight.data_ptr<float>();
  job.bias = norm.parameters.bias.data_ptr<float>();
  job.epsilon = static_cast<float>(norm.parameters.epsilon);
  job.before = norm.before;
  job.maskRows = maskRows;
  job.z = norm.z.data_ptr<float>();
  job.mean = norm.mean.data_ptr<float>();
  job.inverseDeviation = norm.inverse.data_ptr<float>();
  job.out = out.data_ptr<float>();
  job.half = halfOrNull(half);
  overRows(norm.z.size(0), [&](std::int64_t begin, std::int64_t end) { kernels::normForward(job, begin, end); });
}

/// From the gradient of a LayerNorm's result to that of its residual, in place, and to that of the dense part before
/// it.
void normalizedBackward(const Norm& norm, const torch::Tensor& gradient, const std::int32_t* maskRows,
                        const torch::Tensor& yGradient, const torch::Tensor& denseBiasGradient) {
  kernels::NormBackward job{};
  job.size = gradient.size(1);
  job.gradient = gradient.data_ptr<float>();
  job.z = norm.z.data_ptr<float>();
  job.mean = norm.mean.data_ptr<float>();
  job.inverseDeviation = norm.inverse.data_ptr<float>();
  job.weight = norm.parameters.weight.data_ptr<float>();
  job.before = norm.before;
  job.maskRows = maskRows;
  job.zGradient = gradient.data_ptr<float>();
  job.yHalf = halfOrNull(yGradient);
  job.yGradient = job.yHalf == nullptr ? yGradient.data_ptr<float>() : nullptr;
  normBackward(job, gradient.size(0), norm.parameters, denseBiasGradient);
}

template <typename T>
kernels::AttentionHead<T> headOf(const LayerPass& pass, const LayerTrace& trace, bool firstOnly, std::int64_t text,
                                 std::int64_t head) {
  const std::int64_t hidden = trace.context.size(1);
  const std::int64_t size = hidden / pass.heads;
  const std::int64_t start = pass.batch->start(text);
  const std::int64_t row = firstOnly ? text : start;
  const T* mixed = pointer<T>(trace.mixed) + start * trace.mixed.stride(0) + head * size;
  kernels::AttentionHead<T> job{};
  job.length = pass.batch->length(text);
  job.queries = firstOnly ? 1 : job.length;
  job.size = size;
  job.q = pointer<T>(trace.queries) + row * trace.queries.stride(0) + head * size;
  job.k = mixed + hidden;
  job.v = mixed + 2 * hidden;
  job.queryStride = trace.queries.stride(0);
  job.keyStride = trace.mixed.stride(0);
  job.logSums = trace.logSums.data_ptr<float>() + row * pass.heads + head;
  job.logSumStride = pass.heads;
  job.dropout = trace.dropout.attention;
  job.place =
      pass.maskPlaces[static_cast<std::size_t>(text)] + static_cast<std::uint32_t>(head * job.length * job.length);
  return job;
}

/// Calls `work(text, head, scratch)` for all heads of all texts on all threads.
template <typename Work>
void overHeads(const LayerPass& pass, const Work& work) {
  at::parallel_for(0, pass.batch->texts() * pass.heads, 1, [&](std::int64_t begin, std::int64_t end) {
    thread_local std::vector<float> scratch;
    for (std::int64_t i = begin; i < end; ++i) work(i / pass.heads, i % pass.heads, scratch);
  });
}

template <typename T>
void attention(const LayerPass& pass, const LayerTrace& trace, bool firstOnly) {
  overHeads(pass, [&](std::int64_t text, std::int64_t head, std::vector<float>& scratch) {
    const auto job = headOf<T>(pass, trace, firstOnly, text, head);
    const std::int64_t row = firstOnly ? text : pass.batch->start(text);
    const std::int64_t stride = trace.context.stride(0);
    kernels::attend(job, pointer<T>(trace.context) + row * stride + head * job.size, stride, scratch);
  });
}

/// `queries` and `mixed` receive gradients; those of the context are read from `context`.
template <typename T>
void attentionBackward(const LayerPass& pass, const LayerTrace& trace, bool firstOnly, const torch::Tensor& context,
                       const torch::Tensor& queries, const torch::Tensor& mixed) {
  overHeads(pass, [&](std::int64_t text, std::int64_t head, std::vector<float>& scratch) {
    const auto job = headOf<T>(pass, trace, firstOnly, text, head);
    const std::int64_t start = pass.batch->start(text);
    const std::int64_t row = firstOnly ? text : start;
    const std::int64_t column = head * job.size;
    T* keys = pointer<T>(mixed) + start * mixed.stride(0) + context.size(1) + column;
    kernels::attendBackward(job,
                            {pointer<T>(context) + row * context.stride(0) + column, context.stride(0),
                             pointer<T>(queries) + row * queries.stride(0) + column, keys, keys + context.size(1)},
                            scratch);
  });
}

template <typename T>
void activateAs(Activation activation, const torch::Tensor& in, const torch::Tensor& out) {
  const std::int64_t size = in.size(1);
  overRows(in.size(0), [&](std::int64_t begin, std::int64_t end) {
    kernels::activate(activation, pointer<T>(in) + begin * size, pointer<T>(out) + begin * size, (end - begin) * size);
  });
}

/// Sums over rows that each thread gathers for itself: [threads, count].
class ThreadSums {
 public:
  explicit ThreadSums(std::int64_t count) : m_sums(torch::zeros({at::get_num_threads(), count})) {}
  float* mine() const { return m_sums.data_ptr<float>() + at::get_thread_num() * m_sums.size(1); }
  torch::Tensor total() const { return m_sums.sum(0); }

 private:
  torch::Tensor m_sums;
};

template <typename T>
void activationBackward(Activation activation, const torch::Tensor& in, const torch::Tensor& gradient,
                        const torch::Tensor& biasGradient) {
  const std::int64_t size = in.size(1);
  const ThreadSums sums(size);
  overRows(in.size(0), [&](std::int64_t begin, std::int64_t end) {
    const std::int64_t from = begin * size;
    kernels::activateBackward(activation, pointer<T>(in) + from, pointer<T>(gradient) + from, end - begin, size,
                              sums.mine());
  });
  torch::Tensor sum = biasGradient;
  sum.add_(sums.total());
}

torch::Tensor viewOf(const torch::Tensor& flat, std::int64_t rows, std::int64_t columns) {
  return flat.narrow(0, 0, rows * columns).view({rows, columns});
}

torch::Tensor part(const torch::Tensor& mixed, std::int64_t first, std::int64_t count) {
  const std::int64_t hidden = mixed.size(0) / 3;
  return mixed.narrow(0, first * hidden, count * hidden);
}

/// Rows first … first + count of query, key and value (0, 1, 2) to columns of `mixed`.
void mixParts(const PackedLayerWeights& layer, const torch::Tensor& x, std::int64_t first, std::int64_t count,
              const torch::Tensor& mixed) {
  if (layer.mixed.size() == 1) {
    const PackedDense& all = layer.mixed.front();
    denseForward(x, part(all.weight, first, count), part(all.bias, first, count), mixed);
    return;
  }
  const std::int64_t hidden = x.size(1);
  for (std::int64_t i = 0; i < count; ++i) {
    const PackedDense& one = layer.mixed[static_cast<std::size_t>(first + i)];
    denseForward(x, one.weight, one.bias, mixed.narrow(1, i * hidden, hidden));
  }
}

void mix(const PackedLayerWeights& layer, const LayerPass& pass, LayerTrace& trace, bool firstOnly) {
  if (!firstOnly) {
    mixParts(layer, trace.x, 0, 3, trace.mixed);
    trace.chosen = trace.x;
    trace.queries = trace.mixed;
    return;
  }
  const std::int64_t hidden = trace.x.size(1);
  trace.chosen = trace.x.index_select(0, firstTokens(*pass.batch));
  trace.queries = torch::empty_like(trace.chosen);
  mixParts(layer, trace.chosen, 0, 1, trace.queries);
  mixParts(layer, trace.x, 1, 2, trace.mixed.narrow(1, hidden, 2 * hidden));
}

/// From the gradients of queries, keys and values to those of their weights, and of the layer's input, which is added.
void mixBackward(PackedLayerWeights& layer, const LayerPass& pass, const LayerTrace& trace, bool firstOnly,
                 const torch::Tensor& queries, const torch::Tensor& mixed, const torch::Tensor& gradient) {
  PackedDense& all = layer.mixed.front();
  torch::Tensor& biasGradient = all.biasGradient;
  if (!firstOnly) {
    denseWeightGradient(mixed, trace.x, all.weightGradient, layer.hasGradient);
    biasGradient.add_(mixed.sum(0, false, torch::kFloat32));
    denseBackward(mixed, all.weight, gradient, true);
    return;
  }
  const std::int64_t hidden = trace.x.size(1);
  const torch::Tensor rest = mixed.narrow(1, hidden, 2 * hidden);
  denseWeightGradient(queries, trace.chosen, part(all.weightGradient, 0, 1), layer.hasGradient);
  denseWeightGradient(rest, trace.x, part(all.weightGradient, 1, 2), layer.hasGradient);
  part(biasGradient, 0, 1).add_(queries.sum(0, false, torch::kFloat32));
  part(biasGradient, 1, 2).add_(rest.sum(0, false, torch::kFloat32));
  // So far only the first tokens have a gradient, on the first rows.
  const torch::Tensor chosen = gradient.narrow(0, 0, pass.batch->texts());
  denseBackward(queries, part(all.weight, 0, 1), chosen, true);
  const torch::Tensor kept = chosen.clone();
  denseBackward(rest, part(all.weight, 1, 2), gradient);
  torch::Tensor whole = gradient;
  whole.index_add_(0, firstTokens(*pass.batch), kept);
}

}  // namespace

torch::Tensor firstTokens(const PackedBatch& batch) {
  const std::vector<std::int64_t> starts(batch.starts.begin(), batch.starts.end() - 1);
  return torch::tensor(starts, torch::kInt64);
}

void attendAll(const LayerPass& pass, const LayerTrace& trace, bool firstOnly) {
  if (isHalf(trace.mixed)) {
    attention<Bf16>(pass, trace, firstOnly);
  } else {
    attention<float>(pass, trace, firstOnly);
  }
}

void overRows(std::int64_t rows, const std::function<void(std::int64_t, std::int64_t)>& work) {
  at::parallel_for(0, rows, 8, work);
}

void normBackward(const kernels::NormBackward& norm, std::int64_t rows, const PackedNorm& parameters,
                  const torch::Tensor& denseBiasGradient) {
  const ThreadSums sums(3 * norm.size);
  overRows(rows, [&](std::int64_t begin, std::int64_t end) {
    float* mine = sums.mine();
    kernels::normBackward(norm, begin, end, {mine, mine + norm.size, mine + 2 * norm.size});
  });
  const torch::Tensor total = sums.total().view({3, norm.size});
  torch::Tensor weight = parameters.weightGradient;
  torch::Tensor bias = parameters.biasGradient;
  weight.add_(total[0]);
  bias.add_(total[1]);
  torch::Tensor denseBias = denseBiasGradient;
  if (denseBias.defined()) denseBias.add_(total[2]);
}

void layerForward(const PackedLayerWeights& layer, LayerPass& pass, LayerTrace& trace, const torch::Tensor& wide,
                  bool firstOnly, const torch::Tensor& result, const torch::Tensor& resultHalf) {
  const bool half = isHalf(trace.x);
  mix(layer, pass, trace, firstOnly);
  attendAll(pass, trace, firstOnly);
  const std::int64_t rows = trace.context.size(0);
  const std::int32_t* maskRows = firstOnly ? pass.batch->starts.data() : nullptr;
  denseForward(trace.context, layer.attentionOutput.weight, layer.attentionOutput.bias, trace.z1);
  const torch::Tensor residual = firstOnly ? wide.index_select(0, firstTokens(*pass.batch)) : wide;
  const torch::Tensor attended = half ? pass.space.attended.narrow(0, 0, rows) : trace.attended;
  addAndNormalize({layer.attentionNorm, trace.dropout.attentionOutput, trace.z1, trace.mean1, trace.inverse1}, residual,
                  maskRows, attended, trace.attended);
  denseForward(trace.attended, layer.intermediate.weight, layer.intermediate.bias, trace.inner);
  half ? activateAs<Bf16>(pass.activation, trace.inner, trace.active)
       : activateAs<float>(pass.activation, trace.inner, trace.active);
  denseForward(trace.active, layer.output.weight, layer.output.bias, trace.z2);
  addAndNormalize({layer.outputNorm, trace.dropout.output, trace.z2, trace.mean2, trace.inverse2}, attended, maskRows,
                  result, resultHalf);
}

void layerBackward(PackedLayerWeights& layer, LayerPass& pass, const LayerTrace& trace, bool firstOnly,
                   const torch::Tensor& gradient) {
  const std::int64_t rows = trace.context.size(0);
  const std::int32_t* maskRows = firstOnly ? pass.batch->starts.data() : nullptr;
  const torch::Tensor wide = gradient.narrow(0, 0, rows);
  const torch::Tensor y = pass.space.yGradient.narrow(0, 0, rows);
  const torch::Tensor inner = viewOf(pass.space.flat, rows, trace.inner.size(1));
  normalizedBackward({layer.outputNorm, trace.dropout.output, trace.z2, trace.mean2, trace.inverse2}, wide, maskRows, y,
                     layer.output.biasGradient);
  denseWeightGradient(y, trace.active, layer.output.weightGradient, layer.hasGradient);
  denseBackward(y, layer.output.weight, inner);
  isHalf(inner) ? activationBackward<Bf16>(pass.activation, trace.inner, inner, layer.intermediate.biasGradient)
                : activationBackward<float>(pass.activation, trace.inner, inner, layer.intermediate.biasGradient);
  denseWeightGradient(inner, trace.attended, layer.intermediate.weightGradient, layer.hasGradient);
  denseBackward(inner, layer.intermediate.weight, wide, true);
  normalizedBackward({layer.attentionNorm, trace.dropout.attentionOutput, trace.z1, trace.mean1, trace.inverse1}, wide,
                     maskRows, y, layer.attentionOutput.biasGradient);
  denseWeightGradient(y, trace.context, layer.attentionOutput.weightGradient, layer.hasGradient);
  const torch::Tensor context = viewOf(pass.space.flat, rows, y.size(1));  // what it held is used up
  denseBackward(y, layer.attentionOutput.weight, context);
  const torch::Tensor mixed = pass.space.mixedGradient.narrow(0, 0, trace.mixed.size(0));
  const torch::Tensor queries = firstOnly ? y : mixed;
  isHalf(trace.x) ? attentionBackward<Bf16>(pass, trace, firstOnly, context, queries, mixed)
                  : attentionBackward<float>(pass, trace, firstOnly, context, queries, mixed);
  mixBackward(layer, pass, trace, firstOnly, queries, mixed, gradient);
  layer.hasGradient = true;
}

}  // namespace wb::nn
