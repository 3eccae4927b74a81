#include "core/kernels/attention.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/attention.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include "core/kernels/exponential-inl.h"
#include "core/kernels/tiles-inl.h"
// clang-format on

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

constexpr std::int64_t forwardRows = 12;   // queries at a time: their weights stay in the first-level cache
constexpr std::int64_t backwardRows = 48;  // the gradients of keys and values are read and written once for each block

HWY_INLINE std::int64_t padded(std::int64_t count) { return (count + lanes - 1) / lanes * lanes; }

/// From a row of a matrix to the next. Where rows began a power of two apart, those that a product reads together would
/// push each other out of the first-level cache.
std::int64_t strideOf(std::int64_t columns) {
  constexpr std::int64_t cacheLine = 16;
  const std::int64_t stride = padded(columns);
  return stride % (2 * cacheLine) == 0 ? stride + cacheLine : stride;
}

/// The right side of a product. Columns are read a panel at a time, row by row.
struct Right {
  const float* data;
  std::int64_t rows;
  std::int64_t rowStep;
  std::int64_t panelStep;
};

/// A matrix of floats in scratch: rows begin `stride` apart, a multiple of the vector's length, with zeros behind
/// their values.
struct Matrix {
  float* data;
  std::int64_t stride;
  float* row(std::int64_t i) const { return data + i * stride; }
  Left left() const { return {data, stride, 1}; }
  Left transposedLeft() const { return {data, 1, stride}; }
  Right right(std::int64_t rows) const { return {data, rows, stride, panel}; }
};

/// A matrix as the right side of products that is too large for the first-level cache: panel behind panel, a panel's
/// rows one behind the other, with zeros behind the values of the last panel's rows.
struct Panels {
  float* data;
  std::int64_t rows;
  float* at(std::int64_t row, std::int64_t column) const {
    return data + column / panel * panel * rows + row * panel + column % panel;
  }
  Right right() const { return {data, rows, panel, panel * rows}; }
};

template <int rows, int vectors>
HWY_INLINE void productTile(const Left& a, const Right& b, const Matrix& c, bool add) {
  TileSums<rows, vectors> sums;
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) sums[i][j] = add ? load(c.row(i) + j * lanes) : all(0);
  }
  addProducts<rows, vectors>(a, b.data, b.rowStep, b.rows, sums);
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) store(sums[i][j], c.row(i) + j * lanes);
  }
}

template <int vectors>
void productColumns(std::int64_t m, Left a, const Right& b, Matrix c, bool add) {
  for (std::int64_t i = 0; i < m; i += tileRows) {
    withTileRows(m - i, [&](auto rows) { productTile<decltype(rows)::value, vectors>(a, b, c, add); });
    a.data += tileRows * a.rowStep;
    c.data += tileRows * c.stride;
  }
}

/// c[m, n] = a[m, b.rows]·b[b.rows, n] (+ c).
void product(std::int64_t m, std::int64_t n, const Left& a, Right b, Matrix c, bool add = false) {
  for (std::int64_t column = 0; column < n; column += panel) {
    switch (std::min<std::int64_t>((n - column + lanes - 1) / lanes, tileVectors)) {
      case 1: productColumns<1>(m, a, b, c, add); break;
      case 2: productColumns<2>(m, a, b, c, add); break;
      case 3: productColumns<std::min(3, tileVectors)>(m, a, b, c, add); break;
      default: productColumns<tileVectors>(m, a, b, c, add); break;
    }
    b.data += b.panelStep;
    c.data += panel;
  }
}

/// Hands out matrices of one block of memory.
class Room {
 public:
  explicit Room(std::vector<float>& memory) : m_memory(memory) {}
  static std::int64_t matrixFloats(std::int64_t rows, std::int64_t columns) { return rows * strideOf(columns); }
  static std::int64_t panelFloats(std::int64_t rows, std::int64_t columns) {
    return rows * ((columns + panel - 1) / panel * panel);
  }
  /// Call once, with what all matrices together need.
  void reserve(std::int64_t floats) {
    const auto needed = static_cast<std::size_t>(floats);
    if (m_memory.size() < needed) m_memory.resize(needed);
  }
  Matrix matrix(std::int64_t rows, std::int64_t columns) {
    return {taken(matrixFloats(rows, columns)), strideOf(columns)};
  }
  Panels panels(std::int64_t rows, std::int64_t columns) { return {taken(panelFloats(rows, columns)), rows}; }

