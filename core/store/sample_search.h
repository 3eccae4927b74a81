// Finding and counting texts: a SampleQuery as SQL.
#pragma once

#include <vector>

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

std::vector<SampleId> searchSamples(Database& database, const SampleQuery& query);

/// What each state would give under the rest of `query`.
SampleCounts countSamplesByState(Database& database, const SampleQuery& query);

}  // namespace wb
