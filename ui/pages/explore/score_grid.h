// All scores of a run with the intervals in which they lie, each explained in plain words.
#pragma once

#include <QWidget>
#include <vector>

#include "core/data/metrics.h"

class QGridLayout;
class QLabel;

namespace wb::ui {

class ScoreGrid : public QWidget {
  Q_OBJECT

 public:
  explicit ScoreGrid(QWidget* parent = nullptr);
  void setMetrics(const Metrics& metrics);
  void retranslate();

 private:
  /// A score and the caption behind it that holds its interval.
  struct Cell {
    QLabel* value = nullptr;
    QLabel* interval = nullptr;
  };
  Cell addCell(QGridLayout* grid, int row, int column) const;
  static void fill(const Cell& cell, double score, const Interval* interval);
  void fillAverages();
  void fillSingle();

  Metrics m_metrics;
  std::vector<QLabel*> m_heads;  ///< precision, recall, F1
  std::vector<QLabel*> m_names;  ///< of the rows
  std::vector<Cell> m_averages;  ///< macro, weighted and micro, three each
  std::vector<Cell> m_single;    ///< accuracy, MCC, AUC, calibration error
};

}  // namespace wb::ui
