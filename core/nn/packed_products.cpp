#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <vector>

#include "core/kernels/bf16_product.h"
#include "core/nn/packed_products_impl.h"

namespace wb::nn {
namespace {

using kernels::Bf16;
using kernels::Bf16Product;

kernels::Bf16Matrix matrix(const torch::Tensor& values, bool transposed) {
  return {static_cast<const Bf16*>(values.const_data_ptr()), values.stride(0), transposed};
}

/// target = a·b, each as the memory holds it or transposed.
Bf16Product productOf(const torch::Tensor& a, bool aTransposed, const torch::Tensor& b, bool bTransposed,
                      const torch::Tensor& target) {
  Bf16Product product{};
  product.m = target.size(0);
  product.n = target.size(1);
  product.k = a.size(aTransposed ? 0 : 1);
  product.a = matrix(a, aTransposed);
  product.b = matrix(b, bTransposed);
  product.stride = target.stride(0);
  if (target.scalar_type() == torch::kFloat32) {
    product.wide = target.data_ptr<float>();
  } else {
    product.half = static_cast<Bf16*>(target.data_ptr());
  }
  return product;
}

/// Gives each thread a share of the columns, or of the rows where that divides more evenly.
void multiply(const Bf16Product& product) {
  thread_local std::vector<std::uint32_t> scratch;
  const std::int64_t panels = (product.n + kernels::productPanel - 1) / kernels::productPanel;
  const bool byRows = product.a.transposed || (panels % at::get_num_threads() != 0 && product.m >= product.n);
  const std::int64_t unit = byRows ? kernels::productRows : kernels::productPanel;
  const std::int64_t size = byRows ? product.m : product.n;
  at::parallel_for(0, (size + unit - 1) / unit, 1, [&](std::int64_t begin, std::int64_t end) {
    const std::int64_t first = begin * unit;
    const std::int64_t last = std::min(end * unit, size);
    if (byRows) {
      multiplyBf16(product, first, last, 0, product.n, scratch);
    } else {
      multiplyBf16(product, 0, product.m, first, last, scratch);
    }
  });
}

/// The kernel reads values of a row in pairs.
bool useKernel(const torch::Tensor& x, std::int64_t inner, bool pairsAcrossRows) {
  return x.scalar_type() == torch::kBFloat16 && kernels::canMultiplyBf16() &&
         (pairsAcrossRows || (inner % 2 == 0 && x.stride(0) % 2 == 0));
}

/// target (+)= a·b by LibTorch, in whatever type a and b have.
void multiplyInto(const torch::Tensor& target, const torch::Tensor& a, const torch::Tensor& b, bool add) {
  torch::Tensor out = target;
  if (out.scalar_type() != a.scalar_type()) {
    const torch::Tensor product = at::mm(a, b);
    add ? out.add_(product) : out.copy_(product);
  } else if (add) {
    out.addmm_(a, b);
  } else {
    at::mm_out(out, a, b);
  }
}

}  // namespace

void denseForward(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& bias, const torch::Tensor& y) {
  if (useKernel(x, x.size(1), false)) {
    Bf16Product product = productOf(x, false, w, true, y);
    product.bias = bias.data_ptr<float>();
    multiply(product);
  } else if (y.scalar_type() == x.scalar_type() && x.scalar_type() == torch::kFloat32) {
    torch::Tensor out = y;
    at::addmm_out(out, bias, x, w.t());
  } else {
    y.copy_(at::linear(x, w).add(bias));
  }
}

void denseBackward(const torch::Tensor& yGradient, const torch::Tensor& w, const torch::Tensor& xGradient, bool add) {
  if (useKernel(yGradient, w.size(0), false)) {
    Bf16Product product = productOf(yGradient, false, w, false, xGradient);
    product.accumulate = add;
    multiply(product);
  } else {
    multiplyInto(xGradient, yGradient, w, add);
  }
}

void denseWeightGradient(const torch::Tensor& yGradient, const torch::Tensor& x, const torch::Tensor& wGradient,
                         bool add) {
  if (useKernel(yGradient, 0, true)) {
    Bf16Product product = productOf(yGradient, true, x, false, wGradient);
    product.accumulate = add;
    multiply(product);
  } else {
    multiplyInto(wGradient, yGradient.t(), x, add);
  }
}

}  // namespace wb::nn
