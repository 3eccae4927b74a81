// The scores of a run, on the whole and for each category.
#pragma once

#include <vector>

#include "core/data/metrics.h"
#include "ui/widgets/island.h"

class QSortFilterProxyModel;

namespace wb::ui {

class FigureRow;
class ScoreTableModel;
class TableView;

class ScoresView : public Island {
  Q_OBJECT

 public:
  explicit ScoresView(QWidget* parent = nullptr);
  void setMetrics(const Metrics& metrics, const std::vector<Category>& categories);

 signals:
  /// Enter or double click on a category: on to its errors.
  void categoryActivated(wb::CategoryId category);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  FigureRow* m_figures;
  ScoreTableModel* m_model;
  QSortFilterProxyModel* m_sorted;
  TableView* m_table;
  Metrics m_metrics;
};

}  // namespace wb::ui
