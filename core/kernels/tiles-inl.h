// The innermost loop of the products of floats: a tile of rows times a few vectors of columns, whose sums stay in
// registers. Included anew for each kind of processor.
#if defined(WB_KERNELS_TILES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef WB_KERNELS_TILES_INL_H
#undef WB_KERNELS_TILES_INL_H
#else
#define WB_KERNELS_TILES_INL_H
#endif

#include <type_traits>

#include "core/kernels/vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {

constexpr int tileRows = 6;
constexpr int tileVectors = lanes >= 16 ? 4 : 2;
constexpr std::int64_t panel = tileVectors * lanes;  // columns of a tile

/// The left side of a product: element (i, j) lies at data[i·rowStep + j·step].
struct Left {
  const float* data;
  std::int64_t rowStep;
  std::int64_t step;
};

/// The first `width` columns, a multiple of four, of a panel whose columns are stored as rows of `depth` values; zeros
/// beyond the first `columns`.
template <typename T>
HWY_INLINE void packTransposed(const T* source, std::int64_t stride, std::int64_t columns, std::int64_t width,
                               std::int64_t depth, float* out) {
  for (std::int64_t column = 0; column < width; column += 4) {
    const std::int64_t count = std::min<std::int64_t>(4, columns - column);
    const T* const from = source + column * stride;
    float* const to = out + column;
    std::int64_t j = 0;
    for (; count == 4 && j + 4 <= depth; j += 4) transposeFour(from + j, stride, to + j * panel, panel);
    for (; j < depth; ++j) {
      for (std::int64_t i = 0; i < 4; ++i) to[j * panel + i] = i < count ? toFloat(from[i * stride + j]) : 0.0F;
    }
  }
}

template <int rows, int vectors>
using TileSums = Vector[rows][vectors];

/// Adds the products of `depth` columns of `a` and as many rows of `right`, which are `rightStep` apart.
template <int rows, int vectors>
HWY_INLINE void addProducts(const Left& a, const float* right, std::int64_t rightStep, std::int64_t depth,
                            TileSums<rows, vectors>& sums) {
  const float* left = a.data;
  for (std::int64_t k = 0; k < depth; ++k) {
    Vector b[vectors];
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) b[j] = load(right + j * lanes);
#pragma GCC unroll 8
    for (int i = 0; i < rows; ++i) {
      const Vector x = all(left[i * a.rowStep]);
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) sums[i][j] = hn::MulAdd(x, b[j], sums[i][j]);
    }
    left += a.step;
    right += rightStep;
  }
}

/// Calls `work` with the number of rows as a constant, one that is at most a tile's.
template <typename Work>
HWY_INLINE void withTileRows(std::int64_t rows, const Work& work) {
  switch (rows) {
    case 1: return work(std::integral_constant<int, 1>());
    case 2: return work(std::integral_constant<int, 2>());
    case 3: return work(std::integral_constant<int, 3>());
    case 4: return work(std::integral_constant<int, 4>());
    case 5: return work(std::integral_constant<int, 5>());
    default: return work(std::integral_constant<int, tileRows>());
  }
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