 private:
  float* taken(std::int64_t floats) {
    m_used += floats;
    return m_memory.data() + m_used - floats;
  }

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
void copyPanels(const T* from, std::int64_t stride, std::int64_t size, float scale, const Panels& to) {
  for (std::int64_t j = 0; j < size; j += lanes) {
    float* out = to.at(0, j);
    for (std::int64_t i = 0; i < to.rows; ++i) {
      store(hn::Mul(loadFirst(from + i * stride + j, size - j), all(scale)), out);
      out += panel;
    }
  }
}

/// Rows of `to.rows` values become columns.
template <typename T>
void copyTransposed(const T* from, std::int64_t stride, std::int64_t rows, const Panels& to) {
  for (std::int64_t column = 0; column < rows; column += panel) {
    const std::int64_t columns = std::min(panel, rows - column);
    packTransposed(from + column * stride, stride, columns, padded(columns), to.rows, to.at(0, column));
  }
}

template <typename T>
void writeRow(const float* from, std::int64_t size, float scale, T* to) {
  for (std::int64_t j = 0; j < size; j += lanes) {
    storeFirst(hn::Mul(load(from + j), all(scale)), to + j, size - j);
  }
}

template <typename T>
void writeRows(const Matrix& from, std::int64_t rows, std::int64_t size, T* to, std::int64_t stride) {
  for (std::int64_t i = 0; i < rows; ++i) writeRow(from.row(i), size, 1, to + i * stride);
}

/// Row by row what becomes of scores: `use(e, j)` gets exp(x − shift) of a vector of them, 0 behind the end, and says
/// what to store. Returns the sum of the exponentials.
template <typename Use>
HWY_INLINE float exponentials(float* row, std::int64_t length, float shift, const Use& use) {
  Vector sum = all(0);
  for (std::int64_t j = 0; j < length; j += lanes) {
    Vector x = exponential(hn::Max(hn::Sub(load(row + j), all(shift)), all(-largestExponent)));
    if (length - j < lanes) x = hn::IfThenElseZero(hn::FirstN(Floats(), static_cast<std::size_t>(length - j)), x);
    store(use(x, j), row + j);
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

struct RowSum {
  float largest;
  float sum;  ///< Σ exp(x − largest)
};

/// A row of scores becomes exp(x − largest), times the mask.
RowSum weightRow(float* row, std::int64_t length, const Dropout& dropout, std::uint32_t place) {
  const float largest = largestOf(row, length);
  if (!dropout.active()) return {largest, exponentials(row, length, largest, [](Vector x, std::int64_t) { return x; })};
  return {largest, exponentials(row, length, largest, [&](Vector x, std::int64_t j) {
            return hn::Mul(x, factorsOf(dropout, place + static_cast<std::uint32_t>(j)));
          })};
}

template <typename T>
std::uint32_t maskPlace(const AttentionHead<T>& head, std::int64_t query) {
  return head.place + static_cast<std::uint32_t>(query * head.length);
}

template <typename T>
void forward(const AttentionHead<T>& head, T* out, std::int64_t outStride, std::vector<float>& scratch) {
  Room room(scratch);
  room.reserve(Room::panelFloats(head.size, head.length) + Room::panelFloats(head.length, head.size) +
               2 * Room::matrixFloats(forwardRows, head.size) + Room::matrixFloats(forwardRows, head.length));
  const Panels keys = room.panels(head.size, head.length);  // transposed
  const Panels values = room.panels(head.length, head.size);
  const Matrix queries = room.matrix(forwardRows, head.size);
  const Matrix results = room.matrix(forwardRows, head.size);
  const Matrix weights = room.matrix(forwardRows, head.length);
  copyTransposed(head.k, head.keyStride, head.length, keys);
  copyPanels(head.v, head.keyStride, head.size, 1, values);
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  for (std::int64_t first = 0; first < head.queries; first += forwardRows) {
    const std::int64_t rows = std::min(forwardRows, head.queries - first);
    copyRows(head.q + first * head.queryStride, head.queryStride, rows, head.size, scale, queries);
    product(rows, head.length, queries.left(), keys.right(), weights);
    float sums[forwardRows];
    for (std::int64_t i = 0; i < rows; ++i) {
      const RowSum row = weightRow(weights.row(i), head.length, head.dropout, maskPlace(head, first + i));
      head.logSums[(first + i) * head.logSumStride] = row.largest + std::log(row.sum);
      sums[i] = row.sum;
    }
    product(rows, head.size, weights.left(), values.right(), results);
    for (std::int64_t i = 0; i < rows; ++i) {
      writeRow(results.row(i), head.size, 1 / sums[i], out + (first + i) * outStride);
    }
  }
}

/// From the scores s and the gradient of the masked weights g, row by row: `s` becomes the masked weights w∘m, and `g`
/// the gradient of the scores, w∘(g∘m − Σ w∘g∘m).
void softmaxBackwardRow(float* s, float* g, std::int64_t length, float logSum, const Dropout& dropout,
                        std::uint32_t place) {
  Vector sum = all(0);
  exponentials(s, length, logSum, [&](Vector weight, std::int64_t j) {
    const Vector gradient = load(g + j);
    if (!dropout.active()) {
      sum = hn::MulAdd(weight, gradient, sum);
      return weight;
    }
    const Vector factors = factorsOf(dropout, place + static_cast<std::uint32_t>(j));
    const Vector masked = hn::Mul(gradient, factors);
    store(masked, g + j);
    sum = hn::MulAdd(weight, masked, sum);
    // The signs of the weights, which have none, remember what is dropped.
    return hn::IfThenElse(hn::Eq(factors, all(0)), hn::Neg(weight), weight);
  });
  const Vector mean = all(sumOf(sum));
  for (std::int64_t j = 0; j < length; j += lanes) {
    const Vector weight = load(s + j);
    store(hn::Mul(hn::Abs(weight), hn::Sub(load(g + j), mean)), g + j);
    if (dropout.active()) store(hn::Mul(hn::ZeroIfNegative(weight), all(dropout.scale())), s + j);
  }
}

/// What one way back works with.
struct BackwardRoom {
  Panels keysTransposed, valuesTransposed, keys;
  Matrix queries, results, weights, scores, queryGradients;
  Matrix keyGradients, valueGradients;

  BackwardRoom(std::int64_t length, std::int64_t size, std::vector<float>& scratch) {
    Room room(scratch);
    room.reserve(2 * Room::panelFloats(size, length) + Room::panelFloats(length, size) +
                 2 * Room::matrixFloats(length, size) + 3 * Room::matrixFloats(backwardRows, size) +
                 2 * Room::matrixFloats(backwardRows, length));
    keysTransposed = room.panels(size, length);
    valuesTransposed = room.panels(size, length);
    keys = room.panels(length, size);
    keyGradients = room.matrix(length, size);
    valueGradients = room.matrix(length, size);
    queries = room.matrix(backwardRows, size);
    results = room.matrix(backwardRows, size);
    queryGradients = room.matrix(backwardRows, size);
    weights = room.matrix(backwardRows, length);
    scores = room.matrix(backwardRows, length);
  }
};

template <typename T>
void backwardBlock(const AttentionHead<T>& head, const AttentionGradients<T>& gradients, const BackwardRoom& room,
                   std::int64_t first, std::int64_t rows) {
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  copyRows(head.q + first * head.queryStride, head.queryStride, rows, head.size, scale, room.queries);
  copyRows(gradients.out + first * gradients.outStride, gradients.outStride, rows, head.size, 1, room.results);
  product(rows, head.length, room.queries.left(), room.keysTransposed.right(), room.weights);
  product(rows, head.length, room.results.left(), room.valuesTransposed.right(), room.scores);
  for (std::int64_t i = 0; i < rows; ++i) {
    softmaxBackwardRow(room.weights.row(i), room.scores.row(i), head.length,
                       head.logSums[(first + i) * head.logSumStride], head.dropout, maskPlace(head, first + i));
  }
  const bool add = first > 0;
  product(head.length, head.size, room.weights.transposedLeft(), room.results.right(rows), room.valueGradients, add);
  product(head.length, head.size, room.scores.transposedLeft(), room.queries.right(rows), room.keyGradients, add);
  product(rows, head.size, room.scores.left(), room.keys.right(), room.queryGradients);
  writeRows(room.queryGradients, rows, head.size, gradients.q + first * head.queryStride, head.queryStride);
}

template <typename T>
void backward(const AttentionHead<T>& head, const AttentionGradients<T>& gradients, std::vector<float>& scratch) {
  const BackwardRoom room(head.length, head.size, scratch);
  const float scale = 1 / std::sqrt(static_cast<float>(head.size));
  copyTransposed(head.k, head.keyStride, head.length, room.keysTransposed);
  copyTransposed(head.v, head.keyStride, head.length, room.valuesTransposed);
  copyPanels(head.k, head.keyStride, head.size, scale, room.keys);
  for (std::int64_t first = 0; first < head.queries; first += backwardRows) {
    backwardBlock(head, gradients, room, first, std::min(backwardRows, head.queries - first));
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
