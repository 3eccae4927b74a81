#include "ui/pages/explore/score_grid.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/bridge/format.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int kAverages = 3;
constexpr int kSingles = 4;

QString shareText(double share) { return formatShare(share); }

}  // namespace

ScoreGrid::ScoreGrid(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  setMargins(grid, 0, 0, 0, 0);
  setGridSpacing(grid, 8, 4);
  for (int score = 0; score < kAverages; ++score) grid->setColumnMinimumWidth(2 + 2 * score, px(86));
  for (int score = 0; score < kAverages; ++score) {
    m_heads.push_back(captionLabel());
    grid->addWidget(m_heads.back(), 0, 1 + 2 * score, 1, 2);
  }
  for (int average = 0; average < kAverages; ++average) {
    m_names.push_back(mutedLabel());
    grid->addWidget(m_names.back(), 1 + average, 0);
    for (int score = 0; score < kAverages; ++score) m_averages.push_back(addCell(grid, 1 + average, 1 + 2 * score));
  }
  for (int single = 0; single < kSingles; ++single) {
    m_names.push_back(mutedLabel());
    grid->addWidget(m_names.back(), 1 + kAverages + single, 0);
    m_single.push_back(addCell(grid, 1 + kAverages + single, 1));
  }
  grid->setColumnStretch(2 * kAverages + 1, 1);
  grid->setRowStretch(1 + kAverages + kSingles, 1);
  retranslate();
}

ScoreGrid::Cell ScoreGrid::addCell(QGridLayout* grid, int row, int column) const {
  const Cell cell{bodyLabel(), captionLabel()};
  grid->addWidget(cell.value, row, column, Qt::AlignRight);
  grid->addWidget(cell.interval, row, column + 1, Qt::AlignLeft);
  return cell;
}

void ScoreGrid::setMetrics(const Metrics& metrics) {
  m_metrics = metrics;
  fillAverages();
  fillSingle();
  retranslate();
}

void ScoreGrid::fill(const Cell& cell, double score, const Interval* interval) {
  cell.value->setText(shareText(score));
  cell.interval->setText(interval != nullptr
                             ? QStringLiteral("%1–%2").arg(shareText(interval->low), shareText(interval->high))
                             : QString());
}

void ScoreGrid::fillAverages() {
  const Metrics& m = m_metrics;
  const ScoreIntervals* of = m.intervals ? &*m.intervals : nullptr;
  const auto interval = [of](Interval ScoreIntervals::*which) { return of != nullptr ? &(of->*which) : nullptr; };
  const struct {
    double score;
    const Interval* interval;
  } cells[] = {{m.macroPrecision, interval(&ScoreIntervals::macroPrecision)},
               {m.macroRecall, interval(&ScoreIntervals::macroRecall)},
               {m.macroF1, interval(&ScoreIntervals::macroF1)},
               {m.weightedPrecision, interval(&ScoreIntervals::weightedPrecision)},
               {m.weightedRecall, interval(&ScoreIntervals::weightedRecall)},
               {m.weightedF1, interval(&ScoreIntervals::weightedF1)},
               {m.sets ? m.sets->microPrecision : m.accuracy, interval(&ScoreIntervals::accuracy)},
               {m.sets ? m.sets->microRecall : m.accuracy, interval(&ScoreIntervals::accuracy)},
               {m.sets ? m.sets->microF1 : m.accuracy, interval(&ScoreIntervals::accuracy)}};
  for (std::size_t i = 0; i < m_averages.size(); ++i) fill(m_averages[i], cells[i].score, cells[i].interval);
}

void ScoreGrid::fillSingle() {
  const Metrics& m = m_metrics;
  const QString none = QStringLiteral("–");
  fill(m_single[0], m.accuracy, m.intervals ? &m.intervals->accuracy : nullptr);
  fill(m_single[1], m.matthews, m.intervals ? &m.intervals->matthews : nullptr);
  const auto& p = m.probabilityIntervals;
  fill(m_single[2], m.rocAuc.value_or(0), p && p->rocAuc ? &*p->rocAuc : nullptr);
  fill(m_single[3], m.calibrationError.value_or(0), p ? &p->calibrationError : nullptr);
  if (m.sets) m_single[1].value->setText(none);
  if (!m.rocAuc) m_single[2].value->setText(none);
  if (!m.calibrationError) m_single[3].value->setText(none);
}

void ScoreGrid::retranslate() {
  const QString heads[] = {tr("Precision"), tr("Recall"), tr("F1")};
  const QString headMeanings[] = {tr("Of the texts that it gave a category, the share that have it"),
                                  tr("Of the texts that have a category, the share that it gave it"),
                                  tr("One number for both: high only where precision and recall are")};
  for (std::size_t i = 0; i < m_heads.size(); ++i) {
    m_heads[i]->setText(heads[i]);
    m_heads[i]->setToolTip(headMeanings[i]);
  }
  const bool sets = m_metrics.sets.has_value();
  const QString names[] = {
      tr("Macro"), tr("Weighted"),         tr("Micro"), sets ? tr("All labels right") : tr("Accuracy"), tr("Matthews"),
      tr("AUC"),   tr("Calibration error")};
  const QString meanings[] = {
      tr("Each category counts the same, however rare it is"),
      tr("Each category counts by how many texts it has"),
      sets ? tr("Each label of each text counts the same")
           : tr("Each text counts the same: with one category a text, all three are the accuracy"),
      sets ? tr("The share of texts that got exactly the right labels") : tr("The share of right answers"),
      tr("Correlation of labels and answers: 100 is perfect, 0 is what guessing gives, even where one category is much "
         "more frequent than the others"),
      tr("How often a text with a category has a higher probability of it than a text without; 50 is guessing. Absent "
         "where a category has no texts here"),
      tr("How far the probabilities are from how often they are right, in percentage points")};
  for (std::size_t i = 0; i < m_names.size(); ++i) {
    m_names[i]->setText(names[i]);
    m_names[i]->setToolTip(meanings[i]);
  }
  const QString interval =
      tr("95 % of the values that 1,000 other draws of such texts would give lie here: the fewer texts, the wider");
  for (const auto* cells : {&m_averages, &m_single}) {
    for (const Cell& cell : *cells) cell.interval->setToolTip(interval);
  }
}

}  // namespace wb::ui
