#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <vector>

#include "core/kernels/bf16_product.h"
#include "core/kernels/fp32_product.h"
#include "core/nn/packed_products_impl.h"

namespace wb::nn {
namespace {

using kernels::Bf16;
using kernels::Bf16Product;
using kernels::FloatProduct;

/// target = a·b, each as the memory holds it or transposed.
template <typename Product>
Product productOf(const torch::Tensor& a, bool aTransposed, const torch::Tensor& b, bool bTransposed,
                  const torch::Tensor& target) {
  Product product{};
  product.m = target.size(0);
  product.n = target.size(1);
  product.k = a.size(aTransposed ? 0 : 1);
  product.a = {static_cast<decltype(product.a.data)>(a.const_data_ptr()), a.stride(0), aTransposed};
  product.b = {static_cast<decltype(product.b.data)>(b.const_data_ptr()), b.stride(0), bTransposed};
  product.stride = target.stride(0);
  return product;
}

FloatProduct floatProduct(const torch::Tensor& a, bool aTransposed, const torch::Tensor& b, bool bTransposed,
                          const torch::Tensor& target) {
  auto product = productOf<FloatProduct>(a, aTransposed, b, bTransposed, target);
  product.c = target.data_ptr<float>();
  return product;
}

Bf16Product bf16Product(const torch::Tensor& a, bool aTransposed, const torch::Tensor& b, bool bTransposed,
                        const torch::Tensor& target) {
  auto product = productOf<Bf16Product>(a, aTransposed, b, bTransposed, target);
  if (target.scalar_type() == torch::kFloat32) {
    product.wide = target.data_ptr<float>();
  } else {
    product.half = static_cast<Bf16*>(target.data_ptr());
  }
  return product;
}

/// Gives each thread a share of the columns or of the rows of the result, in units of so many: work(rows, columns) with
/// begin and end of each.
struct Share {
  std::int64_t begin, end;
};

template <typename Work>
void share(bool byRows, std::int64_t m, std::int64_t n, std::int64_t unit, const Work& work) {
  const std::int64_t size = byRows ? m : n;
  at::parallel_for(0, (size + unit - 1) / unit, 1, [&](std::int64_t begin, std::int64_t end) {
    const Share part{begin * unit, std::min(end * unit, size)};
    byRows ? work(part, Share{0, n}) : work(Share{0, m}, part);
  });
}

bool dividesUnevenly(std::int64_t size, std::int64_t unit) {
  return (size + unit - 1) / unit % at::get_num_threads() != 0;
}

void multiply(const Bf16Product& product) {
  const bool byRows =
      product.a.transposed || (dividesUnevenly(product.n, kernels::productPanel) && product.m >= product.n);
  share(byRows, product.m, product.n, byRows ? kernels::productRows : kernels::productPanel,
        [&](const Share& rows, const Share& columns) {
          thread_local std::vector<std::uint32_t> scratch;
          multiplyBf16(product, rows.begin, rows.end, columns.begin, columns.end, scratch);
        });
}

/// Each thread copies what it needs of A, where that is transposed, and of B: the larger one is divided.
void multiply(const FloatProduct& product) {
  const bool byRows =
      (product.a.transposed || dividesUnevenly(product.n, kernels::floatProductPanel)) && product.m >= product.n;
  share(byRows, product.m, product.n, byRows ? kernels::floatProductRows : kernels::floatProductPanel,
        [&](const Share& rows, const Share& columns) {
          thread_local std::vector<float> scratch;
          multiplyFloat(product, rows.begin, rows.end, columns.begin, columns.end, scratch);
        });
}

bool isFloat(const torch::Tensor& x) { return x.scalar_type() == torch::kFloat32; }

/// The kernel reads values of a row in pairs.
bool useBf16Kernel(const torch::Tensor& x, std::int64_t inner, bool pairsAcrossRows) {
  return kernels::canMultiplyBf16() && (pairsAcrossRows || (inner % 2 == 0 && x.stride(0) % 2 == 0));
}

/// target (+)= a·b of bf16 by LibTorch, on processors that do not multiply it themselves.
void multiplyInto(const torch::Tensor& target, const torch::Tensor& a, const torch::Tensor& b, bool add) {
  torch::Tensor out = target;
  const torch::Tensor product = at::mm(a, b);
  add ? out.add_(product) : out.copy_(product);
}

}  // namespace

void denseForward(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& bias, const torch::Tensor& y) {
  if (isFloat(x)) {
    FloatProduct product = floatProduct(x, false, w, true, y);
    product.bias = bias.data_ptr<float>();
    multiply(product);
  } else if (useBf16Kernel(x, x.size(1), false)) {
    Bf16Product product = bf16Product(x, false, w, true, y);
    product.bias = bias.data_ptr<float>();
    multiply(product);
  } else {
    torch::Tensor out = y;
    out.copy_(at::linear(x, w).add(bias));
  }
}

void denseBackward(const torch::Tensor& yGradient, const torch::Tensor& w, const torch::Tensor& xGradient, bool add) {
  if (isFloat(yGradient)) {
    FloatProduct product = floatProduct(yGradient, false, w, false, xGradient);
    product.accumulate = add;
    multiply(product);
  } else if (useBf16Kernel(yGradient, w.size(0), false)) {
    Bf16Product product = bf16Product(yGradient, false, w, false, xGradient);
    product.accumulate = add;
    multiply(product);
  } else {
    multiplyInto(xGradient, yGradient, w, add);
  }
}

void denseWeightGradient(const torch::Tensor& yGradient, const torch::Tensor& x, const torch::Tensor& wGradient,
                         bool add) {
  if (isFloat(yGradient)) {
    FloatProduct product = floatProduct(yGradient, true, x, false, wGradient);
    product.accumulate = add;
    multiply(product);
  } else if (useBf16Kernel(yGradient, 0, true)) {
    Bf16Product product = bf16Product(yGradient, true, x, false, wGradient);
    product.accumulate = add;
    multiply(product);
  } else {
    multiplyInto(wGradient, yGradient.t(), x, add);
  }
}

}  // namespace wb::nn
