// Why a run classifies a text as it does.
#pragma once

#include <optional>

#include "core/data/explanation.h"
#include "core/workflow/predict.h"

namespace wb {

/// `target`: index of the category whose logit the gradient methods explain; the predicted one if empty.
Explanation explainText(const RunClassifier& classifier, const std::string& text, ExplainMethod method,
                        std::optional<int> target = {});

}  // namespace wb
