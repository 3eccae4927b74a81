// A panel of 16 columns of the weights stays in the first-level cache while a few rows at a time pass over it with
// their sums in registers. Where the processor has vpdpbusd (VNNI), that multiplies and adds four bytes at once; else
// two vpmaddubsw are added in 16 bits before one vpmaddwd widens them.
#include "core/kernels/int8_product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/int8_product.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include "core/kernels/vectors-inl.h"
// clang-format on

#ifndef WB_KERNELS_QUANTIZED_OUTPUT
#define WB_KERNELS_QUANTIZED_OUTPUT
namespace wb::kernels {
struct QuantizedOutput {
  float scale;
  std::int32_t sum;  ///< of the bytes
};
}  // namespace wb::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

constexpr hn::Rebind<std::int32_t, Floats> ints;
constexpr hn::Repartition<std::int8_t, Floats> bytes;
using Ints = hn::Vec<decltype(ints)>;
using Bytes = hn::Vec<decltype(bytes)>;

constexpr int panelVectors = static_cast<int>(int8Panel / lanes);
constexpr int tilePanels = lanes >= 16 ? 2 : 1;
constexpr int tileRows = lanes >= 16 ? 8 : 4;

/// Adds to each of `sum` four products of bytes, and four more of the next ones.
#if HWY_TARGET <= HWY_AVX3
HWY_INLINE Ints pairProducts(Ints sum, Bytes x, Bytes w, Bytes nextX, Bytes nextW) {
  const __m512i four = _mm512_add_epi16(_mm512_maddubs_epi16(x.raw, w.raw), _mm512_maddubs_epi16(nextX.raw, nextW.raw));
  return Ints{_mm512_add_epi32(sum.raw, _mm512_madd_epi16(four, _mm512_set1_epi16(1)))};
}
bool hasDotProduct() { return __builtin_cpu_supports("avx512vnni") != 0; }
#elif HWY_TARGET == HWY_AVX2
HWY_INLINE Ints pairProducts(Ints sum, Bytes x, Bytes w, Bytes nextX, Bytes nextW) {
  const __m256i four = _mm256_add_epi16(_mm256_maddubs_epi16(x.raw, w.raw), _mm256_maddubs_epi16(nextX.raw, nextW.raw));
  return Ints{_mm256_add_epi32(sum.raw, _mm256_madd_epi16(four, _mm256_set1_epi16(1)))};
}
bool hasDotProduct() { return __builtin_cpu_supports("avxvnni") != 0; }
#else
HWY_INLINE Ints pairProducts(Ints sum, Bytes x, Bytes w, Bytes nextX, Bytes nextW) {
  const __m128i four = _mm_add_epi16(_mm_maddubs_epi16(x.raw, w.raw), _mm_maddubs_epi16(nextX.raw, nextW.raw));
  return Ints{_mm_add_epi32(sum.raw, _mm_madd_epi16(four, _mm_set1_epi16(1)))};
}
bool hasDotProduct() { return false; }
#endif

/// The same by one instruction each, in assembly, because GCC 12 keeps the sums of the intrinsic in memory.
HWY_INLINE Ints dotProducts(Ints sum, Bytes x, Bytes w, Bytes nextX, Bytes nextW) {
#if HWY_TARGET <= HWY_AVX3
  asm("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(x.raw), "v"(w.raw));
  asm("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(nextX.raw), "v"(nextW.raw));
#elif HWY_TARGET == HWY_AVX2
  asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum.raw) : "x"(x.raw), "x"(w.raw));
  asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum.raw) : "x"(nextX.raw), "x"(nextW.raw));
#else
  sum = pairProducts(sum, x, w, nextX, nextW);
#endif
  return sum;
}

HWY_INLINE Bytes fourBytes(const std::uint8_t* from) {
  std::int32_t word;
  std::memcpy(&word, from, sizeof word);
  return hn::BitCast(bytes, hn::Set(ints, word));
}

/// From the exact sums of a row to floats.
HWY_INLINE void storeSums(const Int8Product& p, std::int64_t row, std::int64_t column, Ints sum) {
  const RowScale scale = p.xScales[row];
  const Ints centred = hn::Sub(sum, hn::Mul(hn::Set(ints, scale.zero), hn::LoadU(ints, p.w->sums() + column)));
  const Vector factor = hn::Mul(load(p.w->scales() + column), all(scale.scale));
  const std::int64_t left = p.w->outputs() - column;
  if (left <= 0) return;
  const Vector y = hn::MulAdd(hn::ConvertTo(Floats(), centred), factor, loadFirst(p.bias + column, left));
  storeFirst(y, p.y + row * p.stride + column, left);
}

