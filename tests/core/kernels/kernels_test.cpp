// Each kernel against its formula in doubles, at sizes that no vector divides, for each kind of processor.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/kernels/activation.h"
#include "core/kernels/attention.h"
#include "core/kernels/bf16.h"
#include "core/kernels/layer_norm.h"
#include "tests/core/kernels/each_processor.h"

namespace wb::kernels {
namespace {

TEST(Bf16, RoundsToTheNearestEven) {
  EXPECT_EQ(toFloat(toBf16(1.0F)), 1.0F);
  EXPECT_EQ(toFloat(toBf16(1.00390625F)), 1.0F);       // half-way between 1 and 1.0078125
  EXPECT_EQ(toFloat(toBf16(1.01171875F)), 1.015625F);  // half-way, to the even one above
  EXPECT_EQ(toFloat(toBf16(-3.1415927F)), -3.140625F);
}

TEST(Dropout, KeepsItsShareAndScalesTheRest) {
  const Dropout dropout(0.3, 42);
  int dropped = 0;
  double sum = 0;
  constexpr int count = 200000;
  for (int i = 0; i < count; ++i) {
    const float factor = dropout.factor(static_cast<std::uint32_t>(i));
    dropped += factor == 0 ? 1 : 0;
    sum += factor;
  }
  EXPECT_NEAR(static_cast<double>(dropped) / count, 0.3, 0.005);
  EXPECT_NEAR(sum / count, 1, 0.01);
  EXPECT_EQ(Dropout().factor(3), 1.0F);
}

TEST(Dropout, TwoPlacesShareNoPattern) {
  const Dropout first(0.5, 1);
  const Dropout second(0.5, 2);
  for (int shift = 0; shift < 50; ++shift) {
    int same = 0;
    for (std::uint32_t i = 0; i < 10000; ++i) {
      same += (first.factor(i) == 0) == (second.factor(i + static_cast<std::uint32_t>(shift)) == 0) ? 1 : 0;
    }
    EXPECT_NEAR(same, 5000, 300) << shift;
  }
}

struct Formula {
  Activation activation;
  std::function<double(double)> f;
};

std::vector<Formula> formulas() {
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  const auto relu6 = [](double x) { return std::min(std::max(x, 0.0), 6.0); };
  return {{Activation::Gelu, [](double x) { return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0))); }},
          {Activation::GeluTanh,
           [](double x) { return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x))); }},
          {Activation::QuickGelu, [=](double x) { return x * sigmoid(1.702 * x); }},
          {Activation::Relu, [](double x) { return std::max(x, 0.0); }},
          {Activation::Relu6, relu6},
          {Activation::Silu, [=](double x) { return x * sigmoid(x); }},
          {Activation::Mish, [](double x) { return x * std::tanh(std::log1p(std::exp(x))); }},
          {Activation::Hardswish, [=](double x) { return x * relu6(x + 3) / 6; }},
          {Activation::Tanh, [](double x) { return std::tanh(x); }},
          {Activation::Sigmoid, sigmoid},
          {Activation::Linear, [](double x) { return x; }}};
}

TEST(Activations, EqualTheirFormulasAndTheirSlopes) {
  onEachProcessor([] {
    constexpr std::int64_t rows = 3;
    constexpr std::int64_t size = 67;
    const auto in = randomValues(rows * size, 4, 9);
    for (const Formula& formula : formulas()) {
      std::vector<float> out(in.size());
      activate(formula.activation, in.data(), out.data(), rows * size);
      std::vector<float> gradient(in.size(), 2);
      std::vector<float> sums(size, 1);
      activateBackward(formula.activation, in.data(), gradient.data(), rows, size, sums.data());
      std::vector<double> expectedSums(size, 1);
      for (std::size_t i = 0; i < in.size(); ++i) {
        const double x = in[i];
        EXPECT_NEAR(out[i], formula.f(x), 2e-6) << static_cast<int>(formula.activation) << " at " << x;
        const double slope = (formula.f(x + 1e-5) - formula.f(x - 1e-5)) / 2e-5;
        EXPECT_NEAR(gradient[i], 2 * slope, 2e-5) << static_cast<int>(formula.activation) << " at " << x;
        expectedSums[i % size] += gradient[i];
      }
      for (std::size_t j = 0; j < expectedSums.size(); ++j) EXPECT_NEAR(sums[j], expectedSums[j], 1e-4);
    }
  });
}

