#include "core/kernels/attention.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/attention.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include <hwy/contrib/math/math-inl.h>
#include "core/kernels/vectors-inl.h"
// clang-format on

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

constexpr std::int64_t blockRows = 32;  // queries at a time
constexpr int tileRows = 4;
constexpr int tileVectors = lanes >= 16 ? 4 : 2;  // the sums of a tile stay in registers

HWY_INLINE std::int64_t padded(std::int64_t count) { return (count + lanes - 1) / lanes * lanes; }

/// From a row of a matrix to the next. Where rows began a power of two apart, those that a product reads together would
/// push each other out of the first-level cache.
std::int64_t strideOf(std::int64_t columns) {
  constexpr std::int64_t cacheLine = 16;
  const std::int64_t stride = padded(columns);
  return stride % (2 * cacheLine) == 0 ? stride + cacheLine : stride;
}

/// A matrix of floats in scratch: rows begin `stride` apart, a multiple of the vector's length, with zeros behind
/// their values.
struct Matrix {
  float* data;
  std::int64_t stride;
  float* row(std::int64_t i) const { return data + i * stride; }
};

/// The left side of a product: element (i, j) lies at data[i·rowStep + j·step].
struct Left {
  const float* data;
  std::int64_t rowStep;
  std::int64_t step;
};

template <int rows, int vectors>
HWY_INLINE void productTile(const Left& a, const Matrix& b, std::int64_t k, const Matrix& c, bool add) {
  Vector sums[rows][vectors];
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < vectors; ++j) sums[i][j] = add ? load(c.row(i) + j * lanes) : all(0);
  }
  for (std::int64_t step = 0; step < k; ++step) {
    Vector right[vectors];
    for (int j = 0; j < vectors; ++j) right[j] = load(b.row(step) + j * lanes);
    for (int i = 0; i < rows; ++i) {
      const Vector left = all(a.data[i * a.rowStep + step * a.step]);
      for (int j = 0; j < vectors; ++j) sums[i][j] = hn::MulAdd(left, right[j], sums[i][j]);
    }
  }
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < vectors; ++j) store(sums[i][j], c.row(i) + j * lanes);
  }
}

template <int vectors>
void productColumns(std::int64_t m, std::int64_t k, Left a, const Matrix& b, Matrix c, bool add) {
  std::int64_t i = 0;
  for (; i + tileRows <= m; i += tileRows) {
    productTile<tileRows, vectors>(a, b, k, c, add);
    a.data += tileRows * a.rowStep;
    c.data += tileRows * c.stride;
  }
  for (; i < m; ++i) {
    productTile<1, vectors>(a, b, k, c, add);
    a.data += a.rowStep;
    c.data += c.stride;
  }
}

/// c[m, n] = a[m, k]·b[k, n] (+ c).
void product(std::int64_t m, std::int64_t n, std::int64_t k, const Left& a, const Matrix& b, const Matrix& c,
             bool add = false) {
  for (std::int64_t column = 0; column < n; column += tileVectors * lanes) {
    const Matrix right{b.data + column, b.stride};
    const Matrix out{c.data + column, c.stride};
    switch (std::min<std::int64_t>((n - column + lanes - 1) / lanes, tileVectors)) {
      case 1: productColumns<1>(m, k, a, right, out, add); break;
      case 2: productColumns<2>(m, k, a, right, out, add); break;
      case 3: productColumns<std::min(3, tileVectors)>(m, k, a, right, out, add); break;
      default: productColumns<tileVectors>(m, k, a, right, out, add); break;
    }
  }
}

/// Hands out matrices of one block of memory.
class Room {
 public:
  explicit Room(std::vector<float>& memory) : m_memory(memory) {}
  /// Call once, with what all matrices together need.
  void reserve(std::int64_t floats) {
    const auto needed = static_cast<std::size_t>(floats);
    if (m_memory.size() < needed) m_memory.resize(needed);
  }
  Matrix take(std::int64_t rows, std::int64_t columns) {
    const Matrix matrix{m_memory.data() + m_used, strideOf(columns)};
    m_used += rows * matrix.stride;
    return matrix;
  }

