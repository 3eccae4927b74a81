// A panel of 16 columns of the weights stays in the first-level cache while a few rows at a time pass over it with
// their sums in registers. Where the processor has VNNI, one instruction multiplies and adds; else vpmaddubsw
// multiplies bytes and adds pairs in 16 bits, which vpmaddwd widens; words need vpmaddwd alone.
#include "core/kernels/quantized_product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/quantized_product.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include "core/kernels/vectors-inl.h"
// clang-format on

#ifndef WB_KERNELS_QUANTIZED_OUTPUT
#define WB_KERNELS_QUANTIZED_OUTPUT
namespace wb::kernels {
struct QuantizedOutput {
  float scale;
  std::int32_t sum;  ///< of the numbers
};
}  // namespace wb::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

constexpr hn::Rebind<std::int32_t, Floats> ints;
using Ints = hn::Vec<decltype(ints)>;

constexpr int panelVectors = static_cast<int>(quantizedPanel / lanes);
constexpr int tilePanels = lanes >= 16 ? 2 : 1;
constexpr int tileRows = lanes >= 16 ? 8 : 4;

/// Four bytes or two words of each column, and the next ones, with those of a row.
struct Factors {
  Ints x, w, nextX, nextW;
};

#if HWY_TARGET <= HWY_AVX3
HWY_INLINE Ints byteProducts(Ints sum, const Factors& f) {
  const __m512i one = _mm512_set1_epi16(1);
  return Ints{
      _mm512_add_epi32(_mm512_add_epi32(sum.raw, _mm512_madd_epi16(_mm512_maddubs_epi16(f.x.raw, f.w.raw), one)),
                       _mm512_madd_epi16(_mm512_maddubs_epi16(f.nextX.raw, f.nextW.raw), one))};
}
HWY_INLINE Ints wordProducts(Ints sum, const Factors& f) {
  return Ints{_mm512_add_epi32(_mm512_add_epi32(sum.raw, _mm512_madd_epi16(f.x.raw, f.w.raw)),
                               _mm512_madd_epi16(f.nextX.raw, f.nextW.raw))};
}
bool hasDotProduct() { return __builtin_cpu_supports("avx512vnni") != 0; }
#define WB_DOT(name, vector) name " %2, %1, %0" : "+v"(vector)
#define WB_DOT_FROM "v"
#elif HWY_TARGET == HWY_AVX2
HWY_INLINE Ints byteProducts(Ints sum, const Factors& f) {
  const __m256i one = _mm256_set1_epi16(1);
  return Ints{
      _mm256_add_epi32(_mm256_add_epi32(sum.raw, _mm256_madd_epi16(_mm256_maddubs_epi16(f.x.raw, f.w.raw), one)),
                       _mm256_madd_epi16(_mm256_maddubs_epi16(f.nextX.raw, f.nextW.raw), one))};
}
HWY_INLINE Ints wordProducts(Ints sum, const Factors& f) {
  return Ints{_mm256_add_epi32(_mm256_add_epi32(sum.raw, _mm256_madd_epi16(f.x.raw, f.w.raw)),
                               _mm256_madd_epi16(f.nextX.raw, f.nextW.raw))};
}
bool hasDotProduct() { return __builtin_cpu_supports("avxvnni") != 0; }
#define WB_DOT(name, vector) "%{vex%} " name " %2, %1, %0" : "+x"(vector)
#define WB_DOT_FROM "x"
#else
HWY_INLINE Ints byteProducts(Ints sum, const Factors& f) {
  const __m128i one = _mm_set1_epi16(1);
  return Ints{_mm_add_epi32(_mm_add_epi32(sum.raw, _mm_madd_epi16(_mm_maddubs_epi16(f.x.raw, f.w.raw), one)),
                            _mm_madd_epi16(_mm_maddubs_epi16(f.nextX.raw, f.nextW.raw), one))};
}
HWY_INLINE Ints wordProducts(Ints sum, const Factors& f) {
  return Ints{_mm_add_epi32(_mm_add_epi32(sum.raw, _mm_madd_epi16(f.x.raw, f.w.raw)),
                            _mm_madd_epi16(f.nextX.raw, f.nextW.raw))};
}
bool hasDotProduct() { return false; }
#endif

