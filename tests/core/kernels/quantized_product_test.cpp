// The products of bytes and of words against plain loops, at sizes that nothing divides, for each kind of processor.
#include "core/kernels/quantized_product.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tests/core/kernels/each_processor.h"

namespace wb::kernels {
namespace {

constexpr Width widths[] = {Width::Byte, Width::Word};

QuantizedWeights weightsOf(Width width, const std::vector<float>& values, std::int64_t outputs, std::int64_t inputs) {
  QuantizedWeights weights(width, outputs, inputs);
  for (std::int64_t output = 0; output < outputs; ++output) weights.set(output, values.data() + output * inputs);
  return weights;
}

/// Rows of whole numbers.
struct Rows {
  Width width;
  std::int64_t size;
  std::vector<std::uint8_t> bytes;
  std::vector<RowScale> scales;

  Rows(Width chosen, std::int64_t rows, std::int64_t values)
      : width(chosen),
        size(values),
        bytes(static_cast<std::size_t>(rows * rowBytes(chosen, values))),
        scales(static_cast<std::size_t>(rows)) {}

  std::uint8_t* at(std::int64_t row, std::int64_t i) {
    return bytes.data() + row * rowBytes(width, size) + (width == Width::Byte ? i : 2 * i);
  }
  std::int32_t number(std::int64_t row, std::int64_t i) {
    if (width == Width::Byte) return *at(row, i);
    std::int16_t word;
    std::memcpy(&word, at(row, i), sizeof word);
    return word;
  }
  void set(std::int64_t row, std::int64_t i, std::int32_t number) {
    const auto word = static_cast<std::int16_t>(number);
    if (width == Width::Byte) {
      *at(row, i) = static_cast<std::uint8_t>(number);
    } else {
      std::memcpy(at(row, i), &word, sizeof word);
    }
  }
  RowScale& scale(std::int64_t row) { return scales[static_cast<std::size_t>(row)]; }
};

std::vector<float> product(const QuantizedWeights& weights, const Rows& x, const std::vector<float>& bias) {
  const auto rows = static_cast<std::int64_t>(x.scales.size());
  const std::int64_t stride = weights.outputs() + 3;
  constexpr float untouched = -7777;
  std::vector<float> y(static_cast<std::size_t>(rows * stride), untouched);
  const QuantizedProduct job{x.bytes.data(), x.scales.data(), &weights, bias.data(), y.data(), stride};
  const std::int64_t middle = weights.panels() / 2;
  multiplyQuantized(job, 0, rows, 0, middle);
  multiplyQuantized(job, 0, rows / 2, middle, weights.panels());
  multiplyQuantized(job, rows / 2, rows, middle, weights.panels());
  std::vector<float> dense;
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto begin = y.begin() + row * stride;
    dense.insert(dense.end(), begin, begin + weights.outputs());
    EXPECT_TRUE(std::all_of(begin + weights.outputs(), begin + stride, [](float v) { return v == untouched; }));
  }
  return dense;
}

void expectExactSums(Width width, std::int64_t rows, std::int64_t outputs, std::int64_t inputs, double size) {
  SCOPED_TRACE(testing::Message() << rows << " x " << outputs << " x " << inputs);
  const QuantizedWeights weights = weightsOf(width, randomValues(outputs * inputs, 1, size), outputs, inputs);
  Random random(2);
  Rows x(width, rows, inputs);
  for (std::int64_t row = 0; row < rows; ++row) {
    x.scale(row) = {1, width == Width::Byte ? static_cast<std::int32_t>(row * 37 % 256) : 0};
    for (std::int64_t i = 0; i < inputs; ++i) {
      const auto high = width == Width::Byte ? largestByte : 2 * largestWord;
      const auto drawn = static_cast<std::int32_t>(random.below(static_cast<std::size_t>(high) + 1));
      x.set(row, i, (random.next() % 3 == 0 ? high : drawn) - (width == Width::Byte ? 0 : largestWord));
    }
  }
  const std::vector<float> y = product(weights, x, std::vector<float>(static_cast<std::size_t>(outputs)));
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t output = 0; output < outputs; ++output) {
      std::int64_t sum = 0;
      for (std::int64_t i = 0; i < inputs; ++i)
        sum += (x.number(row, i) - x.scale(row).zero) * weights.number(output, i);
      ASSERT_EQ(y[static_cast<std::size_t>(row * outputs + output)], static_cast<float>(sum) * weights.scale(output))
          << row << ", " << output;
    }
  }
}

TEST(QuantizedProduct, SumsAreThoseOfAPlainLoop) {
  onEachProcessor([] {
    for (const Width width : widths) {
      expectExactSums(width, 1, 1, 1, 1);
      expectExactSums(width, 7, 33, 5, 1);
      expectExactSums(width, 17, 48, 768, 0.01);
      expectExactSums(width, 13, 70, 1027, 3);
      expectExactSums(width, 2, 16, 8, 1e-20);
    }
  });
}