 private:
  std::vector<float>& m_memory;
  std::int64_t m_used = 0;
};

template <typename T>
void copyRows(const T* from, std::int64_t stride, std::int64_t rows, std::int64_t size, float scale, const Matrix& to) {
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < size; j += lanes) {
      store(hn::Mul(loadFirst(from + i * stride + j, size - j), all(scale)), to.row(i) + j);
    }
  }
}

template <typename T>
void copyTransposed(const T* from, std::int64_t stride, std::int64_t rows, std::int64_t size, const Matrix& to) {
  for (std::int64_t i = 0; i < to.stride; i += 4) {
    const std::int64_t count = std::min<std::int64_t>(4, rows - i);
    std::int64_t j = 0;
    for (; count == 4 && j + 4 <= size; j += 4) transposeFour(from + i * stride + j, stride, to.row(j) + i, to.stride);
    for (; j < size; ++j) {
      for (std::int64_t c = 0; c < 4; ++c) to.row(j)[i + c] = c < count ? toFloat(from[(i + c) * stride + j]) : 0.0F;
    }
  }
}

template <typename T>
void writeRows(const Matrix& from, std::int64_t rows, std::int64_t size, T* to, std::int64_t stride) {
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < size; j += lanes) {
      storeFirst(load(from.row(i) + j), to + i * stride + j, size - j);
    }
  }
}

/// exp(x − shift) of a row, 0 behind its end; returns the sum.
HWY_INLINE float exponentials(float* row, std::int64_t length, float shift) {
  Vector sum = all(0);
  for (std::int64_t j = 0; j < length; j += lanes) {
    Vector x = hn::Exp(Floats(), hn::Max(hn::Sub(load(row + j), all(shift)), all(-87)));
    if (length - j < lanes) x = hn::IfThenElseZero(hn::FirstN(Floats(), static_cast<std::size_t>(length - j)), x);
    store(x, row + j);
    sum = hn::Add(sum, x);
  }
  return sumOf(sum);
}

/// Of a row of scores, at least one.
HWY_INLINE float largestOf(const float* row, std::int64_t length) {
  Vector largest = all(row[0]);
  std::int64_t j = 0;
  for (; j + lanes <= length; j += lanes) largest = hn::Max(largest, load(row + j));
  float most = hn::GetLane(hn::MaxOfLanes(Floats(), largest));
  for (; j < length; ++j) most = std::max(most, row[j]);
  return most;
}

/// Softmax of a row of scores, times the mask; returns the logarithm of the sum.
float softmaxRow(float* row, std::int64_t length, const Dropout& dropout, std::uint32_t place) {
  const float largest = largestOf(row, length);
  const float sum = exponentials(row, length, largest);
  for (std::int64_t j = 0; j < length; j += lanes) {
    Vector x = hn::Mul(load(row + j), all(1 / sum));
    if (dropout.active()) x = hn::Mul(x, factorsOf(dropout, place + static_cast<std::uint32_t>(j)));
    store(x, row + j);
  }
  return largest + std::log(sum);
}

template <typename T>
std::uint32_t maskPlace(const AttentionHead<T>& head, std::int64_t query) {
  return head.place + static_cast<std::uint32_t>(query * head.length);
}

