#include "ui/pages/train/run_charts.h"

#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <algorithm>
#include <cmath>

#include "core/jobs/memory.h"
#include "ui/bridge/format.h"
#include "ui/models/runs_model.h"
#include "ui/plot/curve_plot.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

QString lossText(double value) { return QString::number(value, 'f', 3); }
QString percentText(double value) { return QString::number(value, 'f', 1); }

// Seconds until the end as planned, from the speed so far, evaluations included; below 0 when not known.
double remainingSeconds(const RunCurves& curves) {
  if (!curves.plan || !curves.lastStep || curves.lastStep->textsPerSecond <= 0) return -1;
  constexpr double answerShare = 1.0 / 3;  // of learning a text: there is no way back
  const auto& plan = *curves.plan;
  const double epochs = static_cast<double>(plan.totalSteps - curves.lastStep->step) /
                        static_cast<double>(std::max<std::int64_t>(1, plan.stepsPerEpoch));
  const double texts = epochs * static_cast<double>(plan.trainTexts) +
                       std::ceil(epochs) * static_cast<double>(plan.validationTexts) * answerShare;
  return texts / curves.lastStep->textsPerSecond;
}

}  // namespace

RunCharts::RunCharts(QWidget* parent)
    : QWidget(parent),
      m_figures(new FigureRow),
      m_loss(new CurvePlot),
      m_scores(new CurvePlot),
      m_rate(new CurvePlot),
      m_copy(new IconButton("copy", {})) {
  auto* outer = new QVBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  auto* island = new Island;
  outer->addWidget(island);
  auto* figures = new QVBoxLayout;
  setMargins(figures, 20, 10, 20, 10);
  figures->addWidget(m_figures);
  island->content()->addLayout(figures);
  island->content()->addWidget(separatorLine());
  auto* row = new QHBoxLayout;
  setSpacing(row, 0);
  auto* left = new QGridLayout;
  setMargins(left, 16, 10, 8, 8);
  setGridSpacing(left, 4, 0);
  left->addWidget(m_loss, 0, 0);
  left->addWidget(m_copy, 0, 1, Qt::AlignRight | Qt::AlignTop);
  auto* right = new QVBoxLayout;
  setMargins(right, 16, 10, 12, 8);
  setSpacing(right, 4);
  right->addWidget(m_scores, 3);
  right->addWidget(m_rate, 2);
  row->addLayout(left, 57);
  row->addWidget(verticalLine());
  row->addLayout(right, 43);
  island->content()->addLayout(row, 1);
  m_loss->setYRange(0, {});
  m_rate->setLegendShown(false);
  m_rate->setYRange(0, {});
  m_rate->setTickFormat(formatScientific);
  m_rate->setValueFormat(formatScientific);
  m_loss->setValueFormat(lossText);
  m_scores->setValueFormat(percentText);
  connect(m_copy, &QPushButton::clicked, this, &RunCharts::copyPlot);
  for (CurvePlot* plot : {m_loss, m_scores, m_rate}) {
    connect(plot, &CurvePlot::contextMenuAsked, this, [this](const QPoint& position) {
      QMenu menu(this);
      menu.addAction(tr("Copy picture"), this, &RunCharts::copyPlot);
      menu.addAction(tr("Save picture…"), this, &RunCharts::savePlot);
      menu.exec(position);
    });
  }
  retranslate();
}

void RunCharts::show(RunId run, const RunCurves& curves, const std::map<RunId, RunCurves>& others, double plannedEpochs,
                     bool running) {
  m_run = run;
  m_curves = curves;
  m_others = others;
  m_plannedEpochs = plannedEpochs;
  m_running = running;
  draw();
}

void RunCharts::draw() {
  showFigures();
  drawLoss();
  drawScores();
  drawRate();
}

void RunCharts::drawLoss() {
  std::vector<Curve> curves;
  curves.push_back(
      {tr("each step"), CurveStyle::Faint, {}, m_curves.stepEpochs, m_curves.losses, false, false, m_curves.breaks});
  curves.push_back({tr("smoothed"),
                    CurveStyle::Smoothed,
                    {},
                    m_curves.stepEpochs,
                    m_curves.smoothedLosses,
                    false,
                    true,
                    m_curves.breaks});
  curves.push_back({tr("validation"),
                    CurveStyle::Validation,
                    {},
                    m_curves.evaluationEpochs,
                    m_curves.validationLosses,
                    false,
                    true,
                    m_curves.breaks});
  for (const auto& [run, other] : m_others) {
    curves.push_back({tr("%1 validation").arg(runName(run)), CurveStyle::OtherRun, RunsModel::runColor(run),
                      other.evaluationEpochs, other.validationLosses, false, true, other.breaks});
  }
  m_loss->setXRange(0, m_plannedEpochs);
  m_loss->setCurves(std::move(curves));
  const auto best = m_curves.best ? std::optional(m_curves.best->epoch) : std::nullopt;
  m_loss->setBestEpoch(best, best ? tr("best: epoch %1").arg(*best, 0, 'g', 3) : QString());
}

