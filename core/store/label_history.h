// What a person labelled lately.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// Newest first, each text once; labels that were undone or cleared are left out.
std::vector<RecentLabel> readRecentLabels(Database& database, int limit);

/// Labels given by a person since `time` and not undone.
std::int64_t countLabelsSince(Database& database, std::int64_t time);

}  // namespace wb
