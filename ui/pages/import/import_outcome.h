// What the import will do: how many texts come in, which are skipped and why, whose label stands.
#pragma once

#include <QWidget>

#include "core/workflow/import_corpus.h"

class QGridLayout;
class QLabel;

namespace wb::ui {

class Button;
class DropDown;
class ProgressLine;
class ShareBar;

class ImportOutcome : public QWidget {
  Q_OBJECT

 public:
  explicit ImportOutcome(ImportOptions& options, QWidget* parent = nullptr);

  void showReport(const ImportReport& report);
  /// Counting goes on; a share of 0…1, or not known.
  void showProgress(std::optional<double> share);
  void clear();

 signals:
  void linesRequested();
  /// Whose label stands has changed.
  void changed();

 private:
  struct Line {
    QLabel* dot = nullptr;
    QLabel* name = nullptr;
    QLabel* count = nullptr;
    QLabel* remark = nullptr;
  };
  Line addLine(QGridLayout* grid, int row, const QString& name);
  void showReasons(const ImportReport& report);
  void setDots() const;

  ImportOptions& m_options;
  QLabel* m_rows;
  ShareBar* m_bar;
  ProgressLine* m_progress;
  Line m_imported;
  Line m_duplicates;
  Line m_bad;
  Line m_conflicts;
  QWidget* m_figures;
  Button* m_showLines;
  QLabel* m_reasons;
  DropDown* m_standing;
};

}  // namespace wb::ui
