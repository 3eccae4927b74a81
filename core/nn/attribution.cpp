#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/nn/attribution_impl.h"

namespace wb::nn {
namespace {

/// Legendre's polynomial of degree n and its derivative at x.
std::pair<double, double> legendre(int n, double x) {
  double before = 1;
  double value = x;
  for (int k = 2; k <= n; ++k) {
    const double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return {value, n * (x * value - before) / (x * x - 1)};
}

torch::Tensor gradientAt(const torch::Tensor& points, const Differentiable& function) {
  const torch::AutoGradMode withGradient(true);
  const torch::Tensor input = points.detach().requires_grad_(true);
  return torch::autograd::grad({function(input).sum()}, {input})[0];
}

}  // namespace

Quadrature gaussLegendre(int count) {
  Quadrature quadrature;
  for (int i = count; i >= 1; --i) {
    double x = std::cos(std::numbers::pi * (i - 0.25) / (count + 0.5));
    for (int step = 0; step < 20; ++step) {
      const auto [value, slope] = legendre(count, x);
      x -= value / slope;
    }
    const double slope = legendre(count, x).second;
    quadrature.points.push_back((x + 1) / 2);
    quadrature.weights.push_back(1 / ((1 - x * x) * slope * slope));
  }
  return quadrature;
}

torch::Tensor gradientTimesInput(const torch::Tensor& x, const Differentiable& function) {
  return x * gradientAt(x.unsqueeze(0), function).squeeze(0);
}

torch::Tensor integratedGradients(const torch::Tensor& x, const torch::Tensor& baseline, int points, int chunk,
                                  const Differentiable& function) {
  const Quadrature quadrature = gaussLegendre(points);
  const torch::Tensor difference = x - baseline;
  torch::Tensor sum = torch::zeros_like(x);
  for (int begin = 0; begin < points; begin += chunk) {
    const int count = std::min(chunk, points - begin);
    std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()) + 1, 1);
    shape[0] = count;
    const auto part = [&](const std::vector<double>& values) {
      const std::vector<double> some(values.begin() + begin, values.begin() + begin + count);
      return torch::tensor(some, torch::kFloat64).to(torch::kFloat32).view(shape);
    };
    const torch::Tensor gradients = gradientAt(baseline + part(quadrature.points) * difference, function);
    sum += (gradients * part(quadrature.weights)).sum(0);
  }
  return difference * sum;
}

}  // namespace wb::nn
