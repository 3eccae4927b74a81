// The plots of the train page: loss, scores, learning rate, and the numbers above them.
#pragma once

#include <QWidget>
#include <map>

#include "ui/models/run_curves.h"

namespace wb::ui {

class CurvePlot;
class FigureRow;
class IconButton;

class RunCharts : public QWidget {
  Q_OBJECT

 public:
  explicit RunCharts(QWidget* parent = nullptr);

  /// Draws `curves` as the run in full and `others` as its overlays. `plannedEpochs` is the axis' end;
  /// `memoryBytes` 0 hides that figure.
  void show(RunId run, const RunCurves& curves, const std::map<RunId, RunCurves>& others, double plannedEpochs,
            bool running);

 public slots:
  void copyPlot();
  void savePlot();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void draw();
  void drawLoss();
  void drawScores();
  void drawRate();
  void showFigures();
  void retranslate();

  FigureRow* m_figures;
  CurvePlot* m_loss;
  CurvePlot* m_scores;
  CurvePlot* m_rate;
  IconButton* m_copy;
  RunId m_run = 0;
  RunCurves m_curves;
  std::map<RunId, RunCurves> m_others;
  double m_plannedEpochs = 1;
  bool m_running = false;
};

}  // namespace wb::ui
