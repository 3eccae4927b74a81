// The product of bytes against plain loops, at sizes that nothing divides, for each kind of processor.
#include "core/kernels/int8_product.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/core/kernels/each_processor.h"

namespace wb::kernels {
namespace {

Int8Weights weightsOf(const std::vector<float>& values, std::int64_t outputs, std::int64_t inputs) {
  Int8Weights weights(outputs, inputs);
  for (std::int64_t output = 0; output < outputs; ++output) weights.set(output, values.data() + output * inputs);
  return weights;
}

std::vector<float> product(const Int8Weights& weights, const std::vector<std::uint8_t>& bytes,
                           const std::vector<RowScale>& scales, const std::vector<float>& bias) {
  const auto rows = static_cast<std::int64_t>(scales.size());
  const std::int64_t stride = weights.outputs() + 3;
  constexpr float untouched = -7777;
  std::vector<float> y(static_cast<std::size_t>(rows * stride), untouched);
  const Int8Product job{bytes.data(), scales.data(), &weights, bias.data(), y.data(), stride};
  const std::int64_t middle = weights.panels() / 2;
  multiplyInt8(job, 0, rows, 0, middle);
  multiplyInt8(job, 0, rows / 2, middle, weights.panels());
  multiplyInt8(job, rows / 2, rows, middle, weights.panels());
  std::vector<float> dense;
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto begin = y.begin() + row * stride;
    dense.insert(dense.end(), begin, begin + weights.outputs());
    EXPECT_TRUE(std::all_of(begin + weights.outputs(), begin + stride, [](float v) { return v == untouched; }));
  }
  return dense;
}

void expectExactSums(std::int64_t rows, std::int64_t outputs, std::int64_t inputs, float size) {
  SCOPED_TRACE(testing::Message() << rows << " x " << outputs << " x " << inputs);
  const auto values = randomValues(outputs * inputs, 1, size);
  const Int8Weights weights = weightsOf(values, outputs, inputs);
  Random random(2);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(rows * paddedBytes(inputs)));
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next() % 3 == 0 ? 255 : random.next() % 256);
  std::vector<RowScale> scales;
  for (std::int64_t row = 0; row < rows; ++row) scales.push_back({1, static_cast<std::int32_t>(row * 37 % 256)});
  const std::vector<float> y = product(weights, bytes, scales, std::vector<float>(static_cast<std::size_t>(outputs)));
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t output = 0; output < outputs; ++output) {
      std::int64_t sum = 0;
      for (std::int64_t i = 0; i < inputs; ++i) {
        const int x = bytes[static_cast<std::size_t>(row * paddedBytes(inputs) + i)];
        sum += (x - scales[static_cast<std::size_t>(row)].zero) * weights.byte(output, i);
      }
      ASSERT_EQ(y[static_cast<std::size_t>(row * outputs + output)], static_cast<float>(sum) * weights.scale(output))
          << row << ", " << output;
    }
  }
}

TEST(Int8Product, SumsAreThoseOfAPlainLoop) {
  onEachProcessor([] {
    expectExactSums(1, 1, 1, 1);
    expectExactSums(7, 33, 5, 1);
    expectExactSums(17, 48, 768, 0.01F);
    expectExactSums(13, 70, 1027, 3);
    expectExactSums(2, 16, 8, 1e-20F);
  });
}

// All weights equal: four products of them are as large as they get.
TEST(Int8Product, LargestSumsDoNotOverflow) {
  for (const float value : {1.0F, -1.0F}) {
    constexpr std::int64_t inputs = 64;
    const std::vector<float> same(inputs, value);
    const Int8Weights weights = weightsOf(same, 1, inputs);
    const std::vector<std::uint8_t> bytes(inputs, 255);
    onEachProcessor([&] {
      const float y = product(weights, bytes, {{1, 0}}, {0}).front();
      EXPECT_EQ(y, static_cast<float>(255 * inputs * weights.byte(0, 0)) * weights.scale(0));
      EXPECT_NEAR(y, value * 255 * inputs, 0.02 * 255 * inputs);
    });
  }
}

