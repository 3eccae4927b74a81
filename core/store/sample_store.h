// Reading texts: one, a page of rows, where they came from, what they were labelled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/sample_query.h"
#include "core/store/database.h"

namespace wb {

/// Throws Error(NotFound).
Sample readSample(Database& database, SampleId id);

/// In the order of `ids`, without those that are gone; predictions of `run`, or none.
std::vector<SampleRow> readSampleRows(Database& database, const std::vector<SampleId>& ids, std::optional<RunId> run);

std::vector<SampleSource> readSampleSources(Database& database, SampleId id);

/// Oldest first. Throws Error(NotFound).
std::vector<LabelEvent> readLabelHistory(Database& database, SampleId id);

/// The run with the highest number that has predictions.
std::optional<RunId> newestPredictingRun(Database& database);

}  // namespace wb