/// `rows` rows times `panels` panels.
template <bool dotProduct, int rows, int panels>
void tile(const Int8Product& p, std::int64_t row, std::int64_t panel) {
  constexpr int vectors = panels * panelVectors;
  const std::int64_t depth = paddedBytes(p.w->inputs());
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
  for (std::int64_t k = 0; k < depth; k += byteStep) {
    Bytes first[vectors];
    Bytes second[vectors];
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) {
      first[j] = hn::LoadU(bytes, weights[j] + k * int8Panel);
      second[j] = hn::LoadU(bytes, weights[j] + (k + 4) * int8Panel);
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; ++i) {
      const Bytes left = fourBytes(x + i * depth + k);
      const Bytes right = fourBytes(x + i * depth + k + 4);
#pragma GCC unroll 4
      for (int j = 0; j < vectors; ++j) {
        sums[i][j] = dotProduct ? dotProducts(sums[i][j], left, first[j], right, second[j])
                                : pairProducts(sums[i][j], left, first[j], right, second[j]);
      }
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < vectors; ++j) storeSums(p, row + i, panel * int8Panel + j * lanes, sums[i][j]);
  }
}

template <bool dotProduct, int panels>
void overRows(const Int8Product& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panel) {
  std::int64_t row = rowBegin;
  for (; row + tileRows <= rowEnd; row += tileRows) tile<dotProduct, tileRows, panels>(p, row, panel);
  for (; row + 2 <= rowEnd; row += 2) tile<dotProduct, 2, panels>(p, row, panel);
  if (row < rowEnd) tile<dotProduct, 1, panels>(p, row, panel);
}

template <bool dotProduct>
void overPanels(const Int8Product& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                std::int64_t panelEnd) {
  std::int64_t panel = panelBegin;
  for (; panel + tilePanels <= panelEnd; panel += tilePanels) {
    overRows<dotProduct, tilePanels>(p, rowBegin, rowEnd, panel);
  }
  for (; panel < panelEnd; ++panel) overRows<dotProduct, 1>(p, rowBegin, rowEnd, panel);
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

void quantizeRow(const float* values, std::int64_t size, std::uint8_t* out, RowScale& scale) {
  const Range range = rangeOf(values, size);
  scale.scale = (range.most - range.least) / largestByte;
  const float inverse = scale.scale > 0 ? 1 / scale.scale : 0;
  scale.zero = inverse > 0 ? static_cast<std::int32_t>(-range.least * inverse + 0.5F) : 0;
  const Vector factor = all(inverse);
  const Vector zero = all(static_cast<float>(scale.zero));
  const hn::Rebind<std::uint8_t, Floats> few;
  std::int64_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    const auto rounded = hn::NearestInt(hn::MulAdd(load(values + i), factor, zero));
    hn::StoreU(hn::DemoteTo(few, rounded), few, out + i);  // to 0 … 255
  }
  if (i < size) {
    std::uint8_t last[lanes];
    const auto rounded = hn::NearestInt(hn::MulAdd(loadFirst(values + i, size - i), factor, zero));
    hn::StoreU(hn::DemoteTo(few, rounded), few, last);
    std::memcpy(out + i, last, static_cast<std::size_t>(size - i));
  }
  std::fill(out + size, out + paddedBytes(size), std::uint8_t{0});
}

/// What vpmaddubsw and a sum of two of its results gather in 16 bits are four products: of so much weight at most.
constexpr float mostGathered = static_cast<float>(32767 / largestByte);

constexpr hn::FixedTag<float, 4> quarter;

/// Calls `use(two quarters, place)` for each eight weights, with zeros behind the last.
template <typename Use>
HWY_INLINE void overEights(const float* weights, std::int64_t count, const Use& use) {
  for (std::int64_t i = 0; i < count; i += byteStep) {
    if (count - i >= byteStep) {
      use(hn::LoadU(quarter, weights + i), hn::LoadU(quarter, weights + i + 4), i);
    } else {
      float last[byteStep] = {};
      std::memcpy(last, weights + i, static_cast<std::size_t>(count - i) * sizeof(float));
      use(hn::LoadU(quarter, last), hn::LoadU(quarter, last + 4), i);
    }
  }
}

