// Undoable steps: what each changed, and taking it back or doing it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// The columns a step can change. The numbers are stored.
enum class Field {
  SampleCategory = 1,
  SampleSplit = 2,
  SampleFlagged = 3,
  SampleNote = 4,
  SampleDeleted = 5,
  SampleLabels = 6,  ///< a text of label_sets.h
  CategoryName = 10,
  CategoryColor = 11,
  CategoryKey = 12,
  CategoryGuideline = 13,
  CategoryRemoved = 14,
  ImportState = 20,
  SeveralLabels = 30  ///< of the project, row 1
};

/// Who labels: the name of the account that runs the program.
std::string currentAnnotator();
/// The annotator of labels that came with a file.
inline const std::string kImportAnnotator = "import";

/// Seconds since 1970, UTC.
std::int64_t currentTime();

/// A number that grows with every change of the corpus, by whichever connection.
std::int64_t corpusRevision(Database& database);
/// Inside a write transaction: the next number.
std::int64_t nextRevision(Database& database);

/// One step while it is made: a write transaction that keeps the old and the new value of each field it
/// sets. Without commit() nothing happened.
class Operation {
 public:
  /// Forgets the steps that were undone.
  Operation(Database& database, const std::string& kind);

  /// Sets a field and remembers what it was; nothing happens where it is so already. Throws
  /// Error(NotFound) for a text or category that is not there.
  void set(Field field, std::int64_t row, const SqlValue& value);
  /// Gives a text its label (or none) and adds to its history. In a project with several labels it has this one only.
  void label(SampleId sample, std::optional<CategoryId> category, LabelOrigin origin);
  /// In a project with several labels: the text has exactly these, none of all for an empty set.
  void labelSet(SampleId sample, const std::vector<CategoryId>& categories, LabelOrigin origin);
  /// The same for the value of a column: a category, the text of a set of them (label_sets.h), or NULL.
  void setLabel(SampleId sample, const SqlValue& value, LabelOrigin origin);
  /// Adds to a text's history a label that does not become the standing one.
  void mention(SampleId sample, const SqlValue& label, LabelOrigin origin);
  /// From now on texts may have several labels, as they have already in the import `except`.
  void allowSeveralLabels(std::int64_t except = 0);
  /// Whether the project gives several labels.
  bool severalLabels() const { return m_severalLabels; }
  /// Notes as changed what was written otherwise, e.g. a row that is new.
  void remember(Field field, std::int64_t row, const SqlValue& before, const SqlValue& after);

  void commit();

 private:
  Database& m_database;
  Transaction m_transaction;
  std::string m_annotator = currentAnnotator();
  std::int64_t m_time = currentTime();
  std::int64_t m_revision = 0;
  std::int64_t m_id = 0;
  std::int64_t m_changes = 0;
  bool m_severalLabels = false;
};

/// A step that was taken back or done again.
struct ReplayedOperation {
  std::string kind;
  std::vector<SampleId> samples;
  bool categoriesOrImportsChanged = false;
};

/// The newest step not yet undone; empty when there is none. Label history grows by what comes back.
std::optional<ReplayedOperation> undoOperation(Database& database);
/// The step undone last; empty when there is none.
std::optional<ReplayedOperation> redoOperation(Database& database);
bool hasUndo(Database& database);
bool hasRedo(Database& database);
/// How many fields undoing, or doing again, would set; 0 when there is no such step.
std::int64_t undoSize(Database& database);
std::int64_t redoSize(Database& database);

}  // namespace wb
