#include "ui/pages/train/comparison_card.h"

#include <QGridLayout>

#include "ui/bridge/format.h"
#include "ui/models/runs_model.h"
#include "ui/models/sample_table_model.h"
#include "ui/pages/train/comparison_text.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"

namespace wb::ui {

ComparisonCard::ComparisonCard(Split split, RunId first, RunId second, QWidget* parent)
    : QWidget(parent),
      m_split(split),
      m_first(first),
      m_second(second),
      m_title(captionLabel()),
      m_verdict(headingLabel()),
      m_progress(new ProgressLine),
      m_numbers(new QWidget),
      m_accuracy(bodyLabel()),
      m_accuracyDifference(bodyLabel()),
      m_macroF1(bodyLabel()),
      m_macroF1Difference(bodyLabel()),
      m_chance(mutedLabel()),
      m_onlyFirst(new Button({}, ButtonKind::Link)),
      m_onlySecond(new Button({}, ButtonKind::Link)) {
  auto* column = new QVBoxLayout(this);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 4);
  m_verdict->setWordWrap(true);
  column->addWidget(m_title);
  column->addWidget(m_verdict);
  column->addWidget(m_progress);
  column->addWidget(m_numbers);
  column->addStretch(1);
  auto* grid = new QGridLayout(m_numbers);
  setMargins(grid, 0, 4, 0, 0);
  setGridSpacing(grid, 12, 2);
  grid->addWidget(mutedLabel(tr("Accuracy")), 0, 0);
  grid->addWidget(m_accuracy, 0, 1);
  grid->addWidget(m_accuracyDifference, 1, 1);
  grid->addWidget(mutedLabel(tr("Macro-F1")), 2, 0);
  grid->addWidget(m_macroF1, 2, 1);
  grid->addWidget(m_macroF1Difference, 3, 1);
  grid->addWidget(mutedLabel(tr("McNemar's test")), 4, 0);
  grid->addWidget(m_chance, 4, 1);
  grid->addWidget(m_onlyFirst, 5, 0, 1, 2, Qt::AlignLeft);
  grid->addWidget(m_onlySecond, 6, 0, 1, 2, Qt::AlignLeft);
  grid->setColumnStretch(1, 1);
  const QString interval =
      tr("The brackets hold 95 % of the differences that 1,000 other draws of such texts would give. Where they reach "
         "across 0, either run may be the better one.");
  m_accuracyDifference->setToolTip(interval);
  m_macroF1Difference->setToolTip(interval);
  m_chance->setToolTip(
      tr("How likely so uneven a split of the texts that only one run has right would be, were both runs equally good. "
         "Below 0.05 the difference is hardly chance."));
  m_title->setText(splitText(split));
  connect(m_onlyFirst, &QPushButton::clicked, this, [this] { emit textsAsked(true); });
  connect(m_onlySecond, &QPushButton::clicked, this, [this] { emit textsAsked(false); });
  showNumbers(false);
  showProgress(0, 0);
}

void ComparisonCard::showNumbers(bool shown) {
  m_numbers->setVisible(shown);
  m_progress->hide();
}

void ComparisonCard::showProgress(qint64 done, qint64 total) {
  m_verdict->setText(tr("Both runs are asked about these texts…"));
  m_progress->show();
  m_progress->setFraction(total > 0 ? std::optional(static_cast<double>(done) / static_cast<double>(total))
                                    : std::nullopt);
}

void ComparisonCard::showProblem(const QString& text) {
  showNumbers(false);
  m_verdict->setText(text);
}

void ComparisonCard::showComparison(const RunComparison& comparison) {
  m_comparison = comparison;
  showNumbers(true);
  m_title->setText(tr("%1 · %n text(s)", nullptr, static_cast<int>(comparison.n)).arg(splitText(m_split)));
  m_verdict->setText(verdictText(comparison, m_first, m_second));
  m_accuracy->setText(fromToText(comparison.firstAccuracy, comparison.secondAccuracy));
  m_accuracyDifference->setText(differenceText(comparison.accuracyDifference, comparison.accuracyInterval));
  m_macroF1->setText(fromToText(comparison.firstMacroF1, comparison.secondMacroF1));
  m_macroF1Difference->setText(differenceText(comparison.macroF1Difference, comparison.macroF1Interval));
  const McNemarTest& test = comparison.mcNemar;
  m_chance->setText(chanceText(test.pValue));
  m_onlyFirst->setText(
      tr("Only %1 is right: %n text(s)", nullptr, static_cast<int>(test.onlyFirst)).arg(runName(m_first)));
  m_onlySecond->setText(
      tr("Only %1 is right: %n text(s)", nullptr, static_cast<int>(test.onlySecond)).arg(runName(m_second)));
  m_onlyFirst->setEnabled(test.onlyFirst > 0);
  m_onlySecond->setEnabled(test.onlySecond > 0);
}

}  // namespace wb::ui