/// Products of both widths without VNNI and with it; the latter in assembly, because GCC 12 keeps the sums of the
/// intrinsics in memory.
struct ByteWise {
  static HWY_INLINE Ints add(Ints sum, const Factors& f) { return byteProducts(sum, f); }
};
struct WordWise {
  static HWY_INLINE Ints add(Ints sum, const Factors& f) { return wordProducts(sum, f); }
};
#ifdef WB_DOT
struct ByteDots {
  static HWY_INLINE Ints add(Ints sum, const Factors& f) {
    asm(WB_DOT("vpdpbusd", sum.raw) : WB_DOT_FROM(f.x.raw), WB_DOT_FROM(f.w.raw));
    asm(WB_DOT("vpdpbusd", sum.raw) : WB_DOT_FROM(f.nextX.raw), WB_DOT_FROM(f.nextW.raw));
    return sum;
  }
};
struct WordDots {
  static HWY_INLINE Ints add(Ints sum, const Factors& f) {
    asm(WB_DOT("vpdpwssd", sum.raw) : WB_DOT_FROM(f.x.raw), WB_DOT_FROM(f.w.raw));
    asm(WB_DOT("vpdpwssd", sum.raw) : WB_DOT_FROM(f.nextX.raw), WB_DOT_FROM(f.nextW.raw));
    return sum;
  }
};
#undef WB_DOT
#undef WB_DOT_FROM
#else
using ByteDots = ByteWise;
using WordDots = WordWise;
#endif

HWY_INLINE Ints loadWords(const std::int8_t* from) {
  const hn::Repartition<std::int8_t, Floats> bytes;
  return hn::BitCast(ints, hn::LoadU(bytes, from));
}

HWY_INLINE Ints fourBytes(const std::uint8_t* from) {
  std::int32_t word;
  std::memcpy(&word, from, sizeof word);
  return hn::Set(ints, word);
}

/// From the exact sums of a row to floats.
HWY_INLINE void storeSums(const QuantizedProduct& p, std::int64_t row, std::int64_t column, Ints sum) {
  const std::int64_t left = p.w->outputs() - column;
  if (left <= 0) return;
  const RowScale scale = p.xScales[row];
  const Ints centred = hn::Sub(sum, hn::Mul(hn::Set(ints, scale.zero), hn::LoadU(ints, p.w->sums() + column)));
  const Vector factor = hn::Mul(load(p.w->scales() + column), all(scale.scale));
  const Vector y = hn::MulAdd(hn::ConvertTo(Floats(), centred), factor, loadFirst(p.bias + column, left));
  storeFirst(y, p.y + row * p.stride + column, left);
}

/// `rows` rows times `panels` panels.
template <typename Products, int rows, int panels>
void tile(const QuantizedProduct& p, std::int64_t row, std::int64_t panel) {
  constexpr int vectors = panels * panelVectors;
  const std::int64_t depth = rowBytes(p.w->width(), p.w->inputs());
  const std::int8_t* weights[vectors];
  for (int j = 0; j < vectors; ++j) {
    weights[j] = p.w->panel(panel + j / panelVectors) + j % panelVectors * 4 * lanes;
  }
  const std::uint8_t* const x = p.x + row * depth;
  Ints sums[rows][vectors];
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) sums[i][j] = hn::Zero(ints);
  }
  for (std::int64_t k = 0; k < depth; k += rowGrain) {
    Ints first[vectors];
    Ints second[vectors];
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) {
      first[j] = loadWords(weights[j] + k * quantizedPanel);
      second[j] = loadWords(weights[j] + (k + 4) * quantizedPanel);
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; ++i) {
      const Ints left = fourBytes(x + i * depth + k);
      const Ints right = fourBytes(x + i * depth + k + 4);
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) sums[i][j] = Products::add(sums[i][j], {left, first[j], right, second[j]});
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) storeSums(p, row + i, panel * quantizedPanel + j * lanes, sums[i][j]);
  }
}

template <typename Products, int panels>
void overRows(const QuantizedProduct& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panel) {
  std::int64_t row = rowBegin;
  for (; row + tileRows <= rowEnd; row += tileRows) tile<Products, tileRows, panels>(p, row, panel);
  for (; row + 2 <= rowEnd; row += 2) tile<Products, 2, panels>(p, row, panel);
  if (row < rowEnd) tile<Products, 1, panels>(p, row, panel);
}

template <typename Products>
void overPanels(const QuantizedProduct& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                std::int64_t panelEnd) {
  std::int64_t panel = panelBegin;
  for (; panel + tilePanels <= panelEnd; panel += tilePanels) {
    overRows<Products, tilePanels>(p, rowBegin, rowEnd, panel);
  }
  for (; panel < panelEnd; ++panel) overRows<Products, 1>(p, rowBegin, rowEnd, panel);
}

struct Range {
  float least;
  float most;
};