/// The smallest scale with which no byte and no sum of four products is too large.
float scaleOf(const float* weights, std::int64_t count) {
  auto largest = hn::Zero(quarter);
  auto gathered = hn::Zero(quarter);  // twice the weight of one sign among the four
  overEights(weights, count, [&](auto a, auto b, std::int64_t /*place*/) HWY_ATTR {
    const auto sizeA = hn::Abs(a);
    const auto sizeB = hn::Abs(b);
    largest = hn::Max(largest, hn::Max(sizeA, sizeB));
    const auto sums = hn::Add(a, b);
    const auto sizes = hn::Add(sizeA, sizeB);
    const auto sum = hn::Abs(hn::Add(sums, hn::Shuffle2301(sums)));
    gathered = hn::Max(gathered, hn::Add(hn::Add(sizes, hn::Shuffle2301(sizes)), sum));
  });
  const float most = hn::GetLane(hn::MaxOfLanes(quarter, largest));
  const float four = hn::GetLane(hn::MaxOfLanes(quarter, gathered)) / 2;
  return std::max(most / 127, four / (mostGathered - 2));  // rounding moves each of the four by up to one half
}

}  // namespace

QuantizedOutput quantizeOutput(const float* weights, std::int64_t count, std::int8_t* to) {
  const float scale = scaleOf(weights, count);
  const auto inverse = hn::Set(quarter, scale > 0 ? 1 / scale : 0);
  const hn::Rebind<std::int32_t, decltype(quarter)> four;
  const hn::Rebind<std::int8_t, decltype(quarter)> few;
  auto sum = hn::Zero(four);
  overEights(weights, count, [&](auto a, auto b, std::int64_t place) HWY_ATTR {
    const auto first = hn::NearestInt(hn::Mul(a, inverse));
    const auto second = hn::NearestInt(hn::Mul(b, inverse));
    sum = hn::Add(sum, hn::Add(first, second));
    hn::StoreU(hn::DemoteTo(few, first), few, to + place * int8Panel);
    hn::StoreU(hn::DemoteTo(few, second), few, to + (place + 4) * int8Panel);
  });
  return {scale, hn::GetLane(hn::SumOfLanes(four, sum))};
}

void multiplyBytes(const Int8Product& p, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                   std::int64_t panelEnd) {
  static const bool dotProduct = hasDotProduct();
  if (dotProduct) {
    overPanels<true>(p, rowBegin, rowEnd, panelBegin, panelEnd);
  } else {
    overPanels<false>(p, rowBegin, rowEnd, panelBegin, panelEnd);
  }
}

void quantizeFloats(const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size, std::uint8_t* out,
                    RowScale* scales) {
  for (std::int64_t row = 0; row < rows; ++row) {
    quantizeRow(values + row * stride, size, out + row * paddedBytes(size), scales[row]);
  }
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(multiplyBytes);
HWY_EXPORT(quantizeOutput);
HWY_EXPORT(quantizeFloats);

Int8Weights::Int8Weights(std::int64_t outputs, std::int64_t inputs) : m_outputs(outputs), m_inputs(inputs) {
  const std::int64_t columns = panels() * int8Panel;
  m_bytes.resize(static_cast<std::size_t>(columns * paddedBytes(inputs)));
  m_scales.resize(static_cast<std::size_t>(columns));
  m_sums.resize(static_cast<std::size_t>(columns));
}

void Int8Weights::set(std::int64_t output, const float* weights) {
  const QuantizedOutput result =
      HWY_DYNAMIC_DISPATCH(quantizeOutput)(weights, m_inputs, m_bytes.data() + place(output, 0));
  m_scales[static_cast<std::size_t>(output)] = result.scale;
  m_sums[static_cast<std::size_t>(output)] = result.sum;
}

void quantizeRows(const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size, std::uint8_t* out,
                  RowScale* scales) {
  HWY_DYNAMIC_DISPATCH(quantizeFloats)(values, stride, rows, size, out, scales);
}

void multiplyInt8(const Int8Product& product, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                  std::int64_t panelEnd) {
  HWY_DYNAMIC_DISPATCH(multiplyBytes)(product, rowBegin, rowEnd, panelBegin, panelEnd);
}

}  // namespace wb::kernels
#endif
