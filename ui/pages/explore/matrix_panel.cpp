// Rows and columns of the matrix are places in the project's categories; choices are their ids.
#include "ui/pages/explore/matrix_panel.h"

#include <QEvent>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/models/set_score_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

MatrixPanel::MatrixPanel(QWidget* parent)
    : Island(parent),
      m_section(addSection(QStringLiteral(" "))),
      m_unit(new SegmentedControl),
      m_all(new IconButton(QStringLiteral("close"), {})),
      m_matrix(new ConfusionMatrix),
      m_setScores(new SetScoreModel(this)),
      m_sets(new TableView),
      m_missing(new Notice) {
  setMargins(m_section->layout(), 12, 8, 8, 4);
  m_section->addHeadWidget(m_all);
  m_section->addHeadWidget(m_unit);
  m_section->body()->addWidget(m_missing);
  content()->addWidget(m_matrix, 1);
  content()->addWidget(m_sets, 1);
  createSets();
  addSpace(content(), 10);
  m_missing->hide();
  m_all->hide();
  connect(m_unit, &SegmentedControl::chosen, this, [this](int unit) { m_matrix->setRates(unit == 1); });
  connect(m_all, &QPushButton::clicked, this, [this] { choose(-1, -1); });
  connect(m_matrix, &ConfusionMatrix::cellSelected, this, &MatrixPanel::choose);
  connect(m_matrix, &ConfusionMatrix::cellActivated, this, &MatrixPanel::activated);
  connect(m_missing, &Notice::actionTriggered, this, &MatrixPanel::predictionsWanted);
  retranslate();
}

void MatrixPanel::createSets() {
  m_sets->setObjectName(QStringLiteral("sets"));
  m_sets->setModel(m_setScores);
  m_sets->setColumnWidths({0, 62, 68, 68, 68});
  m_sets->setRowHeight(size::listRow);
  m_sets->setSelectionBehavior(QAbstractItemView::SelectItems);
  m_sets->setSelectionMode(QAbstractItemView::SingleSelection);
  fixHeight(m_sets, 300);
  m_sets->hide();
  connect(m_sets, &QTableView::clicked, this,
          [this](const QModelIndex& index) { chooseInSets(index.row(), index.column()); });
  connect(m_sets, &TableView::rowActivated, this, [this](const QModelIndex& index) {
    chooseInSets(index.row(), index.column());
    emit activated();
  });
}

/// A count is chosen with its texts; elsewhere in the line all texts with the label on which the run errs.
void MatrixPanel::chooseInSets(int row, int column) {
  const CategoryId category = m_setScores->categoryAt(row);
  ErrorChoice choice;
  if (column == SetScoreModel::Missed) {
    choice.missed = category;
  } else if (column == SetScoreModel::Added) {
    choice.added = category;
  } else {
    choice.label = category;
  }
  setChoice(choice);
  emit choiceMade(choice);
}

void MatrixPanel::setMetrics(const Metrics& metrics, const std::vector<Category>& categories, std::int64_t labelled) {
  m_metrics = metrics;
  m_labelled = labelled;
  m_categories.clear();
  for (const CategoryScore& score : metrics.categories) {
    const auto known = std::find_if(categories.begin(), categories.end(),
                                    [&score](const Category& category) { return category.id == score.category; });
    m_categories.push_back(known != categories.end() ? *known : Category{score.category, score.name, 0, {}, {}});
  }
  m_matrix->setMatrix(m_categories, metrics.confusion);
  m_matrix->setVisible(metrics.n > 0 && !metrics.sets);
  m_unit->setVisible(!metrics.sets);
  m_sets->setVisible(metrics.n > 0 && metrics.sets);
  if (metrics.sets) m_setScores->setScores(metrics.categories, categories);
  retranslate();
}

void MatrixPanel::setPredicting(bool predicting) {
  m_predicting = predicting;
  showMissing();
}

void MatrixPanel::setChoice(const ErrorChoice& choice) {
  m_matrix->setSelected(placeOf(choice.label), placeOf(choice.predicted));
  m_all->setVisible(choice != ErrorChoice{});
}

int MatrixPanel::placeOf(std::optional<CategoryId> category) const {
  const auto found = std::find_if(m_categories.begin(), m_categories.end(),
                                  [category](const Category& c) { return category == c.id; });
  return found == m_categories.end() ? -1 : static_cast<int>(found - m_categories.begin());
}

void MatrixPanel::choose(int row, int column) {
  ErrorChoice choice;
  if (row >= 0) choice.label = m_categories[static_cast<std::size_t>(row)].id;
  if (column >= 0) choice.predicted = m_categories[static_cast<std::size_t>(column)].id;
  setChoice(choice);
  emit choiceMade(choice);
}

void MatrixPanel::showMissing() {
  const std::int64_t missing = m_labelled - m_metrics.n;
  m_missing->setVisible(missing > 0);
  if (missing <= 0) return;
  const QString title = m_metrics.n == 0
                            ? tr("This run has predicted none of these %1 texts.").arg(formatCount(m_labelled))
                            : tr("This run has not predicted %1 of them yet.").arg(formatCount(missing));
  m_missing->show(NoticeTone::Info, m_predicting ? tr("Predicting the texts…") : title);
  m_missing->setAction(m_predicting ? QString() : tr("Predict now"));
}

void MatrixPanel::retranslate() {
  m_section->setTitle(m_metrics.sets ? tr("Labels") : tr("Confusion matrix"));
  m_sets->setAccessibleName(tr("How each label is given"));
  m_setScores->retranslate();
  m_section->setSubtitle(tr("%1 texts").arg(formatCount(m_metrics.n)));
  m_unit->setItems({tr("Counts"), tr("Rates")});
  m_unit->setAccessibleName(tr("Counts or rates"));
  m_all->setName(tr("Show all errors again (Esc)"));
  m_matrix->setAccessibleName(tr("Confusion matrix"));
  showMissing();
}

void MatrixPanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