template <typename T>
void forward(const AttentionHead<T>& head, T* out, std::int64_t outStride, std::vector<float>& scratch) {
  const std::int64_t width = strideOf(head.length);
  const std::int64_t size = strideOf(head.size);
  Room room(scratch);
  room.reserve(head.size * width + head.length * size + blockRows * (2 * size + width));
  const Matrix keys = room.take(head.size, head.length);  // transposed
  const Matrix values = room.take(head.length, head.size);
  const Matrix queries = room.take(blockRows, head.size);
  const Matrix results = room.take(blockRows, head.size);
  const Matrix weights = room.take(blockRows, head.length);
  copyTransposed(head.k, head.keyStride, head.length, head.size, keys);
  copyRows(head.v, head.keyStride, head.length, head.size, 1, values);
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  for (std::int64_t first = 0; first < head.queries; first += blockRows) {
    const std::int64_t rows = std::min(blockRows, head.queries - first);
    copyRows(head.q + first * head.queryStride, head.queryStride, rows, head.size, scale, queries);
    product(rows, head.length, head.size, {queries.data, queries.stride, 1}, keys, weights);
    for (std::int64_t i = 0; i < rows; ++i) {
      head.logSums[(first + i) * head.logSumStride] =
          softmaxRow(weights.row(i), head.length, head.dropout, maskPlace(head, first + i));
    }
    product(rows, head.size, head.length, {weights.data, weights.stride, 1}, values, results);
    writeRows(results, rows, head.size, out + first * outStride, outStride);
  }
}

/// From the scores s and the gradient of the masked weights g, row by row: `s` becomes the masked weights w∘m, and `g`
/// the gradient of the scores, w∘(g∘m − Σ w∘g∘m).
void softmaxBackwardRow(float* s, float* g, std::int64_t length, float logSum, const Dropout& dropout,
                        std::uint32_t place) {
  exponentials(s, length, logSum);
  Vector sum = all(0);
  for (std::int64_t j = 0; j < length; j += lanes) {
    Vector gradient = load(g + j);
    if (dropout.active()) {
      const Vector factors = factorsOf(dropout, place + static_cast<std::uint32_t>(j));
      gradient = hn::Mul(gradient, factors);
      // The signs of the weights, which have none, remember what is dropped.
      const Vector weight = load(s + j);
      store(hn::IfThenElse(hn::Eq(factors, all(0)), hn::Neg(weight), weight), s + j);
      sum = hn::MulAdd(weight, gradient, sum);
    } else {
      sum = hn::MulAdd(load(s + j), gradient, sum);
    }
    store(gradient, g + j);
  }
  const Vector mean = all(sumOf(sum));
  for (std::int64_t j = 0; j < length; j += lanes) {
    const Vector weight = load(s + j);
    store(hn::Mul(hn::Abs(weight), hn::Sub(load(g + j), mean)), g + j);
    if (dropout.active()) store(hn::Mul(hn::ZeroIfNegative(weight), all(dropout.scale())), s + j);
  }
}

/// What one way back works with.
struct BackwardRoom {
  Matrix keysTransposed, valuesTransposed, keys;
  Matrix queries, results, weights, scores, queryGradients;
  Matrix keyGradients, valueGradients;

  BackwardRoom(std::int64_t length, std::int64_t headSize, std::vector<float>& scratch) {
    const std::int64_t width = strideOf(length);
    const std::int64_t size = strideOf(headSize);
    Room room(scratch);
    room.reserve(2 * headSize * width + 3 * length * size + blockRows * (3 * size + 2 * width));
    keysTransposed = room.take(headSize, length);
    valuesTransposed = room.take(headSize, length);
    keys = room.take(length, headSize);
    keyGradients = room.take(length, headSize);
    valueGradients = room.take(length, headSize);
    queries = room.take(blockRows, headSize);
    results = room.take(blockRows, headSize);
    queryGradients = room.take(blockRows, headSize);
    weights = room.take(blockRows, length);
    scores = room.take(blockRows, length);
  }
};

