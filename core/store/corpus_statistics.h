// The numbers of the whole corpus: by category, split and source.
#pragma once

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

/// Without `sources`, whose counting reads a row for every line of every source.
CorpusStatistics readLabelStatistics(Database& database);
CorpusStatistics readStatistics(Database& database);

}  // namespace wb
