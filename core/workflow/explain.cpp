#include "core/workflow/explain.h"

#include "core/nn/text_classifier.h"

namespace wb {

Explanation explainText(const RunClassifier& classifier, const std::string& text, ExplainMethod method,
                        std::optional<int> target) {
  ExplainOptions options;
  options.method = method;
  options.target = target;
  options.maxLength = static_cast<std::size_t>(classifier.run().config.maxLength);
  Explanation explanation = classifier.network().explain(text, options);
  explanation.categoryIds = classifier.run().categories;
  return explanation;
}

}  // namespace wb
