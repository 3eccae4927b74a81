// Worst F1 first: that is where labels or texts are missing.
#include "ui/pages/explore/scores_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>

#include "ui/bridge/format.h"
#include "ui/models/score_table_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

ScoresView::ScoresView(QWidget* parent)
    : Island(parent),
      m_figures(new FigureRow),
      m_model(new ScoreTableModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_table(new TableView) {
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(ScoreTableModel::SortRole);
  m_table->setObjectName(QStringLiteral("scores"));
  m_table->setModel(m_sorted);
  m_table->setColumnWidths({0, 130, 130, 130, 130});
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(ScoreTableModel::F1, Qt::AscendingOrder);
  m_table->setFrameShape(QFrame::NoFrame);
  auto* head = addSection();
  setMargins(head->layout(), 16, 14, 16, 14);
  head->body()->addWidget(m_figures);
  addLine();
  content()->addWidget(m_table, 1);
  connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) {
    emit categoryActivated(m_model->categoryAt(m_sorted->mapToSource(index).row()));
  });
  retranslate();
}

void ScoresView::setMetrics(const Metrics& metrics, const std::vector<Category>& categories) {
  m_metrics = metrics;
  m_model->setScores(metrics.categories, categories);
  retranslate();
}

void ScoresView::retranslate() {
  m_table->setAccessibleName(tr("Scores of each category"));
  m_table->setToolTip(tr("Double click or Enter shows the errors of a category"));
  m_figures->setFigures({{m_metrics.sets ? tr("Exactly right") : tr("Accuracy"), formatShare(m_metrics.accuracy), QStringLiteral("%"), true},
                         {tr("Macro-F1"), formatShare(m_metrics.macroF1), QStringLiteral("%"), false},
                         {tr("Loss"), QString::number(m_metrics.loss, 'f', 3), {}, false},
                         {tr("Texts"), formatCount(m_metrics.n), {}, false}});
  m_model->retranslate();
}

void ScoresView::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
