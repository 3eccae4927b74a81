// Dropout whose mask is never stored: each element's fate is a hash of its index and one random number.
#include <torch/torch.h>

#include <cstdint>

#include "core/nn/bert_impl.h"

namespace wb::nn {
namespace {

constexpr std::int64_t blockSize = 4096;

/// Chris Wellons' "lowbias32", a bijection of 32 bits with low bias.
inline std::uint32_t mix(std::uint32_t x) {
  x ^= x >> 16U;
  x *= 0x7feb352dU;
  x ^= x >> 15U;
  x *= 0x846ca68bU;
  return x ^ x >> 16U;
}

template <typename T>
void fillMask(T* mask, std::int64_t count, std::uint64_t seed, std::uint32_t threshold, T kept) {
  const std::int64_t blocks = (count + blockSize - 1) / blockSize;
  at::parallel_for(0, blocks, 4, [&](std::int64_t firstBlock, std::int64_t lastBlock) {
    for (std::int64_t block = firstBlock; block < lastBlock; ++block) {
      const auto key = static_cast<std::uint32_t>(Random(seed + static_cast<std::uint64_t>(block)).next());
      T* out = mask + block * blockSize;
      const auto n = static_cast<std::uint32_t>(std::min(blockSize, count - block * blockSize));
      for (std::uint32_t i = 0; i < n; ++i) out[i] = mix(key + i) >= threshold ? kept : T{0};
    }
  });
}

/// 1/(1 − p) where an element stays, else 0.
torch::Tensor makeMask(const torch::Tensor& x, double p, std::uint64_t seed) {
  const auto threshold = static_cast<std::uint32_t>(p * 4294967296.0);
  const auto kept = static_cast<float>(1 / (1 - p));
  torch::Tensor mask = torch::empty(x.sizes(), x.options().requires_grad(false));
  if (x.scalar_type() == torch::kBFloat16) {
    fillMask(reinterpret_cast<std::uint16_t*>(mask.data_ptr()), mask.numel(), seed, threshold, c10::BFloat16(kept).x);
  } else {
    fillMask(mask.data_ptr<float>(), mask.numel(), seed, threshold, kept);
  }
  return mask;
}

struct DropoutFunction : torch::autograd::Function<DropoutFunction> {
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x, double p,
                               std::int64_t seed) {
    context->saved_data["p"] = p;
    context->saved_data["seed"] = seed;
    return x * makeMask(x, p, static_cast<std::uint64_t>(seed));
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const torch::Tensor& gradient = gradients[0];
    const auto seed = static_cast<std::uint64_t>(context->saved_data["seed"].toInt());
    return {gradient * makeMask(gradient, context->saved_data["p"].toDouble(), seed), torch::Tensor(), torch::Tensor()};
  }
};

}  // namespace

torch::Tensor hashedDropout(const torch::Tensor& x, double p, Random& random) {
  if (p <= 0) return x;
  return DropoutFunction::apply(x, p, static_cast<std::int64_t>(random.next()));
}

}  // namespace wb::nn
