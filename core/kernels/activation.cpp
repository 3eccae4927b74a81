#include "core/kernels/activation.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/activation.cpp"
#include <hwy/foreach_target.h>
// clang-format off: after the line above
#include "core/kernels/exponential-inl.h"
// clang-format on

#include <stdexcept>

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {
namespace {

HWY_INLINE Vector boundExponential(Vector x) {
  return exponential(hn::Min(hn::Max(x, all(-largestExponent)), all(largestExponent)));
}
HWY_INLINE Vector sigmoid(Vector x) { return hn::Div(all(1), hn::Add(all(1), boundExponential(hn::Neg(x)))); }
HWY_INLINE Vector hyperbolicTangent(Vector x) {
  return hn::Sub(all(1), hn::Div(all(2), hn::Add(all(1), boundExponential(hn::Add(x, x)))));
}
/// 1 − t², the slope of tanh where its value is t.
HWY_INLINE Vector tangentSlope(Vector t) { return hn::NegMulAdd(t, t, all(1)); }
HWY_INLINE Vector between(Vector x, float low, float high, Vector inside, float below, float above) {
  const Vector capped = hn::IfThenElse(hn::Ge(x, all(high)), all(above), inside);
  return hn::IfThenElse(hn::Le(x, all(low)), all(below), capped);
}

struct Point {
  Vector value;
  Vector slope;
};

/// Φ by erf's approximation 7.1.26 of Abramowitz and Stegun (error below 1.5e-7), which shares e^(−x²/2) with φ.
struct Gelu {
  static HWY_INLINE Point at(Vector x) {
    const Vector y = hn::Mul(hn::Abs(x), all(0.70710678F));
    const Vector t = hn::Div(all(1), hn::MulAdd(y, all(0.3275911F), all(1)));
    const Vector bell = exponential(hn::Max(hn::Neg(hn::Mul(y, y)), all(-largestExponent)));
    Vector p = hn::MulAdd(t, all(1.061405429F), all(-1.453152027F));
    p = hn::MulAdd(t, p, all(1.421413741F));
    p = hn::MulAdd(t, p, all(-0.284496736F));
    p = hn::MulAdd(t, p, all(0.254829592F));
    const Vector tail = hn::Mul(hn::Mul(all(0.5F), hn::Mul(p, t)), bell);  // Φ(−|x|)
    const Vector phi = hn::IfThenElse(hn::Lt(x, all(0)), tail, hn::Sub(all(1), tail));
    return {hn::Mul(x, phi), hn::MulAdd(x, hn::Mul(bell, all(0.39894228F)), phi)};
  }
};

struct GeluTanh {
  static HWY_INLINE Point at(Vector x) {
    const Vector c = all(0.79788456F);
    const Vector squared = hn::Mul(x, x);
    const Vector u = hn::Mul(hn::Mul(c, x), hn::MulAdd(squared, all(0.044715F), all(1)));
    const Vector t = hyperbolicTangent(u);
    const Vector half = hn::Mul(all(0.5F), hn::Add(all(1), t));
    const Vector inner = hn::Mul(c, hn::MulAdd(squared, all(3 * 0.044715F), all(1)));
    return {hn::Mul(x, half), hn::MulAdd(hn::Mul(all(0.5F), x), hn::Mul(tangentSlope(t), inner), half)};
  }
};

/// x·σ(k·x): QuickGelu, and Silu with k = 1.
template <int thousandths>
struct Swish {
  static HWY_INLINE Point at(Vector x) {
    const Vector k = all(static_cast<float>(thousandths) / 1000);
    const Vector s = sigmoid(hn::Mul(k, x));
    const Vector value = hn::Mul(x, s);
    return {value, hn::MulAdd(hn::Mul(k, value), hn::Sub(all(1), s), s)};
  }
};

struct Relu {
  static HWY_INLINE Point at(Vector x) { return {hn::Max(x, all(0)), hn::IfThenElseZero(hn::Gt(x, all(0)), all(1))}; }
};

struct Relu6 {
  static HWY_INLINE Point at(Vector x) { return {hn::Min(hn::Max(x, all(0)), all(6)), between(x, 0, 6, all(1), 0, 0)}; }
};

/// x·tanh(ln(1 + eˣ)) (Misra 2019, arXiv 1908.08681).
struct Mish {
  static HWY_INLINE Point at(Vector x) {
    const Vector e = exponential(hn::Min(x, all(20)));
    const Vector n = hn::Mul(e, hn::Add(e, all(2)));
    const Vector t = hn::Div(n, hn::Add(n, all(2)));
    return {hn::Mul(x, t), hn::MulAdd(hn::Mul(x, tangentSlope(t)), sigmoid(x), t)};
  }
};

struct Hardswish {
  static HWY_INLINE Point at(Vector x) {
    const Vector ramp = hn::Min(hn::Max(hn::Add(x, all(3)), all(0)), all(6));
    return {hn::Mul(hn::Mul(x, ramp), all(1.0F / 6)), between(x, -3, 3, hn::MulAdd(x, all(1.0F / 3), all(0.5F)), 0, 1)};
  }
};

struct Tanh {
  static HWY_INLINE Point at(Vector x) {
    const Vector t = hyperbolicTangent(x);
    return {t, tangentSlope(t)};
  }
};

struct Sigmoid {
  static HWY_INLINE Point at(Vector x) {
    const Vector s = sigmoid(x);
    return {s, hn::Mul(s, hn::Sub(all(1), s))};
  }
};

struct Linear {
  static HWY_INLINE Point at(Vector x) { return {x, all(1)}; }
};

/// Calls `use` with the formula of `activation`.
template <typename Use>
void withFormula(Activation activation, const Use& use) {
  switch (activation) {
    case Activation::Gelu: return use(Gelu());
    case Activation::GeluTanh: return use(GeluTanh());
    case Activation::QuickGelu: return use(Swish<1702>());
    case Activation::Relu: return use(Relu());
    case Activation::Relu6: return use(Relu6());
    case Activation::Silu: return use(Swish<1000>());
    case Activation::Mish: return use(Mish());
    case Activation::Hardswish: return use(Hardswish());
    case Activation::Tanh: return use(Tanh());
    case Activation::Sigmoid: return use(Sigmoid());
    case Activation::Linear: return use(Linear());
  }
  throw std::logic_error("an activation without a formula");
}

template <typename Formula, typename T>
void forward(const T* in, T* out, std::int64_t count) {
  for (std::int64_t i = 0; i < count; i += lanes) {
    storeFirst(Formula::at(loadFirst(in + i, count - i)).value, out + i, count - i);
  }
}

template <typename Formula, typename T>
void backward(const T* in, T* gradient, std::int64_t rows, std::int64_t size, float* sums) {
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t i = 0; i < size; i += lanes) {
      const std::int64_t left = size - i;
      const std::int64_t place = row * size + i;
      const Vector result = hn::Mul(loadFirst(gradient + place, left), Formula::at(loadFirst(in + place, left)).slope);
      storeFirst(result, gradient + place, left);
      storeFirst(hn::Add(result, loadFirst(sums + i, left)), sums + i, left);
    }
  }
}