void RunCharts::drawScores() {
  std::vector<Curve> curves;
  curves.push_back({tr("accuracy"),
                    CurveStyle::Ink,
                    {},
                    m_curves.evaluationEpochs,
                    m_curves.accuracies,
                    true,
                    true,
                    m_curves.breaks});
  curves.push_back({tr("macro-F1"),
                    CurveStyle::Accent,
                    {},
                    m_curves.evaluationEpochs,
                    m_curves.macroF1s,
                    true,
                    true,
                    m_curves.breaks});
  for (const auto& [run, other] : m_others) {
    curves.push_back({runName(run), CurveStyle::OtherRun, RunsModel::runColor(run), other.evaluationEpochs,
                      other.macroF1s, false, true, other.breaks});
  }
  const bool any = std::any_of(curves.begin(), curves.end(), [](const Curve& curve) { return !curve.x.empty(); });
  m_scores->setXRange(0, m_plannedEpochs);
  m_scores->setYRange(any ? std::nullopt : std::optional(0.0), any ? std::nullopt : std::optional(100.0));
  m_scores->setCurves(std::move(curves));
  m_scores->setBestEpoch(m_curves.best ? std::optional(m_curves.best->epoch) : std::nullopt);
}

void RunCharts::drawRate() {
  std::vector<Curve> curves;
  curves.push_back(
      {tr("learning rate"), CurveStyle::Accent, {}, m_curves.stepEpochs, m_curves.rates, false, true, m_curves.breaks});
  if (m_running && m_curves.lastStep) {
    curves.push_back({{},
                      CurveStyle::Future,
                      {},
                      {m_curves.lastStep->epoch, m_plannedEpochs},
                      {m_curves.lastStep->learningRate, 0},
                      false,
                      false});
  }
  m_rate->setXRange(0, m_plannedEpochs);
  m_rate->setCurves(std::move(curves));
}

void RunCharts::showFigures() {
  const QString none = QStringLiteral("–");
  const auto& step = m_curves.lastStep;
  const auto& plan = m_curves.plan;
  std::vector<Figure> figures;
  figures.push_back({tr("Epoch"), step ? QString::number(step->epoch, 'f', 1) : none,
                     QStringLiteral("/ %1").arg(m_plannedEpochs, 0, 'g', 4)});
  figures.push_back(
      {tr("Step"), step ? formatCount(step->step) : none, plan ? "/ " + formatCount(plan->totalSteps) : QString()});
  const double speed = m_curves.finished ? m_curves.finished->textsPerSecond : (step ? step->textsPerSecond : 0);
  figures.push_back({tr("Speed"), speed > 0 ? QString::number(speed, 'f', speed < 10 ? 1 : 0) : none, tr("texts/s")});
  if (m_running) {
    const double left = remainingSeconds(m_curves);
    figures.push_back({tr("Left"), left >= 0 ? formatDuration(left) : none, {}});
    figures.push_back({tr("Memory"), formatBytes(residentMemoryBytes()), "/ " + formatBytes(machineMemoryBytes())});
  } else if (m_curves.finished) {
    figures.push_back({tr("Time"), formatDuration(m_curves.finished->seconds), {}});
  }
  if (m_curves.best) {
    figures.push_back({tr("Best macro-F1"), formatShare(m_curves.best->macroF1),
                       tr("epoch %1").arg(m_curves.best->epoch, 0, 'g', 3), true});
  }
  m_figures->setFigures(std::move(figures));
}

void RunCharts::copyPlot() { m_loss->copyImage(); }

void RunCharts::savePlot() {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Save picture"), runName(m_run) + ".png", tr("Picture (*.png)"));
  if (path.isEmpty() || m_loss->saveImage(path)) return;
  tellError(this, tr("The picture was not saved"), tr("%1 cannot be written. Choose another folder.").arg(path));
}

void RunCharts::retranslate() {
  m_loss->setTitle(tr("Loss"));
  m_loss->setAxisName(tr("epoch"));
  m_scores->setTitle(tr("Scores %"));
  m_rate->setTitle(tr("Learning rate"));
  m_copy->setToolTip(tr("Copy picture"));
  m_copy->setAccessibleName(tr("Copy picture"));
  const auto hoverTitle = [this](double epoch) {
    const auto found = std::lower_bound(m_curves.stepEpochs.begin(), m_curves.stepEpochs.end(), epoch);
    const auto step = std::min<std::ptrdiff_t>(found - m_curves.stepEpochs.begin() + 1,
                                               static_cast<std::ptrdiff_t>(m_curves.stepEpochs.size()));
    return tr("epoch %1 · step %2").arg(epoch, 0, 'f', 1).arg(step);
  };
  for (CurvePlot* plot : {m_loss, m_scores, m_rate}) plot->setHoverTitle(hoverTitle);
  draw();
}

void RunCharts::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::StyleChange) draw();
}

}  // namespace wb::ui
