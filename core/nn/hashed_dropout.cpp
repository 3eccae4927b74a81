// Dropout whose mask is never stored: each element's fate is a hash of its index and one random number.
#include <torch/torch.h>

#include <cstdint>

#include "core/kernels/dropout.h"
#include "core/nn/bert_impl.h"

namespace wb::nn {
namespace {

/// 1/(1 − p) where an element stays, else 0.
torch::Tensor makeMask(const torch::Tensor& x, double p, std::uint64_t seed) {
  const kernels::Dropout dropout(p, seed);
  torch::Tensor mask = torch::empty(x.sizes());
  auto* values = mask.data_ptr<float>();
  at::parallel_for(0, mask.numel(), 32768, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) values[i] = dropout.factor(static_cast<std::uint32_t>(i));
  });
  return mask.to(x.scalar_type());
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
