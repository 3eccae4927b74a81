// The texts that could be labelled next, with what the newest runs say of them.
#pragma once

#include <vector>

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

struct LabelCandidate {
  SampleId sample = 0;
  bool predicted = false;
  double margin = 0;          ///< between the two best probabilities of the newest run
  CategoryId category = 0;    ///< that it predicts
  bool disagreement = false;  ///< the run before says something else
};

/// The unlabelled texts that answer `filter`, by id; those of the test split only where it names that split.
std::vector<LabelCandidate> readLabelCandidates(Database& database, const SampleQuery& filter);

}  // namespace wb
