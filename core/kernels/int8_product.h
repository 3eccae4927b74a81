// Products of rows of bytes with weights of bytes and exact sums in 32 bits: what a quantised dense layer computes.
#pragma once

#include <cstdint>
#include <vector>

namespace wb::kernels {

/// Bytes of a row are read this many at a time; rows end with what fills up the last.
inline constexpr std::int64_t byteStep = 8;
/// Columns that are computed together: a share of the work begins at a multiple of it.
inline constexpr std::int64_t int8Panel = 16;
/// The largest byte of a row.
inline constexpr std::int32_t largestByte = 255;

inline constexpr std::int64_t paddedBytes(std::int64_t size) { return (size + byteStep - 1) / byteStep * byteStep; }

/// How a row of bytes stands for floats: x ≈ scale·(byte − zero).
struct RowScale {
  float scale;
  std::int32_t zero;
};

/// Rows of floats as bytes, each with the scale of its own range, which always holds 0.
/// `bytes` [rows, paddedBytes(size)], `scales` [rows]. One thread; callers divide the rows.
void quantizeRows(const float* values, std::int64_t stride, std::int64_t rows, std::int64_t size, std::uint8_t* bytes,
                  RowScale* scales);

/// The weights [outputs, inputs] of a dense layer as signed bytes with a scale for each output, in the order in which
/// the product reads them. No sum of four products of them overflows 16 bits, so processors that multiply bytes by
/// vpmaddubsw are as exact as those with vpdpbusd and give the same answers.
class Int8Weights {
 public:
  Int8Weights(std::int64_t outputs, std::int64_t inputs);
  /// The weights [inputs] of one output; different outputs may be set by different threads.
  void set(std::int64_t output, const float* weights);

  std::int64_t outputs() const { return m_outputs; }
  std::int64_t inputs() const { return m_inputs; }
  std::int64_t panels() const { return (m_outputs + int8Panel - 1) / int8Panel; }
  /// The byte that stands for a weight, and what it is to be multiplied with.
  std::int8_t byte(std::int64_t output, std::int64_t input) const { return m_bytes[place(output, input)]; }
  float scale(std::int64_t output) const { return m_scales[static_cast<std::size_t>(output)]; }

  // As the product reads them: panels of 16 outputs; in a panel 4 inputs of each output after the other.
  const std::int8_t* panel(std::int64_t number) const {
    return m_bytes.data() + number * int8Panel * paddedBytes(m_inputs);
  }
  const float* scales() const { return m_scales.data(); }
  const std::int32_t* sums() const { return m_sums.data(); }  ///< Σ bytes of each output

 private:
  std::size_t place(std::int64_t output, std::int64_t input) const {
    const std::int64_t panelBegin = output / int8Panel * int8Panel * paddedBytes(m_inputs);
    return static_cast<std::size_t>(panelBegin + input / 4 * 4 * int8Panel + output % int8Panel * 4 + input % 4);
  }

  std::int64_t m_outputs;
  std::int64_t m_inputs;
  std::vector<std::int8_t> m_bytes;
  std::vector<float> m_scales;       ///< [panels·16], zeros beyond the outputs
  std::vector<std::int32_t> m_sums;  ///< likewise
};

/// y[rows, outputs] = x·wᵀ + bias.
struct Int8Product {
  const std::uint8_t* x;  ///< [rows, paddedBytes(inputs)]
  const RowScale* xScales;
  const Int8Weights* w;
  const float* bias;  ///< [outputs]
  float* y;
  std::int64_t stride;  ///< of y
};

/// Rows [rowBegin, rowEnd) of y and the columns of panels [panelBegin, panelEnd), on the calling thread.
void multiplyInt8(const Int8Product& product, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t panelBegin,
                  std::int64_t panelEnd);

}  // namespace wb::kernels
