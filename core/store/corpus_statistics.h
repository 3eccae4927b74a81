// The numbers of the whole corpus: by category, split and source.
#pragma once

#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

CorpusStatistics readStatistics(Database& database);

}  // namespace wb
