#include "core/workflow/browse_samples.h"

#include "core/store/corpus_statistics.h"
#include "core/store/operation_log.h"
#include "core/store/sample_search.h"
#include "core/store/sample_store.h"

namespace wb {

std::vector<SampleId> findSamples(const Project& project, const SampleQuery& query) {
  return searchSamples(project.database(), query);
}

std::vector<SampleRow> sampleRows(const Project& project, const std::vector<SampleId>& ids, std::optional<RunId> run) {
  return readSampleRows(project.database(), ids, run ? run : newestPredictingRun(project.database()));
}

SampleCounts countSamples(const Project& project, const SampleQuery& query) {
  return countSamplesByState(project.database(), query);
}

Sample readSample(const Project& project, SampleId id) { return readSample(project.database(), id); }

std::vector<LabelEvent> labelHistory(const Project& project, SampleId id) {
  return readLabelHistory(project.database(), id);
}

std::vector<SampleSource> sampleSources(const Project& project, SampleId id) {
  return readSampleSources(project.database(), id);
}

CorpusStatistics corpusStatistics(const Project& project) { return readStatistics(project.database()); }

std::int64_t corpusRevision(const Project& project) { return corpusRevision(project.database()); }

}  // namespace wb
