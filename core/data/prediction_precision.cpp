#include "core/data/prediction_precision.h"

#include <array>
#include <string>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::array<std::pair<PredictionPrecision, std::string_view>, 5> names{{
    {PredictionPrecision::Auto, "auto"},
    {PredictionPrecision::Fp32, "fp32"},
    {PredictionPrecision::Bf16, "bf16"},
    {PredictionPrecision::Int16, "int16"},
    {PredictionPrecision::Int8, "int8"},
}};

}  // namespace

std::string_view predictionPrecisionName(PredictionPrecision precision) {
  for (const auto& [value, name] : names) {
    if (value == precision) return name;
  }
  throw Error(ErrorCode::Internal, say("A value of an enumeration has no name."));
}

PredictionPrecision predictionPrecisionFromName(std::string_view name) {
  std::string known;
  for (const auto& [value, candidate] : names) {
    if (candidate == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(candidate);
  }
  throw Error(ErrorCode::BadInput, say("There is no %1 named \"%2\". Use one of: %3.", say("precision"), name, known));
}

}  // namespace wb
