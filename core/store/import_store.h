// Writing an import: many short transactions that nobody sees, then one that shows it all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"
#include "core/store/fingerprint.h"
#include "core/store/sample_groups.h"

namespace wb {

using ImportId = std::int64_t;

/// What a text is labelled with: a category, or in a project with several labels a set of them (label_sets.h).
using StoredLabel = std::variant<CategoryId, std::string>;

/// A text of the project as an import needs it: to know it again and to see its label.
struct KnownSample {
  SampleId id = 0;
  Fingerprint fingerprint;
  std::optional<StoredLabel> label;
};
void forEachSample(Database& database, const std::function<void(const KnownSample&)>& visit);

/// Ids above it are free. Only imports make texts, one import at a time, so they may count on from here.
SampleId lastSampleId(Database& database);

struct NewSample {
  SampleId id = 0;
  Fingerprint fingerprint;
  std::string text;
  std::optional<StoredLabel> label;
  Split split = Split::None;
};

/// A line of a source in which a text stands.
struct NewSource {
  SampleId sample = 0;
  std::int64_t source = 0;
  std::int64_t line = 0;
};

/// A known text that came with a label.
struct OfferedLabel {
  SampleId sample = 0;
  StoredLabel label;
};

/// One import while it is written; without finish() it stays invisible, and remove() takes it away. What is
/// invisible need not survive a power cut, so only finish() waits for the disk.
class PendingImport {
 public:
  /// With `allowSeveral` the project's texts may have several labels when the import is done.
  PendingImport(Database& database, bool allowSeveral);
  ~PendingImport();
  PendingImport(const PendingImport&) = delete;
  PendingImport& operator=(const PendingImport&) = delete;

  /// A category that is seen when the import is done.
  CategoryId addCategory(const std::string& name);
  std::int64_t addSource(const std::string& name);
  /// One short transaction.
  void write(const std::vector<NewSample>& samples, const std::vector<NewSource>& sources);
  /// The new texts with a label, by id.
  std::vector<LabelledSample> labelled();
  /// One short transaction.
  void setSplit(const std::vector<SampleId>& samples, Split split);
  /// Shows everything, as one undoable step. `offered` labels are given to texts without one; over a text
  /// that has another one they win when `offeredWins`, and enter its history in any case. Throws Error(Busy) when the
  /// project went over to the other kind of labels since the import began.
  void finish(const std::vector<OfferedLabel>& offered, bool offeredWins);
  /// Removes what was written, in short transactions.
  void remove();

 private:
  Database& m_database;
  ImportId m_id = 0;
  std::int64_t m_revision = 0;
  std::int64_t m_time = 0;
  bool m_allowSeveral = false;
  bool m_severalLabels = false;
};

/// Whether an import was begun and neither finished nor removed. It may still be running.
bool hasPendingImports(Database& database);
/// Removes the rows of killed imports, and with `alsoForgotten` of undone ones that cannot be redone. The
/// caller makes sure that no import is running.
void removeDeadImports(Database& database, bool alsoForgotten);

}  // namespace wb
