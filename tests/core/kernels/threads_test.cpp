// Threads divide the rows or the heads of one matrix among them: the result has the bits of one thread's. Under
// ThreadSanitizer this also shows that none touches what is another's.
#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <vector>

#include "core/base/random.h"
#include "core/kernels/activation.h"
#include "core/kernels/attention.h"
#include "core/kernels/layer_norm.h"

namespace wb::kernels {
namespace {

using Range = std::function<void(std::int64_t begin, std::int64_t end)>;

void divide(std::int64_t count, int threads, const Range& work) {
  const std::int64_t share = (count + threads - 1) / threads;
  std::vector<std::jthread> all;
  for (std::int64_t begin = 0; begin < count; begin += share) {
    all.emplace_back([&work, begin, end = std::min(count, begin + share)] { work(begin, end); });
  }
}

std::vector<float> values(std::int64_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> result;
  for (std::int64_t i = 0; i < count; ++i) result.push_back(static_cast<float>(2 * random.uniform() - 1));
  return result;
}

TEST(Threads, OfLayerNormDivideRows) {
  constexpr std::int64_t rows = 13;
  constexpr std::int64_t size = 37;
  const auto y = values(rows * size, 1);
  const auto residual = values(rows * size, 2);
  const auto weight = values(size, 3);
  const auto bias = values(size, 4);
  const auto run = [&](int threads) {
    std::vector<float> result(4 * rows * size);
    std::vector<float> mean(rows);
    std::vector<float> inverse(rows);
    float* z = result.data() + rows * size;
    NormForward forward{};
    forward.size = size;
    forward.y = y.data();
    forward.residual = residual.data();
    forward.weight = weight.data();
    forward.bias = bias.data();
    forward.epsilon = 1e-5F;
    forward.before = {0.1, 5};
    forward.z = z;
    forward.mean = mean.data();
    forward.inverseDeviation = inverse.data();
    forward.out = result.data();
    divide(rows, threads, [&](std::int64_t begin, std::int64_t end) { normForward(forward, begin, end); });
    NormBackward back{};
    back.size = size;
    back.gradient = y.data();
    back.z = z;
    back.mean = mean.data();
    back.inverseDeviation = inverse.data();
    back.weight = weight.data();
    back.before = {0.1, 5};
    back.zGradient = result.data() + 2 * rows * size;
    back.yGradient = result.data() + 3 * rows * size;
    divide(rows, threads, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> sums(3 * size);  // each thread has its own
      normBackward(back, begin, end, {sums.data(), sums.data() + size, sums.data() + 2 * size});
    });
    return result;
  };
  EXPECT_EQ(run(4), run(1));
}

TEST(Threads, OfActivationsDivideRows) {
  constexpr std::int64_t rows = 11;
  constexpr std::int64_t size = 29;
  const auto in = values(rows * size, 1);
  const auto run = [&](int threads) {
    std::vector<float> out(rows * size);
    std::vector<float> gradient = values(rows * size, 2);
    divide(rows, threads, [&](std::int64_t begin, std::int64_t end) {
      activate(Activation::Gelu, in.data() + begin * size, out.data() + begin * size, (end - begin) * size);
      std::vector<float> sums(size);
      activateBackward(Activation::Gelu, in.data() + begin * size, gradient.data() + begin * size, end - begin, size,
                       sums.data());
    });
    out.insert(out.end(), gradient.begin(), gradient.end());
    return out;
  };
  EXPECT_EQ(run(4), run(1));
}

/// Queries, keys and values of three texts lie side by side in one matrix, as the network has them.
TEST(Threads, OfAttentionDivideTheHeadsOfTheTexts) {
  constexpr std::int64_t heads = 3;
  constexpr std::int64_t size = 5;
  constexpr std::int64_t width = 3 * heads * size;
  const std::vector<std::int64_t> starts{0, 7, 8, 29};
  const std::int64_t tokens = starts.back();
  const std::int64_t texts = 3;
  const auto mixed = values(tokens * width, 1);
  const auto gradient = values(tokens * heads * size, 2);
  const auto run = [&](int threads) {
    std::vector<float> out(tokens * heads * size);
    std::vector<float> back(tokens * width);
    std::vector<float> logSums(tokens * heads);
    divide(texts * heads, threads, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch;
      for (std::int64_t i = begin; i < end; ++i) {
        const auto text = static_cast<std::size_t>(i / heads);
        const std::int64_t head = i % heads;
        const std::int64_t start = starts[text];
        const std::int64_t length = starts[text + 1] - start;
        const float* first = mixed.data() + start * width + head * size;
        const AttentionHead<float> job{length,
                                       length,
                                       size,
                                       first,
                                       first + heads * size,
                                       first + 2 * heads * size,
                                       width,
                                       width,
                                       logSums.data() + start * heads + head,
                                       heads,
                                       {0.1, 7},
                                       static_cast<std::uint32_t>(1000 * i)};
        attend(job, out.data() + start * heads * size + head * size, heads * size, scratch);
        float* to = back.data() + start * width + head * size;
        attendBackward(job,
                       {gradient.data() + start * heads * size + head * size, heads * size, to, to + heads * size,
                        to + 2 * heads * size},
                       scratch);
      }
    });
    out.insert(out.end(), back.begin(), back.end());
    return out;
  };
  EXPECT_EQ(run(4), run(1));
}

}  // namespace
}  // namespace wb::kernels