/// LN(dropout(y) + residual) of one row, and Σ direction·result.
struct NormOracle {
  std::int64_t size;
  std::vector<float> weight, bias;
  Dropout before, after;
  double epsilon = 1e-5;

  std::vector<double> row(const std::vector<double>& y, const std::vector<double>& residual,
                          std::int64_t number) const {
    std::vector<double> z;
    double mean = 0;
    for (std::int64_t i = 0; i < size; ++i) {
      const auto place = static_cast<std::uint32_t>(number * size + i);
      z.push_back(y[static_cast<std::size_t>(i)] * before.factor(place) + residual[static_cast<std::size_t>(i)]);
      mean += z.back() / static_cast<double>(size);
    }
    double variance = 0;
    for (const double x : z) variance += (x - mean) * (x - mean) / static_cast<double>(size);
    for (std::int64_t i = 0; i < size; ++i) {
      const auto j = static_cast<std::size_t>(i);
      z[j] = ((z[j] - mean) / std::sqrt(variance + epsilon) * weight[j] + bias[j]) *
             after.factor(static_cast<std::uint32_t>(number * size + i));
    }
    return z;
  }
};

TEST(LayerNorm, EqualsItsFormulaAndItsSlope) {
  onEachProcessor([] {
    constexpr std::int64_t rows = 2;
    constexpr std::int64_t size = 37;
    const NormOracle oracle{size, randomValues(size, 1), randomValues(size, 2), Dropout(0.2, 3), Dropout(0.1, 4)};
    const auto y = randomValues(rows * size, 5);
    const auto residual = randomValues(rows * size, 6);
    const auto direction = randomValues(rows * size, 7);
    const std::vector<std::int32_t> maskRows{4, 9};
    std::vector<float> z(y.size());
    std::vector<float> out(y.size());
    std::vector<float> mean(rows);
    std::vector<float> inverse(rows);
    NormForward forward{};
    forward.size = size;
    forward.y = y.data();
    forward.residual = residual.data();
    forward.weight = oracle.weight.data();
    forward.bias = oracle.bias.data();
    forward.epsilon = static_cast<float>(oracle.epsilon);
    forward.before = oracle.before;
    forward.after = oracle.after;
    forward.maskRows = maskRows.data();
    forward.z = z.data();
    forward.mean = mean.data();
    forward.inverseDeviation = inverse.data();
    forward.out = out.data();
    normForward(forward, 0, rows);

    std::vector<float> zGradient(y.size());
    std::vector<float> yGradient(y.size());
    std::vector<float> sums(3 * size, 0);
    NormBackward backward{};
    backward.size = size;
    backward.gradient = direction.data();
    backward.z = z.data();
    backward.mean = mean.data();
    backward.inverseDeviation = inverse.data();
    backward.weight = oracle.weight.data();
    backward.before = oracle.before;
    backward.after = oracle.after;
    backward.maskRows = maskRows.data();
    backward.zGradient = zGradient.data();
    backward.yGradient = yGradient.data();
    normBackward(backward, 0, rows, {sums.data(), sums.data() + size, sums.data() + 2 * size});

    for (std::int64_t r = 0; r < rows; ++r) {
      const auto part = [&](const std::vector<float>& all) {
        return std::vector<double>(all.begin() + r * size, all.begin() + (r + 1) * size);
      };
      const auto scored = [&](const std::vector<double>& ys, const std::vector<double>& rest) {
        const auto result = oracle.row(ys, rest, maskRows[static_cast<std::size_t>(r)]);
        double total = 0;
        for (std::size_t i = 0; i < result.size(); ++i) total += result[i] * part(direction)[i];
        return total;
      };
      const auto expected = oracle.row(part(y), part(residual), maskRows[static_cast<std::size_t>(r)]);
      for (std::int64_t i = 0; i < size; ++i) {
        const auto j = static_cast<std::size_t>(r * size + i);
        EXPECT_NEAR(out[j], expected[static_cast<std::size_t>(i)], 1e-5);
        const auto slope = [&](bool ofResidual) {
          auto ys = part(y);
          auto rest = part(residual);
          double& moved = (ofResidual ? rest : ys)[static_cast<std::size_t>(i)];
          moved += 1e-5;
          const double above = scored(ys, rest);
          moved -= 2e-5;
          return (above - scored(ys, rest)) / 2e-5;
        };
        EXPECT_NEAR(zGradient[j], slope(true), 1e-4);
        EXPECT_NEAR(yGradient[j], slope(false), 1e-4);
      }
    }
    for (std::int64_t i = 0; i < size; ++i) {
      double bias = 0;
      double before = 0;
      for (std::int64_t r = 0; r < rows; ++r) {
        const auto j = static_cast<std::size_t>(r * size + i);
        bias += direction[j] *
                oracle.after.factor(static_cast<std::uint32_t>(maskRows[static_cast<std::size_t>(r)] * size + i));
        before += yGradient[j];
      }
      EXPECT_NEAR(sums[static_cast<std::size_t>(size + i)], bias, 1e-5);
      EXPECT_NEAR(sums[static_cast<std::size_t>(2 * size + i)], before, 1e-5);
    }
  });
}

