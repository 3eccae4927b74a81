#include "core/data/explanation.h"

#include "core/base/error.h"

namespace wb {

std::string_view explainMethodName(ExplainMethod method) {
  switch (method) {
    case ExplainMethod::Attention: return "attention";
    case ExplainMethod::Rollout: return "rollout";
    case ExplainMethod::Gradient: return "gradient";
    case ExplainMethod::IntegratedGradients: return "integrated-gradients";
  }
  return "attention";
}

ExplainMethod explainMethodFromName(std::string_view name) {
  for (const ExplainMethod method : {ExplainMethod::Attention, ExplainMethod::Rollout, ExplainMethod::Gradient,
                                     ExplainMethod::IntegratedGradients}) {
    if (explainMethodName(method) == name) return method;
  }
  throw Error(ErrorCode::BadInput,
              say("There is no method named \"%1\". Use attention, rollout, gradient or integrated-gradients.", name));
}

}  // namespace wb
