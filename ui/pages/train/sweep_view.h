// What a sweep has found so far: a line for each trial through its settings to its score, and the table of trials.
#pragma once

#include <QTimer>

#include "core/data/sweep.h"
#include "ui/widgets/dialog_frame.h"

class QLabel;
class QSortFilterProxyModel;

namespace wb::ui {

class Button;
class ParallelPlot;
class Session;
class SweepTableModel;
class TableView;

class SweepView : public DialogFrame {
  Q_OBJECT

 public:
  SweepView(Session& session, SweepId sweep, QWidget* over);
  SweepId sweep() const { return m_sweep; }

 signals:
  void runChosen(qint64 run);
  void resumeRequested(qint64 sweep);

 private:
  void reload();
  void showPlot();
  void tell();
  void chooseCurrent();
  void selectTrial(int row);
  int currentTrial() const;

  Session& m_session;
  const SweepId m_sweep;
  ParallelPlot* m_plot;
  SweepTableModel* m_model;
  QSortFilterProxyModel* m_sorted;
  TableView* m_table;
  QLabel* m_best;
  Button* m_resume;
  QTimer m_later;               // events come many a second: the store is read once for several
  std::vector<int> m_lineRows;  // the trial of each line of the plot
};

}  // namespace wb::ui
