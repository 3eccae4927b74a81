// A panel of B (64 columns, all of k) is copied into pairs of values as the processor's instruction wants them; it
// stays in the second-level cache while six rows of A at a time pass over it with their sums in registers.
#include "core/kernels/bf16_product.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC 12 sees it in its own intrinsics (bug 105593)
#endif
#include <immintrin.h>

#include <algorithm>
#include <cstring>

#define WB_BF16 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512bf16")))
#define WB_BF16_INLINE __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512bf16"), always_inline)) inline

namespace wb::kernels {
namespace {

constexpr int lanes = 16;
constexpr int vectors = productPanel / lanes;
constexpr int tileRows = 6;

/// Pairs of A: (row, pair) begins at data[row·rowStep + pair·pairStep].
struct Pairs {
  const Bf16* data;
  std::int64_t rowStep;
  std::int64_t pairStep;
};

WB_BF16_INLINE __mmask32 firstLanes(std::int64_t count) {
  return count >= 32 ? 0xFFFFFFFFU : count <= 0 ? 0U : (1U << static_cast<unsigned>(count)) - 1U;
}

/// words[pair][column] = (row 2·pair, row 2·pair + 1) of `columns` columns of a matrix that is stored by rows; zeros
/// beyond its `rows` and up to `width` columns.
WB_BF16 void interleaveRows(const Bf16* source, std::int64_t stride, std::int64_t rows, std::int64_t columns,
                            std::int64_t width, std::uint32_t* words) {
  const __m512i low = _mm512_set_epi16(47, 15, 46, 14, 45, 13, 44, 12, 43, 11, 42, 10, 41, 9, 40, 8, 39, 7, 38, 6, 37,
                                       5, 36, 4, 35, 3, 34, 2, 33, 1, 32, 0);
  const __m512i high = _mm512_set_epi16(63, 31, 62, 30, 61, 29, 60, 28, 59, 27, 58, 26, 57, 25, 56, 24, 55, 23, 54, 22,
                                        53, 21, 52, 20, 51, 19, 50, 18, 49, 17, 48, 16);
  for (std::int64_t row = 0; row < rows; row += 2) {
    const Bf16* first = source + row * stride;
    for (std::int64_t column = 0; column < width; column += 32) {
      const __mmask32 mask = firstLanes(columns - column);
      const __m512i x = _mm512_maskz_loadu_epi16(mask, first + column);
      const __m512i y =
          row + 1 < rows ? _mm512_maskz_loadu_epi16(mask, first + stride + column) : _mm512_setzero_si512();
      _mm512_storeu_si512(words + column, _mm512_permutex2var_epi16(x, low, y));
      _mm512_storeu_si512(words + column + lanes, _mm512_permutex2var_epi16(x, high, y));
    }
    words += width;
  }
}

/// Transposes 16 rows of 16 words.
WB_BF16_INLINE void transpose16(__m512i (&r)[16]) {
  __m512i t[16];
  for (int i = 0; i < 16; i += 2) {
    t[i] = _mm512_unpacklo_epi32(r[i], r[i + 1]);
    t[i + 1] = _mm512_unpackhi_epi32(r[i], r[i + 1]);
  }
  for (int i = 0; i < 16; i += 4) {
    r[i] = _mm512_unpacklo_epi64(t[i], t[i + 2]);
    r[i + 1] = _mm512_unpackhi_epi64(t[i], t[i + 2]);
    r[i + 2] = _mm512_unpacklo_epi64(t[i + 1], t[i + 3]);
    r[i + 3] = _mm512_unpackhi_epi64(t[i + 1], t[i + 3]);
  }
  for (int i = 0; i < 4; ++i) {
    t[i] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0x88);
    t[i + 4] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0xdd);
    t[i + 8] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0x88);
    t[i + 12] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0xdd);
  }
  for (int i = 0; i < 8; ++i) {
    r[i] = _mm512_shuffle_i32x4(t[i], t[i + 8], 0x88);
    r[i + 8] = _mm512_shuffle_i32x4(t[i], t[i + 8], 0xdd);
  }
}

/// words[pair][column] of a panel whose columns are stored as rows of k values (k even).
WB_BF16 void transposePairs(const Bf16* source, std::int64_t stride, std::int64_t columns, std::int64_t k,
                            std::uint32_t* words) {
  const std::int64_t pairs = k / 2;
  for (std::int64_t group = 0; group < productPanel; group += lanes) {
    for (std::int64_t pair = 0; pair < pairs; pair += lanes) {
      const auto mask = static_cast<__mmask16>(firstLanes(std::min<std::int64_t>(pairs - pair, lanes)));
      __m512i r[lanes];
      for (int i = 0; i < lanes; ++i) {
        r[i] = group + i < columns ? _mm512_maskz_loadu_epi32(mask, source + (group + i) * stride + pair * 2)
                                   : _mm512_setzero_si512();
      }
      transpose16(r);
      std::uint32_t* out = words + pair * productPanel + group;
      const std::int64_t count = std::min<std::int64_t>(lanes, pairs - pair);
      for (std::int64_t i = 0; i < count; ++i) _mm512_storeu_si512(out + i * productPanel, r[i]);
    }
  }
}

/// Where a tile's sums go.
struct Target {
  const Bf16Product* product;
  std::int64_t row, column, columns;
};

WB_BF16_INLINE void store(const Target& target, int row, int vector, __m512 sum) {
  const Bf16Product& p = *target.product;
  const std::int64_t column = target.column + vector * lanes;
  const std::int64_t left = target.columns - vector * lanes;
  if (left <= 0) return;
  const auto mask = static_cast<__mmask16>(firstLanes(std::min<std::int64_t>(left, lanes)));
  if (p.bias != nullptr) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(mask, p.bias + column));
  const std::int64_t offset = (target.row + row) * p.stride + column;
  if (p.wide != nullptr) {
    if (p.accumulate) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(mask, p.wide + offset));
    _mm512_mask_storeu_ps(p.wide + offset, mask, sum);
  } else {
    _mm256_mask_storeu_epi16(p.half + offset, mask, reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(sum)));
  }
}

