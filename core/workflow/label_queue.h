// Which text to label next, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/sample_query.h"
#include "core/workflow/project.h"

namespace wb {

enum class QueueOrder { MostUseful, Random, Sequential };

enum class QueueReason {
  Uncertain,     ///< the run's two best categories are close, or one is close to its threshold
  RareCategory,  ///< the prediction is a category with few labels
  Disagreement,  ///< the two newest runs say different things
  Next           ///< no prediction yet, or the person asked for this order
};

struct QueueItem {
  SampleId sample = 0;
  QueueReason reason = QueueReason::Next;
};

/// The unlabelled texts that answer `filter`, most useful first (or random, or in order). Texts of the
/// test split are included only when the filter asks for it.
std::vector<QueueItem> labelQueue(const Project& project, QueueOrder order, const SampleQuery& filter, int limit);

/// What the newest run with predictions says of one text; empty when it says nothing.
struct Suggestion {
  RunId run = 0;
  std::vector<std::pair<CategoryId, double>> probabilities;  ///< best first, categories that still exist
  std::vector<CategoryId> chosen;                            ///< what the run decides; of several labels maybe none
};
std::optional<Suggestion> suggestionFor(const Project& project, SampleId id);

}  // namespace wb