/// Of a row and 0; no numbers where the row holds one that is none.
Range rangeOf(const float* values, std::int64_t size) {
  constexpr int ways = 2;  // not one waiting for the other
  Vector low[ways] = {all(0), all(0)};
  Vector high[ways] = {all(0), all(0)};
  Vector nothing = all(0);
  const auto take = [&](Vector x, int way) HWY_ATTR {
    low[way] = hn::Min(low[way], x);
    high[way] = hn::Max(high[way], x);
    nothing = hn::MulAdd(x, all(0), nothing);
  };
  std::int64_t i = 0;
  for (; i + ways * lanes <= size; i += ways * lanes) {
    for (int way = 0; way < ways; ++way) take(load(values + i + way * lanes), way);
  }
  for (; i < size; i += lanes) take(loadFirst(values + i, size - i), 0);
  const float zero = sumOf(nothing);
  return {hn::GetLane(hn::MinOfLanes(Floats(), hn::Min(low[0], low[1]))) + zero,
          hn::GetLane(hn::MaxOfLanes(Floats(), hn::Max(high[0], high[1]))) + zero};
}

/// Rounds factor·x + zero to numbers of type T.
template <typename T>
void roundRow(const float* values, std::int64_t size, float factor, float zero, T* out) {
  const hn::Rebind<T, Floats> numbers;
  const auto rounded = [&](Vector x) HWY_ATTR {
    return hn::DemoteTo(numbers, hn::NearestInt(hn::MulAdd(x, all(factor), all(zero))));
  };
  std::int64_t i = 0;
  for (; i + lanes <= size; i += lanes) hn::StoreU(rounded(load(values + i)), numbers, out + i);
  if (i == size) return;
  T last[lanes];
  hn::StoreU(rounded(loadFirst(values + i, size - i)), numbers, last);
  std::memcpy(out + i, last, static_cast<std::size_t>(size - i) * sizeof(T));
}

void quantizeRow(Width width, const float* values, std::int64_t size, std::uint8_t* out, RowScale& scale) {
  const Range range = rangeOf(values, size);
  const std::int64_t used = width == Width::Byte ? size : 2 * size;
  if (width == Width::Byte) {
    scale.scale = (range.most - range.least) / largestByte;
    const float inverse = scale.scale > 0 ? 1 / scale.scale : 0;
    scale.zero = inverse > 0 ? static_cast<std::int32_t>(-range.least * inverse + 0.5F) : 0;
    roundRow(values, size, inverse, static_cast<float>(scale.zero), out);
  } else {
    scale.scale = std::max(range.most, -range.least) / largestWord;
    scale.zero = 0;
    roundRow(values, size, scale.scale > 0 ? 1 / scale.scale : 0, 0, reinterpret_cast<std::int16_t*>(out));
  }
  std::fill(out + used, out + rowBytes(width, size), std::uint8_t{0});
}

constexpr hn::FixedTag<float, 4> quarter;

/// Calls `use(two quarters, place)` for each eight weights, with zeros behind the last.
template <typename Use>
HWY_INLINE void overEights(const float* weights, std::int64_t count, const Use& use) {
  for (std::int64_t i = 0; i < count; i += 8) {
    if (count - i >= 8) {
      use(hn::LoadU(quarter, weights + i), hn::LoadU(quarter, weights + i + 4), i);
    } else {
      float last[8] = {};
      std::memcpy(last, weights + i, static_cast<std::size_t>(count - i) * sizeof(float));
      use(hn::LoadU(quarter, last), hn::LoadU(quarter, last + 4), i);
    }
  }
}

/// The smallest scale with which no number and no sum of products is too large.
float scaleOf(Width width, const float* weights, std::int64_t count) {
  auto largest = hn::Zero(quarter);
  auto sum = hn::Zero(quarter);       // of all sizes
  auto gathered = hn::Zero(quarter);  // twice the weight of one sign among the two that meet in 16 bits
  overEights(weights, count, [&](auto a, auto b, std::int64_t /*place*/) HWY_ATTR {
    const auto sizeA = hn::Abs(a);
    const auto sizeB = hn::Abs(b);
    largest = hn::Max(largest, hn::Max(sizeA, sizeB));
    sum = hn::Add(sum, hn::Add(sizeA, sizeB));
    const auto ofPairs = [](auto x, auto size) HWY_ATTR {
      return hn::Add(hn::Add(size, hn::Shuffle2301(size)), hn::Abs(hn::Add(x, hn::Shuffle2301(x))));
    };
    gathered = hn::Max(gathered, hn::Max(ofPairs(a, sizeA), ofPairs(b, sizeB)));
  });
  const float most = hn::GetLane(hn::MaxOfLanes(quarter, largest));
  if (width == Width::Byte) {
    constexpr float mostGathered = static_cast<float>(32767 / largestByte) - 1;  // each may be rounded up by one half
    return std::max(most / 127, hn::GetLane(hn::MaxOfLanes(quarter, gathered)) / 2 / mostGathered);
  }
  const float mostSum = 2147483647.0F / largestWord * 0.99F - static_cast<float>(count);
  return std::max(most / 1023, hn::GetLane(hn::SumOfLanes(quarter, sum)) / mostSum);
}