// All weights equal, all values the largest: the sums are as large as they get.
TEST(QuantizedProduct, LargestSumsDoNotOverflow) {
  for (const Width width : widths) {
    for (const float value : {1.0F, -1.0F}) {
      const std::int64_t inputs = width == Width::Byte ? 64 : 4096;
      const std::int32_t largest = width == Width::Byte ? largestByte : largestWord;
      const std::vector<float> same(static_cast<std::size_t>(inputs), value);
      const QuantizedWeights weights = weightsOf(width, same, 1, inputs);
      Rows x(width, 1, inputs);
      x.scale(0) = {1, 0};
      for (std::int64_t i = 0; i < inputs; ++i) x.set(0, i, largest);
      onEachProcessor([&] {
        const double y = static_cast<double>(product(weights, x, {0}).front());
        const double exact = static_cast<double>(largest) * static_cast<double>(inputs) * weights.number(0, 0) *
                             static_cast<double>(weights.scale(0));
        EXPECT_NEAR(y / exact, 1, 1e-6);
        EXPECT_NEAR(exact / (static_cast<double>(value) * largest * static_cast<double>(inputs)), 1, 0.02);
      });
    }
  }
}

TEST(QuantizedWeights, AreNearestMultiplesOfEachOutputsScale) {
  for (const Width width : widths) {
    constexpr int inputs = 50;
    auto values = randomValues(3 * inputs, 4);
    for (int i = inputs; i < 2 * inputs; ++i) values[static_cast<std::size_t>(i)] *= 1000;
    for (int i = 2 * inputs; i < 3 * inputs; ++i) values[static_cast<std::size_t>(i)] = 0;
    const QuantizedWeights weights = weightsOf(width, values, 3, inputs);
    for (int output = 0; output < 3; ++output) {
      for (int i = 0; i < inputs; ++i) {
        const float value = values[static_cast<std::size_t>(output * inputs + i)];
        EXPECT_NEAR(static_cast<float>(weights.number(output, i)) * weights.scale(output), value,
                    weights.scale(output) * 0.501F);
      }
    }
    EXPECT_GT(weights.scale(1), 100 * weights.scale(0));
  }
}

TEST(QuantizeRows, EachRowByItsOwnRange) {
  constexpr std::int64_t size = 37;
  auto values = randomValues(3 * size, 5);
  for (int i = 0; i < size; ++i) {
    values[static_cast<std::size_t>(size + i)] = std::abs(values[static_cast<std::size_t>(size + i)]) * 50 + 1;
    values[static_cast<std::size_t>(2 * size + i)] = 0;
  }
  onEachProcessor([&] {
    for (const Width width : widths) {
      Rows x(width, 3, size);
      std::fill(x.bytes.begin(), x.bytes.end(), std::uint8_t{99});
      quantizeRows(width, values.data(), size, 3, size, x.bytes.data(), x.scales.data());
      for (std::int64_t row = 0; row < 3; ++row) {
        const RowScale scale = x.scale(row);
        for (std::int64_t i = 0; i < size; ++i) {
          const float value = values[static_cast<std::size_t>(row * size + i)];
          EXPECT_NEAR(scale.scale * static_cast<float>(x.number(row, i) - scale.zero), value, scale.scale * 1.01F);
        }
        const std::uint8_t* const end = x.bytes.data() + (row + 1) * rowBytes(width, size);
        EXPECT_TRUE(std::all_of(static_cast<const std::uint8_t*>(x.at(row, size)), end, [](int b) { return b == 0; }));
      }
      EXPECT_EQ(x.scale(1).zero, 0);  // a range without negatives begins at 0
      EXPECT_EQ(x.scale(2).scale, 0);
    }
  });
}

/// |y − exact| / |exact| of a product of floats.
double errorOf(Width width) {
  constexpr std::int64_t rows = 9;
  constexpr std::int64_t outputs = 40;
  constexpr std::int64_t inputs = 384;
  const auto values = randomValues(rows * inputs, 6);
  const auto w = randomValues(outputs * inputs, 7, 0.1);
  const auto bias = randomValues(outputs, 8);
  Rows x(width, rows, inputs);
  quantizeRows(width, values.data(), inputs, rows, inputs, x.bytes.data(), x.scales.data());
  const std::vector<float> y = product(weightsOf(width, w, outputs, inputs), x, bias);
  double error = 0;
  double size = 0;
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t output = 0; output < outputs; ++output) {
      double sum = 0;
      for (std::int64_t i = 0; i < inputs; ++i) {
        sum += static_cast<double>(values[static_cast<std::size_t>(row * inputs + i)]) *
               static_cast<double>(w[static_cast<std::size_t>(output * inputs + i)]);
      }
      const double biased = sum + static_cast<double>(bias[static_cast<std::size_t>(output)]);
      error += std::pow(static_cast<double>(y[static_cast<std::size_t>(row * outputs + output)]) - biased, 2);
      size += sum * sum;
    }
  }
  return std::sqrt(error / size);
}

TEST(QuantizedProduct, IsNearTheProductOfFloats) {
  EXPECT_LT(errorOf(Width::Byte), 0.02);
  EXPECT_LT(errorOf(Width::Word), 0.001);
}

TEST(QuantizeRows, ARowThatIsNoNumberGivesNone) {
  std::vector<float> values(40, 1);
  values[21] = std::numeric_limits<float>::quiet_NaN();
  const auto w = randomValues(40, 9);
  onEachProcessor([&] {
    for (const Width width : widths) {
      Rows x(width, 1, 40);
      quantizeRows(width, values.data(), 40, 1, 40, x.bytes.data(), x.scales.data());
      EXPECT_TRUE(std::isnan(product(weightsOf(width, w, 1, 40), x, {0}).front()));
    }
  });
}

}  // namespace
}  // namespace wb::kernels
