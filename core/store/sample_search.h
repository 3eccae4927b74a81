// Finding and counting texts: a SampleQuery as SQL.
#pragma once

#include <vector>

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

std::vector<SampleId> searchSamples(Database& database, const SampleQuery& query);

/// By a hash of id and seed, so that a text more or less leaves the order of the others.
void shuffleById(std::vector<SampleId>& ids, std::uint64_t seed);

/// What each state would give under the rest of `query`.
SampleCounts countSamplesByState(Database& database, const SampleQuery& query);

}  // namespace wb