/// Σ direction·(dropout(softmax(QKᵀ/√d))·V) in doubles; `out` receives the product where it is given.
double attended(std::int64_t queries, std::int64_t length, std::int64_t size, const std::vector<double>& q,
                const std::vector<double>& k, const std::vector<double>& v, const Dropout& dropout, std::uint32_t place,
                const std::vector<float>& direction, std::vector<double>* out = nullptr) {
  double total = 0;
  for (std::int64_t i = 0; i < queries; ++i) {
    std::vector<double> weights;
    double sum = 0;
    for (std::int64_t j = 0; j < length; ++j) {
      double score = 0;
      for (std::int64_t c = 0; c < size; ++c) {
        score += q[static_cast<std::size_t>(i * size + c)] * k[static_cast<std::size_t>(j * size + c)];
      }
      weights.push_back(std::exp(score / std::sqrt(static_cast<double>(size))));
      sum += weights.back();
    }
    for (std::int64_t c = 0; c < size; ++c) {
      double value = 0;
      for (std::int64_t j = 0; j < length; ++j) {
        value += weights[static_cast<std::size_t>(j)] / sum *
                 dropout.factor(place + static_cast<std::uint32_t>(i * length + j)) *
                 v[static_cast<std::size_t>(j * size + c)];
      }
      if (out != nullptr) out->push_back(value);
      total += value * direction[static_cast<std::size_t>(i * size + c)];
    }
  }
  return total;
}

TEST(Attention, EqualsItsFormulaAndItsSlope) {
  onEachProcessor([] {
    for (const auto& [queries, length, size] : {std::tuple{1, 1, 5}, {5, 5, 8}, {1, 9, 20}, {37, 37, 12}}) {
      const Dropout dropout(length > 1 ? 0.2 : 0.0, 8);
      constexpr std::uint32_t place = 77;
      auto q = randomValues(queries * size, 1, 2);
      auto k = randomValues(length * size, 2, 2);
      auto v = randomValues(length * size, 3);
      const auto direction = randomValues(queries * size, 4);
      std::vector<float> logSums(static_cast<std::size_t>(queries));
      std::vector<float> out(q.size());
      std::vector<float> scratch;
      const AttentionHead<float> head{queries, length, size,           q.data(), k.data(), v.data(),
                                      size,    size,   logSums.data(), 1,        dropout,  place};
      attend(head, out.data(), size, scratch);
      std::vector<float> gradients[3] = {std::vector<float>(q.size()), std::vector<float>(k.size()),
                                         std::vector<float>(v.size())};
      attendBackward(head, {direction.data(), size, gradients[0].data(), gradients[1].data(), gradients[2].data()},
                     scratch);

      std::vector<double> inputs[3] = {{q.begin(), q.end()}, {k.begin(), k.end()}, {v.begin(), v.end()}};
      const auto score = [&](std::vector<double>* result = nullptr) {
        return attended(queries, length, size, inputs[0], inputs[1], inputs[2], dropout, place, direction, result);
      };
      std::vector<double> expected;
      score(&expected);
      for (std::size_t i = 0; i < out.size(); ++i) EXPECT_NEAR(out[i], expected[i], 1e-5);
      for (int which = 0; which < 3; ++which) {
        for (std::size_t i = 0; i < inputs[which].size(); i += 7) {
          inputs[which][i] += 1e-5;
          const double above = score();
          inputs[which][i] -= 2e-5;
          const double slope = (above - score()) / 2e-5;
          inputs[which][i] += 1e-5;
          EXPECT_NEAR(gradients[which][i], slope, 1e-4) << "input " << which << " at " << i << " of length " << length;
        }
      }
    }
  });
}

}  // namespace
}  // namespace wb::kernels
