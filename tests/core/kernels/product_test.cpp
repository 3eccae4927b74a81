// The matrix products against sums in doubles, at sizes that no tile divides, for each kind of processor.
#include <gtest/gtest.h>

#include "core/kernels/bf16_product.h"
#include "core/kernels/fp32_product.h"
#include "tests/core/kernels/each_processor.h"

namespace wb::kernels {
namespace {

struct Sizes {
  std::int64_t m, n, k;
};

struct Sides {
  bool aTransposed, bTransposed;
};

std::vector<Bf16> rounded(const std::vector<float>& values) {
  std::vector<Bf16> halves;
  for (const float value : values) halves.push_back(toBf16(value));
  return halves;
}

/// Σ a·b of element (i, j).
template <typename T>
double sumOfProducts(const std::vector<T>& a, const std::vector<T>& b, const Sizes& size, const Sides& sides,
                     std::int64_t i, std::int64_t j) {
  double sum = 0;
  for (std::int64_t k = 0; k < size.k; ++k) {
    sum +=
        static_cast<double>(toFloat(a[static_cast<std::size_t>(sides.aTransposed ? k * size.m + i : i * size.k + k)])) *
        toFloat(b[static_cast<std::size_t>(sides.bTransposed ? j * size.k + k : k * size.n + j)]);
  }
  return sum;
}

/// What both kinds of product are told alike: it adds to what it finds.
template <typename Product, typename Values>
Product productOf(const Values& a, const Values& b, const std::vector<float>& bias, const Sizes& size,
                  const Sides& sides) {
  Product product{};
  product.m = size.m;
  product.n = size.n;
  product.k = size.k;
  product.a = {a.data(), sides.aTransposed ? size.m : size.k, sides.aTransposed};
  product.b = {b.data(), sides.bTransposed ? size.k : size.n, sides.bTransposed};
  product.stride = size.n;
  product.bias = bias.data();
  product.accumulate = true;
  return product;
}

TEST(Bf16Product, EqualsTheSumOfProducts) {
  if (!canMultiplyBf16()) GTEST_SKIP() << "this processor does not multiply bf16";
  for (const auto& [size, sides] : {std::pair{Sizes{1, 1, 2}, Sides{false, true}},
                                    {{7, 65, 34}, {false, true}},
                                    {{13, 130, 66}, {false, false}},
                                    {{101, 70, 33}, {true, false}},
                                    {{193, 64, 1}, {true, false}},
                                    {{512, 70, 34}, {false, true}},
                                    {{6, 14, 768}, {false, true}}}) {
    const auto a = rounded(randomValues(size.m * size.k, 1));
    const auto b = rounded(randomValues(size.k * size.n, 2));
    const auto bias = randomValues(size.n, 3);
    std::vector<float> sum(static_cast<std::size_t>(size.m * size.n), 0.5F);
    auto product = productOf<Bf16Product>(a, b, bias, size, sides);
    product.wide = sum.data();
    std::vector<std::uint32_t> scratch;
    multiplyBf16(product, 0, size.m, 0, size.n, scratch);
    for (std::int64_t i = 0; i < size.m; ++i) {
      for (std::int64_t j = 0; j < size.n; ++j) {
        const double expected = 0.5 + bias[static_cast<std::size_t>(j)] + sumOfProducts(a, b, size, sides, i, j);
        ASSERT_NEAR(sum[static_cast<std::size_t>(i * size.n + j)], expected, 1e-4)
            << size.m << " " << size.n << " " << size.k;
      }
    }
  }
}

struct FloatCase {
  Sizes size;
  Sides sides;
  std::vector<float> a = randomValues(size.m * size.k, 1);
  std::vector<float> b = randomValues(size.k * size.n, 2);
  std::vector<float> bias = randomValues(size.n, 3);

  FloatProduct product(std::vector<float>& c) const {
    auto product = productOf<FloatProduct>(a, b, bias, size, sides);
    product.c = c.data();
    return product;
  }
  std::vector<float> target() const { return std::vector<float>(static_cast<std::size_t>(size.m * size.n), 0.5F); }
};

std::vector<FloatCase> floatCases() {
  std::vector<FloatCase> cases;
  // The last two are deeper than one stretch of k.
  for (const Sizes& size : {Sizes{1, 1, 1},
                            {3, 5, 2},
                            {7, 65, 35},
                            {101, 70, 33},
                            {512, 17, 3},
                            {1, 768, 64},
                            {13, 66, 1601},
                            {100, 16, 769}}) {
    for (const Sides sides : {Sides{false, false}, {false, true}, {true, false}, {true, true}}) {
      cases.push_back({size, sides});
    }
  }
  return cases;
}

TEST(FloatProduct, EqualsTheSumOfProducts) {
  onEachProcessor([] {
    for (const FloatCase& given : floatCases()) {
      std::vector<float> c = given.target();
      std::vector<float> scratch;
      multiplyFloat(given.product(c), 0, given.size.m, 0, given.size.n, scratch);
      for (std::int64_t i = 0; i < given.size.m; ++i) {
        for (std::int64_t j = 0; j < given.size.n; ++j) {
          const double expected = 0.5 + given.bias[static_cast<std::size_t>(j)] +
                                  sumOfProducts(given.a, given.b, given.size, given.sides, i, j);
          ASSERT_NEAR(c[static_cast<std::size_t>(i * given.size.n + j)], expected, 1e-4)
              << given.size.m << " " << given.size.n << " " << given.size.k;
        }
      }
    }
  });
}

TEST(FloatProduct, IsTheSameInParts) {
  onEachProcessor([] {
    for (const FloatCase& given : floatCases()) {
      std::vector<float> whole = given.target();
      std::vector<float> inParts = given.target();
      std::vector<float> scratch;
      multiplyFloat(given.product(whole), 0, given.size.m, 0, given.size.n, scratch);
      const FloatProduct product = given.product(inParts);
      const std::int64_t middleRow = std::min(given.size.m, floatProductRows);
      const std::int64_t middleColumn = std::min(given.size.n, floatProductPanel);
      for (const auto& [begin, end] : {std::pair{std::int64_t{0}, middleRow}, {middleRow, given.size.m}}) {
        multiplyFloat(product, begin, end, 0, middleColumn, scratch);
        multiplyFloat(product, begin, end, middleColumn, given.size.n, scratch);
      }
      ASSERT_EQ(inParts, whole) << given.size.m << " " << given.size.n << " " << given.size.k;
    }
  });
}

}  // namespace
}  // namespace wb::kernels
