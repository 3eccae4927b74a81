// The scores of a run, on the whole with their intervals and its calibration, and for each category.
#pragma once

#include <vector>

#include "core/data/metrics.h"
#include "ui/widgets/island.h"

class QSortFilterProxyModel;

namespace wb::ui {

class CalibrationPanel;
class FigureRow;
class ScoreGrid;
class ScoreTableModel;
class Session;
class TableView;

class ScoresView : public Island {
  Q_OBJECT

 public:
  explicit ScoresView(Session& session, QWidget* parent = nullptr);
  /// What is known at once of `run` on `splits`; the rest is computed in the background when the view is seen.
  void setMetrics(RunId run, const std::vector<Split>& splits, const Metrics& metrics,
                  const std::vector<Category>& categories);

 signals:
  /// Enter or double click on a category: on to its errors.
  void categoryActivated(wb::CategoryId category);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void computeRest();
  void retranslate();

  Session& m_session;
  FigureRow* m_figures;
  ScoreGrid* m_grid;
  CalibrationPanel* m_calibration;
  ScoreTableModel* m_model;
  QSortFilterProxyModel* m_sorted;
  TableView* m_table;
  RunId m_run = 0;
  std::vector<Split> m_splits;
  Metrics m_metrics;
  bool m_complete = true;
};

}  // namespace wb::ui