/// Writes four weights behind `to` as the panel holds them.
template <typename Four>
HWY_INLINE void storeFour(Width width, Four numbers, std::int64_t place, std::int8_t* to) {
  if (width == Width::Byte) {
    const hn::Rebind<std::int8_t, decltype(quarter)> few;
    hn::StoreU(hn::DemoteTo(few, numbers), few, to + place * quantizedPanel);
    return;
  }
  const hn::Rebind<std::int16_t, decltype(quarter)> few;
  std::int16_t words[4];
  hn::StoreU(hn::DemoteTo(few, numbers), few, words);
  std::memcpy(to + 2 * place * quantizedPanel, words, 4);
  std::memcpy(to + (2 * place + 4) * quantizedPanel, words + 2, 4);
}

}  // namespace

QuantizedOutput quantizeOutput(Width width, const float* weights, std::int64_t count, std::int8_t* to) {
  const float scale = scaleOf(width, weights, count);
  const auto inverse = hn::Set(quarter, scale > 0 ? 1 / scale : 0);
  const hn::Rebind<std::int32_t, decltype(quarter)> four;
  auto sum = hn::Zero(four);
  overEights(weights, count, [&](auto a, auto b, std::int64_t place) HWY_ATTR {
    const auto first = hn::NearestInt(hn::Mul(a, inverse));
    const auto second = hn::NearestInt(hn::Mul(b, inverse));
    sum = hn::Add(sum, hn::Add(first, second));
    storeFour(width, first, place, to);
    if (place + 4 < count || width == Width::Byte) storeFour(width, second, place + 4, to);
  });
  return {scale, hn::GetLane(hn::SumOfLanes(four, sum))};
}

void multiplyNumbers(const QuantizedProduct& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                     std::int64_t panelEnd) {
  static const bool dots = hasDotProduct();
  if (p.w->width() == Width::Byte) {
    (dots ? overPanels<ByteDots> : overPanels<ByteWise>)(p, rowBegin, rowEnd, panelBegin, panelEnd);
  } else {
    (dots ? overPanels<WordDots> : overPanels<WordWise>)(p, rowBegin, rowEnd, panelBegin, panelEnd);
  }
}

void quantizeFloats(Width width, const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size,
                    std::uint8_t* out, RowScale* scales) {
  for (std::int64_t row = 0; row < rows; ++row) {
    quantizeRow(width, values + row * stride, size, out + row * rowBytes(width, size), scales[row]);
  }
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(multiplyNumbers);
HWY_EXPORT(quantizeOutput);
HWY_EXPORT(quantizeFloats);

QuantizedWeights::QuantizedWeights(Width width, std::int64_t outputs, std::int64_t inputs)
    : m_width(width), m_outputs(outputs), m_inputs(inputs) {
  const std::int64_t columns = panels() * quantizedPanel;
  m_numbers.resize(static_cast<std::size_t>(columns * rowBytes(width, inputs)));
  m_scales.resize(static_cast<std::size_t>(columns));
  m_sums.resize(static_cast<std::size_t>(columns));
}

void QuantizedWeights::set(std::int64_t output, const float* weights) {
  const QuantizedOutput result =
      HWY_DYNAMIC_DISPATCH(quantizeOutput)(m_width, weights, m_inputs, m_numbers.data() + place(output));
  m_scales[static_cast<std::size_t>(output)] = result.scale;
  m_sums[static_cast<std::size_t>(output)] = result.sum;
}

std::int32_t QuantizedWeights::number(std::int64_t output, std::int64_t input) const {
  const std::int64_t byte = m_width == Width::Byte ? input : 2 * input;
  const std::int8_t* const from = m_numbers.data() + place(output) + byte / 4 * 4 * quantizedPanel + byte % 4;
  if (m_width == Width::Byte) return *from;
  std::int16_t word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

void quantizeRows(Width width, const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size,
                  std::uint8_t* out, RowScale* scales) {
  HWY_DYNAMIC_DISPATCH(quantizeFloats)(width, values, stride, rows, size, out, scales);
}

void multiplyQuantized(const QuantizedProduct& product, std::int64_t rowBegin, std::int64_t rowEnd,
                       std::int64_t panelBegin, std::int64_t panelEnd) {
  HWY_DYNAMIC_DISPATCH(multiplyNumbers)(product, rowBegin, rowEnd, panelBegin, panelEnd);
}

}  // namespace wb::kernels
#endif
