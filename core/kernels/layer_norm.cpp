#include "core/kernels/layer_norm.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/layer_norm.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include "core/kernels/vectors-inl.h"
// clang-format on

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

std::uint32_t firstPlace(const std::int32_t* maskRows, std::int64_t row, std::int64_t size) {
  return static_cast<std::uint32_t>((maskRows != nullptr ? maskRows[row] : row) * size);
}

/// z of one row, and its sum.
float residualSum(const NormForward& norm, std::int64_t row, float* z) {
  const std::int64_t offset = row * norm.size;
  const std::uint32_t place = firstPlace(norm.maskRows, row, norm.size);
  Vector sum = all(0);
  for (std::int64_t i = 0; i < norm.size; i += lanes) {
    const std::int64_t left = norm.size - i;
    Vector x = loadFirst(norm.y + offset + i, left);
    if (norm.before.active()) x = hn::Mul(x, factorsOf(norm.before, place + static_cast<std::uint32_t>(i)));
    if (norm.residual != nullptr) x = hn::Add(x, loadFirst(norm.residual + offset + i, left));
    storeFirst(x, z + i, left);
    sum = hn::Add(sum, x);
  }
  return sumOf(sum);
}

float squaredDistances(const float* z, std::int64_t size, float mean) {
  Vector sum = all(0);
  for (std::int64_t i = 0; i < size; i += lanes) {
    // Behind the row stand zeros, which must not count: they are put at the mean.
    const Vector x = size - i >= lanes
                         ? load(z + i)
                         : hn::IfThenElse(hn::FirstN(Floats(), size - i), loadFirst(z + i, size - i), all(mean));
    const Vector distance = hn::Sub(x, all(mean));
    sum = hn::MulAdd(distance, distance, sum);
  }
  return sumOf(sum);
}

void forwardRow(const NormForward& norm, std::int64_t row) {
  const std::int64_t offset = row * norm.size;
  // Where z is not kept it may stand where the result will.
  float* z = norm.z != nullptr ? norm.z + offset : norm.out + offset;
  const auto count = static_cast<float>(norm.size);
  const float mean = residualSum(norm, row, z) / count;
  const float scale = 1 / std::sqrt(squaredDistances(z, norm.size, mean) / count + norm.epsilon);
  if (norm.mean != nullptr) norm.mean[row] = mean;
  if (norm.inverseDeviation != nullptr) norm.inverseDeviation[row] = scale;
  const std::uint32_t place = firstPlace(norm.maskRows, row, norm.size);
  for (std::int64_t i = 0; i < norm.size; i += lanes) {
    const std::int64_t left = norm.size - i;
    const Vector x = hn::Mul(hn::Sub(loadFirst(z + i, left), all(mean)), all(scale));
    Vector y = hn::MulAdd(x, loadFirst(norm.weight + i, left), loadFirst(norm.bias + i, left));
    if (norm.after.active()) y = hn::Mul(y, factorsOf(norm.after, place + static_cast<std::uint32_t>(i)));
    storeFirst(y, norm.out + offset + i, left);
    if (norm.half != nullptr) storeFirst(y, norm.half + offset + i, left);
  }
}

/// What arrives before the mask behind the norm: of lane group `i` of a row.
HWY_INLINE Vector arriving(const NormBackward& norm, std::int64_t offset, std::uint32_t place, std::int64_t i,
                           std::int64_t left) {
  const Vector gradient = loadFirst(norm.gradient + offset + i, left);
  if (!norm.after.active()) return gradient;
  return hn::Mul(gradient, factorsOf(norm.after, place + static_cast<std::uint32_t>(i)));
}

/// With g the gradient times the weight and x the normalised row: dz = (g − mean(g) − x·mean(g·x))/deviation.
void backwardRow(const NormBackward& norm, std::int64_t row, const NormSums& sums) {
  const std::int64_t offset = row * norm.size;
  const std::uint32_t place = firstPlace(norm.maskRows, row, norm.size);
  const Vector mean = all(norm.mean[row]);
  const Vector scale = all(norm.inverseDeviation[row]);
  Vector plain = all(0);
  Vector along = all(0);
  for (std::int64_t i = 0; i < norm.size; i += lanes) {
    const std::int64_t left = norm.size - i;
    const Vector gradient = arriving(norm, offset, place, i, left);
    const Vector x = hn::Mul(hn::Sub(loadFirst(norm.z + offset + i, left), mean), scale);
    storeFirst(hn::MulAdd(gradient, x, loadFirst(sums.weight + i, left)), sums.weight + i, left);
    storeFirst(hn::Add(gradient, loadFirst(sums.bias + i, left)), sums.bias + i, left);
    const Vector g = hn::Mul(gradient, loadFirst(norm.weight + i, left));
    plain = hn::Add(plain, g);
    along = hn::MulAdd(g, x, along);
  }
  const auto count = static_cast<float>(norm.size);
  const Vector meanPlain = all(sumOf(plain) / count);
  const Vector meanAlong = all(sumOf(along) / count);
  for (std::int64_t i = 0; i < norm.size; i += lanes) {
    const std::int64_t left = norm.size - i;
    const Vector g = hn::Mul(arriving(norm, offset, place, i, left), loadFirst(norm.weight + i, left));
    const Vector x = hn::Mul(hn::Sub(loadFirst(norm.z + offset + i, left), mean), scale);
    const Vector z = hn::Mul(hn::Sub(hn::NegMulAdd(x, meanAlong, g), meanPlain), scale);
    storeFirst(z, norm.zGradient + offset + i, left);
    Vector y = z;
    if (norm.before.active()) y = hn::Mul(y, factorsOf(norm.before, place + static_cast<std::uint32_t>(i)));
    storeFirst(hn::Add(y, loadFirst(sums.y + i, left)), sums.y + i, left);
    if (norm.yGradient != nullptr) storeFirst(y, norm.yGradient + offset + i, left);
    if (norm.yHalf != nullptr) storeFirst(y, norm.yHalf + offset + i, left);
  }
}

}  // namespace

void forwardRows(const NormForward& norm, std::int64_t beginRow, std::int64_t endRow) {
  for (std::int64_t row = beginRow; row < endRow; ++row) forwardRow(norm, row);
}

void backwardRows(const NormBackward& norm, std::int64_t beginRow, std::int64_t endRow, const NormSums& sums) {
  for (std::int64_t row = beginRow; row < endRow; ++row) backwardRow(norm, row, sums);
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(forwardRows);
HWY_EXPORT(backwardRows);

void normForward(const NormForward& norm, std::int64_t beginRow, std::int64_t endRow) {
  HWY_DYNAMIC_DISPATCH(forwardRows)(norm, beginRow, endRow);
}

void normBackward(const NormBackward& norm, std::int64_t beginRow, std::int64_t endRow, const NormSums& sums) {
  HWY_DYNAMIC_DISPATCH(backwardRows)(norm, beginRow, endRow, sums);
}

}  // namespace wb::kernels
#endif
