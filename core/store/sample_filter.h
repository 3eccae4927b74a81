// The conditions of a SampleQuery as SQL with bound values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

struct SampleFilter {
  std::string from;              ///< "FROM sample s …", with prediction p where it is needed or wished
  std::string where;             ///< " WHERE …"
  std::vector<SqlValue> values;  ///< of the "?" in `from` and `where`, in order
  bool nothing = false;          ///< no text can answer: predictions are asked for and there are none
  bool predictions = false;      ///< p is there
};

/// With `wishPredictions` p is joined (left) where there is a run. `severalLabels`: of the project.
SampleFilter sampleFilter(const SampleQuery& query, std::optional<RunId> run, bool wishPredictions, bool severalLabels);

}  // namespace wb
