// Everything of an import before anything is written: what was recognised, what each column and label
// becomes, what comes in and what does not. The import itself is a job of the data lane.
#pragma once

#include <QStringList>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <memory>

#include "core/jobs/lane.h"
#include "core/workflow/import_corpus.h"
#include "ui/widgets/dialog_frame.h"

class QTemporaryDir;

namespace wb::ui {

class ColumnTable;
class ImportChoices;
class ImportOutcome;
class LabelMapping;
class Notice;
class Session;

class ImportDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// Told in the status bar when the import has ended; the dialog is gone by then.
  using Told = std::function<void(const QString& message)>;

  ImportDialog(Session& session, const QStringList& paths, Told told, QWidget* over);
  /// For pasted lines, one text a line.
  static ImportDialog* ofLines(Session& session, const QString& text, Told told, QWidget* over);
  ~ImportDialog() override;

  const ImportOptions& options() const { return m_options; }
  /// What was counted last; empty while counting.
  const std::optional<ImportReport>& report() const { return m_report; }

 signals:
  /// The figures for the options in force have arrived.
  void counted();

 private:
  struct LiveProgress {
    std::atomic<std::int64_t> done{0};
    std::atomic<std::int64_t> total{0};
  };

  void build();
  void proposeNames();
  bool takeProposedNames(const ImportReport& report);
  void readPreview();
  void showPreview(const ImportPreview& preview);
  void showProblem(const Error& error);
  void count();
  void showReport(const ImportReport& report);
  void chooseRole(int column, ColumnRole role);
  void chooseNames();
  void showLines();
  void import();
  QString subtitle() const;

  Session& m_session;
  std::vector<std::filesystem::path> m_paths;
  Told m_told;
  std::shared_ptr<QTemporaryDir> m_pasted;  ///< keeps pasted lines until they are imported
  ImportOptions m_options;
  std::filesystem::path m_proposedNames;
  ImportPreview m_preview;
  std::optional<ImportReport> m_report;
  std::shared_ptr<LiveProgress> m_progress;
  QTimer m_progressTimer;
  JobId m_countJob = 0;
  ImportChoices* m_choices;
  ColumnTable* m_columns;
  class QLabel* m_columnsNote;
  LabelMapping* m_labels;
  ImportOutcome* m_outcome;
  Notice* m_notice;
};

}  // namespace wb::ui
