// The runs of a project: their settings, what became of them, and the events they emitted.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/data/training.h"

namespace wb {

class Database;

/// RunRecord's hasWeights and resumable are not stored here: they say what lies in the run's folder.
class RunStore {
 public:
  explicit RunStore(Database& database) : m_database(database) {}

  /// Stores a run that starts now and returns its number; numbers are never given twice.
  RunId add(const RunRecord& run);
  /// Stores what a run's progress changes: state, best epoch, scores, seconds, steps.
  void update(const RunRecord& run);
  std::optional<RunRecord> find(RunId run);
  std::vector<RunRecord> all();  ///< newest first
  void setNote(RunId run, const std::string& note);
  /// Removes the run, its events and its predictions.
  void remove(RunId run);

  /// Adds events behind those already stored, all or none.
  void addEvents(RunId run, std::span<const TrainEvent> events);
  std::vector<TrainEvent> events(RunId run);
  /// Stores `events` in the place of all that were there, all or none.
  void replaceEvents(RunId run, std::span<const TrainEvent> events);

 private:
  void appendEvents(RunId run, std::span<const TrainEvent> events);

  Database& m_database;
};

}  // namespace wb
