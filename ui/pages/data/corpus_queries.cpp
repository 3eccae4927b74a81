// Each question is a topic of its own on the list lane.
#include "ui/pages/data/corpus_queries.h"

#include <chrono>

#include "core/workflow/browse_samples.h"
#include "ui/bridge/session.h"

namespace wb::ui {

namespace {

enum Topic : std::uint64_t { FindTopic = 0xDA7A0010, CountTopic, DescribeTopic };

struct Found {
  std::vector<SampleId> ids;
  double milliseconds = 0;
};

Found timedFind(const Project& project, const SampleQuery& query) {
  const auto start = std::chrono::steady_clock::now();
  Found found;
  found.ids = findSamples(project, query);
  found.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return found;
}

}  // namespace

CorpusQueries::CorpusQueries(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void CorpusQueries::find(const SampleQuery& query) {
  m_session.start(
      LaneKind::List, this, QString(), [query](const JobContext& context) { return timedFind(context.project, query); },
      [this](const Found& result) { emit found(result.ids, result.milliseconds); }, {}, FindTopic);
}

void CorpusQueries::count(const SampleQuery& query) {
  m_session.start(
      LaneKind::List, this, QString(),
      [query](const JobContext& context) { return countSamples(context.project, query); },
      [this](const SampleCounts& counts) { emit counted(counts); }, {}, CountTopic);
}

void CorpusQueries::describe() {
  m_session.start(
      LaneKind::List, this, QString(), [](const JobContext& context) { return corpusStatistics(context.project); },
      [this](const CorpusStatistics& statistics) { emit described(statistics); }, {}, DescribeTopic);
}

}  // namespace wb::ui