TEST(Int8Weights, AreNearestMultiplesOfEachOutputsScale) {
  auto values = randomValues(3 * 50, 4);
  for (int i = 50; i < 100; ++i) values[static_cast<std::size_t>(i)] *= 1000;
  for (int i = 100; i < 150; ++i) values[static_cast<std::size_t>(i)] = 0;
  const Int8Weights weights = weightsOf(values, 3, 50);
  for (int output = 0; output < 3; ++output) {
    for (int i = 0; i < 50; ++i) {
      const float value = values[static_cast<std::size_t>(output * 50 + i)];
      EXPECT_NEAR(weights.byte(output, i) * weights.scale(output), value, weights.scale(output) * 0.501);
    }
  }
  EXPECT_GT(weights.scale(1), 100 * weights.scale(0));
}

TEST(QuantizeRows, EachRowByItsOwnRange) {
  constexpr std::int64_t size = 37;
  auto values = randomValues(3 * size, 5);
  for (int i = 0; i < size; ++i) {
    values[static_cast<std::size_t>(size + i)] = std::abs(values[static_cast<std::size_t>(size + i)]) * 50 + 1;
    values[static_cast<std::size_t>(2 * size + i)] = 0;
  }
  onEachProcessor([&] {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(3 * paddedBytes(size)), 99);
    std::vector<RowScale> scales(3);
    quantizeRows(values.data(), size, 3, size, bytes.data(), scales.data());
    for (std::int64_t row = 0; row < 3; ++row) {
      const RowScale scale = scales[static_cast<std::size_t>(row)];
      for (std::int64_t i = 0; i < paddedBytes(size); ++i) {
        const int byte = bytes[static_cast<std::size_t>(row * paddedBytes(size) + i)];
        if (i >= size) {
          EXPECT_EQ(byte, 0);
        } else {
          const float value = values[static_cast<std::size_t>(row * size + i)];
          EXPECT_NEAR(scale.scale * static_cast<float>(byte - scale.zero), value, scale.scale * 1.01) << row;
        }
      }
    }
    EXPECT_EQ(scales[1].zero, 0);  // a range without negatives begins at 0
    EXPECT_EQ(scales[2].scale, 0);
  });
}

TEST(Int8Product, IsNearTheProductOfFloats) {
  constexpr std::int64_t rows = 9;
  constexpr std::int64_t outputs = 40;
  constexpr std::int64_t inputs = 384;
  const auto x = randomValues(rows * inputs, 6);
  const auto w = randomValues(outputs * inputs, 7, 0.1);
  const auto bias = randomValues(outputs, 8);
  const Int8Weights weights = weightsOf(w, outputs, inputs);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(rows * paddedBytes(inputs)));
  std::vector<RowScale> scales(rows);
  quantizeRows(x.data(), inputs, rows, inputs, bytes.data(), scales.data());
  const std::vector<float> y = product(weights, bytes, scales, bias);
  double error = 0;
  double size = 0;
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t output = 0; output < outputs; ++output) {
      double sum = 0;
      for (std::int64_t i = 0; i < inputs; ++i) {
        sum += static_cast<double>(x[static_cast<std::size_t>(row * inputs + i)]) *
               static_cast<double>(w[static_cast<std::size_t>(output * inputs + i)]);
      }
      const double biased = sum + static_cast<double>(bias[static_cast<std::size_t>(output)]);
      error += std::pow(static_cast<double>(y[static_cast<std::size_t>(row * outputs + output)]) - biased, 2);
      size += sum * sum;
    }
  }
  EXPECT_LT(std::sqrt(error / size), 0.02);
}

TEST(QuantizeRows, ARowThatIsNoNumberGivesNone) {
  const std::vector<float> values(16, std::numeric_limits<float>::quiet_NaN());
  const auto w = randomValues(16, 9);
  const Int8Weights weights = weightsOf(w, 1, 16);
  onEachProcessor([&] {
    std::vector<std::uint8_t> bytes(16);
    std::vector<RowScale> scales(1);
    quantizeRows(values.data(), 16, 1, 16, bytes.data(), scales.data());
    EXPECT_TRUE(std::isnan(product(weights, bytes, scales, {0}).front()));
  });
}

}  // namespace
}  // namespace wb::kernels
