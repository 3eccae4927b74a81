// Worst F1 first: that is where labels or texts are missing.
#include "ui/pages/explore/scores_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>

#include "core/workflow/calibrate.h"
#include "core/workflow/evaluate.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/models/score_table_model.h"
#include "ui/pages/explore/calibration_panel.h"
#include "ui/pages/explore/score_grid.h"
#include "ui/style/sizes.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kPlotHeight = 216;

struct Details {
  Metrics metrics;
  std::optional<Calibration> calibration;
};

}  // namespace

ScoresView::ScoresView(Session& session, QWidget* parent)
    : Island(parent),
      m_session(session),
      m_figures(new FigureRow),
      m_grid(new ScoreGrid),
      m_calibration(new CalibrationPanel),
      m_model(new ScoreTableModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_table(new TableView) {
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(ScoreTableModel::SortRole);
  m_table->setObjectName(QStringLiteral("scores"));
  m_table->setModel(m_sorted);
  m_table->setColumnWidths({0, 130, 130, 130, 130});
  m_table->setInset();
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(ScoreTableModel::F1, Qt::AscendingOrder);
  m_table->setFrameShape(QFrame::NoFrame);
  auto* head = addSection();
  setMargins(head->layout(), 16, 14, 16, 14);
  head->body()->addWidget(m_figures);
  addLine();
  auto* middle = new QHBoxLayout;
  setMargins(middle, 16, 12, 16, 12);
  setSpacing(middle, 16);
  middle->addWidget(m_grid, 1);
  middle->addWidget(verticalLine());
  middle->addWidget(m_calibration, 1);
  fixHeight(m_calibration, kPlotHeight);
  content()->addLayout(middle);
  addLine();
  content()->addWidget(m_table, 1);
  connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) {
    emit categoryActivated(m_model->categoryAt(m_sorted->mapToSource(index).row()));
  });
  retranslate();
}

void ScoresView::setMetrics(RunId run, const std::vector<Split>& splits, const Metrics& metrics,
                            const std::vector<Category>& categories) {
  const bool same = run == m_run && splits == m_splits;
  m_run = run;
  m_splits = splits;
  m_metrics = metrics;
  m_model->setScores(metrics.categories, categories);
  m_complete = run == 0 || metrics.n == 0 || metrics.sets;  // nothing is left to compute of sets of labels
  m_calibration->setVisible(!metrics.sets);
  m_grid->setMetrics(metrics);
  if (!same) m_calibration->setCalibration({});
  retranslate();
  if (isVisible()) computeRest();
}

void ScoresView::computeRest() {
  if (m_complete) return;
  m_complete = true;
  m_session.start(
      LaneKind::List, this, {},
      [run = m_run, splits = m_splits](const JobContext& context) {
        return Details{storedScores(context.project, run, splits, context.stop),
                       storedCalibration(context.project, run, splits)};
      },
      [this](const Details& details) {
        m_metrics = details.metrics;
        m_grid->setMetrics(m_metrics);
        m_calibration->setCalibration(details.calibration);
        retranslate();
      },
      {}, reinterpret_cast<std::uintptr_t>(this));
}

void ScoresView::retranslate() {
  m_table->setAccessibleName(tr("Scores of each category"));
  m_table->setToolTip(tr("Double click or Enter shows the errors of a category"));
  const QString percent = QStringLiteral("%");
  m_figures->setFigures(
      {{m_metrics.sets ? tr("Exactly right") : tr("Accuracy"), formatShare(m_metrics.accuracy), percent, true},
       {tr("Macro-F1"), formatShare(m_metrics.macroF1), percent, false},
       {tr("Loss"), QString::number(m_metrics.loss, 'f', 3), {}, false},
       {tr("Texts"), formatCount(m_metrics.n), {}, false}});
  m_model->retranslate();
  m_grid->retranslate();
  m_calibration->retranslate();
}

void ScoresView::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void ScoresView::showEvent(QShowEvent* event) {
  Island::showEvent(event);
  computeRest();
}

}  // namespace wb::ui
