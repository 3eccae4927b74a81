// Products of rows of small whole numbers with weights of such, with exact sums in 32 bits: what a quantised dense
// layer computes. Two widths: bytes are the fastest; words of 16 bits are nearly exact, and still twice as fast as
// floats where the processor has no product of its own for bf16.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb::kernels {

enum class Width { Byte, Word };

/// Rows are read this many bytes at a time; they end with what fills up the last.
inline constexpr std::int64_t rowGrain = 8;
/// Columns that are computed together: a share of the work begins at a multiple of it.
inline constexpr std::int64_t quantizedPanel = 16;
/// The largest value of a row: bytes go from 0, words from its negative.
inline constexpr std::int32_t largestByte = 255;
inline constexpr std::int32_t largestWord = 4095;

/// Bytes that a row of `size` values takes.
inline constexpr std::int64_t rowBytes(Width width, std::int64_t size) {
  return ((width == Width::Byte ? size : 2 * size) + rowGrain - 1) / rowGrain * rowGrain;
}

/// How a row of whole numbers stands for floats: x ≈ scale·(number − zero).
struct RowScale {
  float scale;
  std::int32_t zero;  ///< 0 for words
};

/// Rows of floats as whole numbers, each with the scale of its own range, which always holds 0.
/// `out` [rows, rowBytes(width, size)], `scales` [rows]. One thread; callers divide the rows.
void quantizeRows(Width width, const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size,
                  std::uint8_t* out, RowScale* scales);

/// The weights [outputs, inputs] of a dense layer as signed whole numbers with a scale for each output, in the order in
/// which the product reads them. No sum overflows, so every kind of processor gives the same answers: with bytes that
/// is the sum of two products in 16 bits that vpmaddubsw gives, with words that of all products in 32 bits.
class QuantizedWeights {
 public:
  QuantizedWeights(Width width, std::int64_t outputs, std::int64_t inputs);
  /// The weights [inputs] of one output; different outputs may be set by different threads.
  void set(std::int64_t output, const float* weights);

  Width width() const { return m_width; }
  std::int64_t outputs() const { return m_outputs; }
  std::int64_t inputs() const { return m_inputs; }
  std::int64_t panels() const { return (m_outputs + quantizedPanel - 1) / quantizedPanel; }
  /// The number that stands for a weight, and what it is to be multiplied with.
  std::int32_t number(std::int64_t output, std::int64_t input) const;
  float scale(std::int64_t output) const { return m_scales[static_cast<std::size_t>(output)]; }

  // As the product reads them: panels of 16 outputs; in a panel 4 bytes of each output's inputs after the other.
  const std::int8_t* panel(std::int64_t number) const {
    return m_numbers.data() + number * quantizedPanel * rowBytes(m_width, m_inputs);
  }
  const float* scales() const { return m_scales.data(); }
  const std::int32_t* sums() const { return m_sums.data(); }  ///< Σ numbers of each output

 private:
  /// Where the first input of an output lies.
  std::int64_t place(std::int64_t output) const {
    return output / quantizedPanel * quantizedPanel * rowBytes(m_width, m_inputs) + output % quantizedPanel * 4;
  }

  Width m_width;
  std::int64_t m_outputs;
  std::int64_t m_inputs;
  std::vector<std::int8_t> m_numbers;
  std::vector<float> m_scales;       ///< [panels·16], zeros beyond the outputs
  std::vector<std::int32_t> m_sums;  ///< likewise
};

/// y[rows, outputs] = x·wᵀ + bias.
struct QuantizedProduct {
  const std::uint8_t* x;  ///< [rows, rowBytes(w.width, w.inputs)]
  const RowScale* xScales;
  const QuantizedWeights* w;
  const float* bias;  ///< [outputs]
  float* y;
  std::int64_t stride;  ///< of y
};

/// Rows [rowBegin, rowEnd) of y and the columns of panels [panelBegin, panelEnd), on the calling thread.
void multiplyQuantized(const QuantizedProduct& product, std::int64_t rowBegin, std::int64_t rowEnd,
                       std::int64_t panelBegin, std::int64_t panelEnd);

}  // namespace wb::kernels