template <typename T>
void forwardOf(Activation activation, const T* in, T* out, std::int64_t count) {
  withFormula(activation, [&](auto formula) { forward<decltype(formula)>(in, out, count); });
}

template <typename T>
void backwardOf(Activation activation, const T* in, T* gradient, std::int64_t rows, std::int64_t size, float* sums) {
  withFormula(activation, [&](auto formula) { backward<decltype(formula)>(in, gradient, rows, size, sums); });
}

}  // namespace

void activateFloat(Activation a, const float* in, float* out, std::int64_t count) { forwardOf(a, in, out, count); }
void activateHalf(Activation a, const Bf16* in, Bf16* out, std::int64_t count) { forwardOf(a, in, out, count); }
void activateBackwardFloat(Activation a, const float* in, float* gradient, std::int64_t rows, std::int64_t size,
                           float* sums) {
  backwardOf(a, in, gradient, rows, size, sums);
}
void activateBackwardHalf(Activation a, const Bf16* in, Bf16* gradient, std::int64_t rows, std::int64_t size,
                          float* sums) {
  backwardOf(a, in, gradient, rows, size, sums);
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace wb::kernels {

HWY_EXPORT(activateFloat);
HWY_EXPORT(activateHalf);
HWY_EXPORT(activateBackwardFloat);
HWY_EXPORT(activateBackwardHalf);

void activate(Activation activation, const float* in, float* out, std::int64_t count) {
  HWY_DYNAMIC_DISPATCH(activateFloat)(activation, in, out, count);
}

void activate(Activation activation, const Bf16* in, Bf16* out, std::int64_t count) {
  HWY_DYNAMIC_DISPATCH(activateHalf)(activation, in, out, count);
}

void activateBackward(Activation activation, const float* in, float* gradient, std::int64_t rows, std::int64_t size,
                      float* sums) {
  HWY_DYNAMIC_DISPATCH(activateBackwardFloat)(activation, in, gradient, rows, size, sums);
}

void activateBackward(Activation activation, const Bf16* in, Bf16* gradient, std::int64_t rows, std::int64_t size,
                      float* sums) {
  HWY_DYNAMIC_DISPATCH(activateBackwardHalf)(activation, in, gradient, rows, size, sums);
}

}  // namespace wb::kernels
#endif
