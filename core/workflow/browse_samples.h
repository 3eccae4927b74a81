// Looking at the corpus: pages of rows, counts, one text with its history, statistics.
#pragma once

#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/sample_query.h"
#include "core/workflow/project.h"

namespace wb {

/// The ids that answer `query`, in its order. One million ids take well under a second; a table keeps
/// them and asks for the rows it shows.
std::vector<SampleId> findSamples(const Project& project, const SampleQuery& query);

/// The rows of `ids`, in that order; ids that are gone are left out. Predictions are those of `run`,
/// or of the newest run that has some.
std::vector<SampleRow> sampleRows(const Project& project, const std::vector<SampleId>& ids,
                                  std::optional<RunId> run = {});

/// How many texts each state filter would show under the rest of `query`.
SampleCounts countSamples(const Project& project, const SampleQuery& query);

/// Throws Error(NotFound).
Sample readSample(const Project& project, SampleId id);
std::vector<LabelEvent> labelHistory(const Project& project, SampleId id);
std::vector<SampleSource> sampleSources(const Project& project, SampleId id);

CorpusStatistics corpusStatistics(const Project& project);

/// Changes whenever texts, labels, splits or categories do, by whichever connection: a cheap check
/// whether a view is stale.
std::int64_t corpusRevision(const Project& project);

}  // namespace wb
