// How much each token has part in one logit, by gradients. Only nn includes this file.
#pragma once

#include <torch/torch.h>

#include <functional>
#include <utility>
#include <vector>

namespace wb::nn {

/// A function of points [k, …] to one number each, [k]; differentiable.
using Differentiable = std::function<torch::Tensor(const torch::Tensor&)>;

/// Points in (0, 1) and weights of Gauss–Legendre quadrature.
struct Quadrature {
  std::vector<double> points;
  std::vector<double> weights;
};
Quadrature gaussLegendre(int count);

/// x ∘ ∇F(x), of the shape of x.
torch::Tensor gradientTimesInput(const torch::Tensor& x, const Differentiable& function);

/// Integrated gradients (Sundararajan et al. 2017, arXiv 1703.01365): (x − x′) ∘ ∫ ∇F(x′ + α(x − x′)) dα,
/// of the shape of x. `chunk` points go through the function at once.
torch::Tensor integratedGradients(const torch::Tensor& x, const torch::Tensor& baseline, int points, int chunk,
                                  const Differentiable& function);

}  // namespace wb::nn