WB_BF16_INLINE int pairAt(const Bf16* place) {
  int pair;
  std::memcpy(&pair, place, sizeof pair);
  return pair;
}

/// `rows` rows of A times a panel.
template <int rows>
WB_BF16 void tile(const Pairs& a, const std::uint32_t* panel, std::int64_t pairs, const Target& target) {
  __m512 sum[rows][vectors];
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) sum[i][j] = _mm512_setzero_ps();
  }
  const Bf16* left = a.data;
  for (std::int64_t pair = 0; pair < pairs; ++pair) {
    __m512bh b[vectors];
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) b[j] = reinterpret_cast<__m512bh>(_mm512_loadu_si512(panel + j * lanes));
    _mm_prefetch(reinterpret_cast<const char*>(panel + 8 * productPanel), _MM_HINT_T0);
    _mm_prefetch(reinterpret_cast<const char*>(panel + 8 * productPanel + lanes), _MM_HINT_T0);
    _mm_prefetch(reinterpret_cast<const char*>(panel + 8 * productPanel + 2 * lanes), _MM_HINT_T0);
    _mm_prefetch(reinterpret_cast<const char*>(panel + 8 * productPanel + 3 * lanes), _MM_HINT_T0);
#pragma GCC unroll 8
    for (int i = 0; i < rows; ++i) {
      const auto x = reinterpret_cast<__m512bh>(_mm512_set1_epi32(pairAt(left + i * a.rowStep)));
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) sum[i][j] = _mm512_dpbf16_ps(sum[i][j], x, b[j]);
    }
    panel += productPanel;
    left += a.pairStep;
  }
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) store(target, i, j, sum[i][j]);
  }
}

void tileOf(std::int64_t rows, const Pairs& a, const std::uint32_t* panel, std::int64_t pairs, const Target& target) {
  switch (rows) {
    case 1: return tile<1>(a, panel, pairs, target);
    case 2: return tile<2>(a, panel, pairs, target);
    case 3: return tile<3>(a, panel, pairs, target);
    case 4: return tile<4>(a, panel, pairs, target);
    case 5: return tile<5>(a, panel, pairs, target);
    default: return tile<tileRows>(a, panel, pairs, target);
  }
}

void packPanel(const Bf16Product& p, std::int64_t column, std::int64_t columns, std::uint32_t* panel) {
  if (p.b.transposed) {
    transposePairs(p.b.data + column * p.b.stride, p.b.stride, columns, p.k, panel);
  } else {
    interleaveRows(p.b.data + column, p.b.stride, p.k, columns, productPanel, panel);
  }
}

}  // namespace

bool canMultiplyBf16() { return __builtin_cpu_supports("avx512bf16") != 0 && __builtin_cpu_supports("avx512bw") != 0; }

void multiplyBf16(const Bf16Product& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t columnBegin,
                  std::int64_t columnEnd, std::vector<std::uint32_t>& scratch) {
  const std::int64_t pairs = (p.k + 1) / 2;
  const std::int64_t blockRows = p.a.transposed ? productRows : rowEnd - rowBegin;
  const std::int64_t panels = p.a.transposed ? (columnEnd - columnBegin + productPanel - 1) / productPanel : 1;
  const std::int64_t panelWords = pairs * productPanel;
  const std::int64_t needed = panels * panelWords + (p.a.transposed ? pairs * productRows : 0) + 16 * productPanel;
  if (static_cast<std::int64_t>(scratch.size()) < needed) scratch.resize(static_cast<std::size_t>(needed));
  std::uint32_t* const aBlock = scratch.data() + panels * panelWords;

  const auto passOver = [&](const Pairs& a, std::int64_t row, std::int64_t rows, const std::uint32_t* panel,
                            std::int64_t column) {
    const std::int64_t columns = std::min(productPanel, columnEnd - column);
    for (std::int64_t i = 0; i < rows; i += tileRows) {
      const Pairs tileA{a.data + i * a.rowStep, a.rowStep, a.pairStep};
      tileOf(std::min<std::int64_t>(tileRows, rows - i), tileA, panel, pairs, {&p, row + i, column, columns});
    }
  };
  if (!p.a.transposed) {
    const Pairs a{p.a.data + rowBegin * p.a.stride, p.a.stride, 2};
    for (std::int64_t column = columnBegin; column < columnEnd; column += productPanel) {
      packPanel(p, column, std::min(productPanel, columnEnd - column), scratch.data());
      passOver(a, rowBegin, rowEnd - rowBegin, scratch.data(), column);
    }
    return;
  }
  for (std::int64_t panel = 0; panel < panels; ++panel) {
    const std::int64_t column = columnBegin + panel * productPanel;
    packPanel(p, column, std::min(productPanel, columnEnd - column), scratch.data() + panel * panelWords);
  }
  for (std::int64_t row = rowBegin; row < rowEnd; row += blockRows) {
    const std::int64_t rows = std::min(blockRows, rowEnd - row);
    interleaveRows(p.a.data + row, p.a.stride, p.k, rows, productRows, aBlock);
    for (std::int64_t panel = 0; panel < panels; ++panel) {
      passOver({reinterpret_cast<const Bf16*>(aBlock), 2, 2 * productRows}, row, rows,
               scratch.data() + panel * panelWords, columnBegin + panel * productPanel);
    }
  }
}

}  // namespace wb::kernels
