// Questions to the corpus, answered off the window's thread; of several, only the newest is answered.
#pragma once

#include <QObject>
#include <vector>

#include "core/data/sample_query.h"

namespace wb::ui {

class Session;

class CorpusQueries : public QObject {
  Q_OBJECT

 public:
  explicit CorpusQueries(Session& session, QObject* parent = nullptr);

  void find(const SampleQuery& query);
  void count(const SampleQuery& query);
  void describe();

 signals:
  void found(const std::vector<wb::SampleId>& ids, double milliseconds);
  void counted(const wb::SampleCounts& counts);
  void described(const wb::CorpusStatistics& statistics);

 private:
  Session& m_session;
};

}  // namespace wb::ui
