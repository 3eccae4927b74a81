// The usual three levels of blocks (Goto, van de Geijn 2008): a stretch of k at a time, whose panels of B are copied
// side by side; of A a block that stays in the second-level cache passes over a panel that stays in the first, six rows
// at a time with their sums in registers.
#include "core/kernels/fp32_product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/fp32_product.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include <hwy/cache_control.h>
#include "core/kernels/tiles-inl.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

static_assert(tileRows == floatProductRows);
constexpr std::int64_t largestDepth = 768;  // values of k at a time
constexpr std::int64_t blockRows = 96;      // of A at a time

/// One stretch of k.
struct Stretch {
  const FloatProduct* product;
  std::int64_t begin;
  std::int64_t depth;
};

std::int64_t stretchDepth(std::int64_t k) {
  const std::int64_t stretches = (k + largestDepth - 1) / largestDepth;
  return (k + stretches - 1) / stretches;
}

std::int64_t wholePanels(std::int64_t columns) { return (columns + panel - 1) / panel * panel; }

/// `width` values, a few vectors full.
template <std::int64_t width>
HWY_INLINE void copyValues(const float* from, float* to) {
  constexpr std::int64_t most = width >= lanes ? lanes : width >= 4 ? 4 : 2;
  const hn::FixedTag<float, static_cast<std::size_t>(most)> tag;
  hn::StoreU(hn::LoadU(tag, from), tag, to);
  if constexpr (width > most) copyValues<width - most>(from + most, to + most);
}

/// Copies `width` columns of each of `depth` rows side by side, zeros beyond the first `columns`.
template <std::int64_t width>
void packRows(const float* source, std::int64_t stride, std::int64_t columns, std::int64_t depth, float* out) {
  for (std::int64_t j = 0; j < depth; ++j) {
    if (columns >= width) {
      copyValues<width>(source, out);
    } else {
      for (std::int64_t i = 0; i < width; ++i) out[i] = i < columns ? source[i] : 0.0F;
    }
    source += stride;
    out += width;
  }
}

void packPanel(const Stretch& stretch, std::int64_t column, std::int64_t columns, float* out) {
  const FloatMatrix& b = stretch.product->b;
  if (b.transposed) {
    packTransposed(b.data + column * b.stride + stretch.begin, b.stride, columns, panel, stretch.depth, out);
  } else {
    packRows<panel>(b.data + stretch.begin * b.stride + column, b.stride, columns, stretch.depth, out);
  }
}

/// Where a tile's sums go.
struct Target {
  std::int64_t row, column, columns;
};

HWY_INLINE void put(const Stretch& stretch, const Target& target, int row, int vector, Vector sum) {
  const FloatProduct& p = *stretch.product;
  const std::int64_t left = target.columns - vector * lanes;
  if (left <= 0) return;
  const std::int64_t column = target.column + vector * lanes;
  float* const place = p.c + (target.row + row) * p.stride + column;
  const bool first = stretch.begin == 0;
  if (first && p.bias != nullptr) sum = hn::Add(sum, loadFirst(p.bias + column, left));
  if (!first || p.accumulate) sum = hn::Add(sum, loadFirst(place, left));
  storeFirst(sum, place, left);
}

/// `rows` rows of A times a panel.
template <int rows>
void tile(const Stretch& stretch, const Left& a, const float* right, const Target& target) {
  const FloatProduct& p = *stretch.product;
  for (int i = 0; i < rows; ++i) hwy::Prefetch(p.c + (target.row + i) * p.stride + target.column);
  TileSums<rows, tileVectors> sums;
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < tileVectors; ++j) sums[i][j] = hn::Zero(Floats());
  }
  addProducts<rows, tileVectors>(a, right, panel, stretch.depth, sums);
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < tileVectors; ++j) put(stretch, target, i, j, sums[i][j]);
  }
}

/// Rows of A for tiles: where they lie, or copied six by six where memory holds A transposed.
struct LeftBlock {
  Left first;
  std::int64_t tileStep;
};

LeftBlock leftBlock(const Stretch& stretch, std::int64_t row, std::int64_t rows, float* room) {
  const FloatMatrix& a = stretch.product->a;
  if (!a.transposed) return {{a.data + row * a.stride + stretch.begin, a.stride, 1}, tileRows * a.stride};
  for (std::int64_t i = 0; i < rows; i += tileRows) {
    packRows<tileRows>(a.data + stretch.begin * a.stride + row + i, a.stride, rows - i, stretch.depth,
                       room + i * stretch.depth);
  }
  return {{room, 1, tileRows}, tileRows * stretch.depth};
}

/// Rows [row, row + rows) of A, which `block` holds, times a packed panel.
void passOver(const Stretch& stretch, const LeftBlock& block, std::int64_t rows, const float* right, Target target) {
  Left left = block.first;
  for (std::int64_t done = 0; done < rows; done += tileRows) {
    withTileRows(rows - done, [&](auto count) { tile<decltype(count)::value>(stretch, left, right, target); });
    left.data += block.tileStep;
    target.row += tileRows;
  }
}

/// The first address in `scratch` where a cache line begins, with room for `floats` behind it.
float* alignedRoom(std::vector<float>& scratch, std::int64_t floats) {
  constexpr std::size_t line = 64;
  const std::size_t needed = static_cast<std::size_t>(floats) + line / sizeof(float);
  if (scratch.size() < needed) scratch.resize(needed);
  return scratch.data() + (line - reinterpret_cast<std::uintptr_t>(scratch.data()) % line) % line / sizeof(float);
}

}  // namespace

void multiplyPart(const FloatProduct& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t columnBegin,
                  std::int64_t columnEnd, std::vector<float>& scratch) {
  const std::int64_t depth = stretchDepth(p.k);
  float* const leftRoom = alignedRoom(scratch, (wholePanels(columnEnd - columnBegin) + blockRows) * depth);
  float* const rightRoom = leftRoom + blockRows * depth;
  for (std::int64_t begin = 0; begin < p.k; begin += depth) {
    const Stretch stretch{&p, begin, std::min(depth, p.k - begin)};
    for (std::int64_t row = rowBegin; row < rowEnd; row += blockRows) {
      const std::int64_t rows = std::min(blockRows, rowEnd - row);
      const LeftBlock block = leftBlock(stretch, row, rows, leftRoom);
      for (std::int64_t column = columnBegin; column < columnEnd; column += panel) {
        const std::int64_t columns = std::min(panel, columnEnd - column);
        float* const right = rightRoom + (column - columnBegin) * stretch.depth;
        if (row == rowBegin) packPanel(stretch, column, columns, right);
        passOver(stretch, block, rows, right, {row, column, columns});
      }
    }
  }
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(multiplyPart);

void multiplyFloat(const FloatProduct& product, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t columnBegin,
                   std::int64_t columnEnd, std::vector<float>& scratch) {
  HWY_DYNAMIC_DISPATCH(multiplyPart)(product, rowBegin, rowEnd, columnBegin, columnEnd, scratch);
}

}  // namespace wb::kernels
#endif
