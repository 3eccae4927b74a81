// Changes to the chosen texts: few at once, many on the data lane with a line in the status bar.
#pragma once

#include <QObject>
#include <functional>

#include "core/workflow/label_samples.h"

namespace wb::ui {

class Session;

class BulkChanges : public QObject {
  Q_OBJECT

 public:
  explicit BulkChanges(Session& session, QObject* parent = nullptr);

  void label(const std::vector<SampleId>& ids, const Category& category);
  void clearLabels(const std::vector<SampleId>& ids);
  void moveToSplit(const std::vector<SampleId>& ids, Split split);
  void flag(const std::vector<SampleId>& ids, bool flagged);
  void remove(const std::vector<SampleId>& ids);

 signals:
  /// It is stored; `message` says what was done, in the person's language.
  void done(const QString& message);

 private:
  using Change = std::function<ChangeSummary(const Project&)>;
  void apply(const std::vector<SampleId>& ids, const QString& message, const Change& change);

  Session& m_session;
};

}  // namespace wb::ui