template <typename T>
void backwardBlock(const AttentionHead<T>& head, const AttentionGradients<T>& gradients, const BackwardRoom& room,
                   std::int64_t first, std::int64_t rows) {
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  copyRows(head.q + first * head.queryStride, head.queryStride, rows, head.size, scale, room.queries);
  copyRows(gradients.out + first * gradients.outStride, gradients.outStride, rows, head.size, 1, room.results);
  product(rows, head.length, head.size, {room.queries.data, room.queries.stride, 1}, room.keysTransposed, room.weights);
  product(rows, head.length, head.size, {room.results.data, room.results.stride, 1}, room.valuesTransposed,
          room.scores);
  for (std::int64_t i = 0; i < rows; ++i) {
    softmaxBackwardRow(room.weights.row(i), room.scores.row(i), head.length,
                       head.logSums[(first + i) * head.logSumStride], head.dropout, maskPlace(head, first + i));
  }
  const bool add = first > 0;
  product(head.length, head.size, rows, {room.weights.data, 1, room.weights.stride}, room.results, room.valueGradients,
          add);
  product(head.length, head.size, rows, {room.scores.data, 1, room.scores.stride}, room.queries, room.keyGradients,
          add);
  product(rows, head.size, head.length, {room.scores.data, room.scores.stride, 1}, room.keys, room.queryGradients);
  writeRows(room.queryGradients, rows, head.size, gradients.q + first * head.queryStride, head.queryStride);
}

template <typename T>
void backward(const AttentionHead<T>& head, const AttentionGradients<T>& gradients, std::vector<float>& scratch) {
  const BackwardRoom room(head.length, head.size, scratch);
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  copyTransposed(head.k, head.keyStride, head.length, head.size, room.keysTransposed);
  copyTransposed(head.v, head.keyStride, head.length, head.size, room.valuesTransposed);
  copyRows(head.k, head.keyStride, head.length, head.size, scale, room.keys);
  for (std::int64_t first = 0; first < head.queries; first += blockRows) {
    backwardBlock(head, gradients, room, first, std::min(blockRows, head.queries - first));
  }
  writeRows(room.keyGradients, head.length, head.size, gradients.k, head.keyStride);
  writeRows(room.valueGradients, head.length, head.size, gradients.v, head.keyStride);
}

}  // namespace

void attendFloat(const AttentionHead<float>& head, float* out, std::int64_t stride, std::vector<float>& scratch) {
  forward(head, out, stride, scratch);
}
void attendHalf(const AttentionHead<Bf16>& head, Bf16* out, std::int64_t stride, std::vector<float>& scratch) {
  forward(head, out, stride, scratch);
}
void attendBackwardFloat(const AttentionHead<float>& head, const AttentionGradients<float>& gradients,
                         std::vector<float>& scratch) {
  backward(head, gradients, scratch);
}
void attendBackwardHalf(const AttentionHead<Bf16>& head, const AttentionGradients<Bf16>& gradients,
                        std::vector<float>& scratch) {
  backward(head, gradients, scratch);
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(attendFloat);
HWY_EXPORT(attendHalf);
HWY_EXPORT(attendBackwardFloat);
HWY_EXPORT(attendBackwardHalf);

void attend(const AttentionHead<float>& head, float* out, std::int64_t outStride, std::vector<float>& scratch) {
  HWY_DYNAMIC_DISPATCH(attendFloat)(head, out, outStride, scratch);
}

void attend(const AttentionHead<Bf16>& head, Bf16* out, std::int64_t outStride, std::vector<float>& scratch) {
  HWY_DYNAMIC_DISPATCH(attendHalf)(head, out, outStride, scratch);
}

void attendBackward(const AttentionHead<float>& head, const AttentionGradients<float>& gradients,
                    std::vector<float>& scratch) {
  HWY_DYNAMIC_DISPATCH(attendBackwardFloat)(head, gradients, scratch);
}

void attendBackward(const AttentionHead<Bf16>& head, const AttentionGradients<Bf16>& gradients,
                    std::vector<float>& scratch) {
  HWY_DYNAMIC_DISPATCH(attendBackwardHalf)(head, gradients, scratch);
}

}  // namespace wb::kernels
#endif
