#include "ui/pages/train/sweep_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <algorithm>
#include <cmath>
#include <set>

#include "core/data/training_settings.h"
#include "core/workflow/sweeps.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/models/sweep_table_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/parallel_plot.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kReloadDelay = 500;       // ms
constexpr std::size_t kMostMarks = 6;   // of an axis; more distinct values get the ends only
constexpr double kLogarithmicFrom = 4;  // the factor between lowest and highest

/// The axis of one setting, and where each trial's value lies on it. Words stand at equal distances.
ParallelAxis axisOf(const QString& name, const std::vector<QString>& texts, std::vector<double>& positions) {
  ParallelAxis axis;
  axis.name = name;
  std::set<double> numbers;
  bool allNumbers = true;
  for (const QString& text : texts) {
    bool number = false;
    numbers.insert(text.toDouble(&number));
    allNumbers = allNumbers && number;
  }
  if (!allNumbers) {
    std::vector<QString> words;
    for (const QString& text : texts) {
      if (std::find(words.begin(), words.end(), text) == words.end()) words.push_back(text);
    }
    for (const QString& text : texts) {
      positions.push_back(static_cast<double>(std::find(words.begin(), words.end(), text) - words.begin()));
    }
    axis.high = static_cast<double>(words.size()) - 1;
    for (std::size_t i = 0; i < words.size(); ++i) axis.marks.push_back({static_cast<double>(i), words[i]});
    return axis;
  }
  for (const QString& text : texts) positions.push_back(text.toDouble());
  axis.low = *numbers.begin();
  axis.high = *numbers.rbegin();
  axis.logarithmic = axis.low > 0 && axis.high / axis.low >= kLogarithmicFrom;
  if (numbers.size() > kMostMarks) numbers = {axis.low, axis.high};
  for (const double number : numbers) {
    const bool small = number != 0 && std::abs(number) < 0.001;
    axis.marks.push_back({number, small ? formatScientific(number) : QString::number(number, 'g', 4)});
  }
  return axis;
}

ParallelAxis scoreAxis(const QString& name, const std::vector<double>& scores) {
  ParallelAxis axis;
  axis.name = name;
  const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
  axis.low = *low;
  axis.high = *high;
  for (const double value : {*low, (*low + *high) / 2, *high}) axis.marks.push_back({value, formatShare(value)});
  return axis;
}

}  // namespace

SweepView::SweepView(Session& session, SweepId sweep, QWidget* over)
    : DialogFrame(over),
      m_session(session),
      m_sweep(sweep),
      m_plot(new ParallelPlot),
      m_model(new SweepTableModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_table(new TableView),
      m_best(bodyLabel()),
      m_resume(new Button(tr("Go on"))) {
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(SweepTableModel::SortRole);
  m_table->setModel(m_sorted);
  m_table->setSortingEnabled(true);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setAccessibleName(tr("Trials"));
  m_plot->setAccessibleName(tr("Settings and scores"));
  m_best->setWordWrap(true);
  m_best->setTextFormat(Qt::RichText);  // numbers and names of settings
  m_resume->setIconName("play");
  body()->addWidget(m_best);
  body()->addWidget(m_plot, 5);
  body()->addWidget(separatorLine());
  body()->addWidget(m_table, 4);
  addFooterButton(m_resume);
  primaryButton()->setText(tr("Show this run"));
  cancelButton()->setText(tr("Close"));
  reload();
  m_table->sortByColumn(m_model->columnOf(SweepTableModel::MacroF1), Qt::DescendingOrder);
  m_table->selectRow(0);
  m_later.setSingleShot(true);
  m_later.setInterval(kReloadDelay);
  connect(&m_later, &QTimer::timeout, this, &SweepView::reload);
  const auto soon = [this] {
    if (!m_later.isActive()) m_later.start();
  };
  connect(&session.training(), &TrainingSession::eventsArrived, this, soon);
  connect(&session, &Session::runsChanged, this, &SweepView::reload);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { tell(); });
  connect(m_plot, &ParallelPlot::hovered, this, [this](int line) {
    if (line >= 0) selectTrial(m_lineRows[static_cast<std::size_t>(line)]);
  });
  connect(m_plot, &ParallelPlot::chosen, this, [this](int line) {
    selectTrial(m_lineRows[static_cast<std::size_t>(line)]);
    chooseCurrent();
  });
  connect(m_table, &TableView::rowActivated, this, &SweepView::chooseCurrent);
  connect(this, &DialogFrame::accepted, this, [this] {
    const int row = currentTrial();
    if (row >= 0 && m_model->trial(row).run != 0) emit runChosen(m_model->trial(row).run);
  });
  connect(m_resume, &QPushButton::clicked, this, [this] {
    emit resumeRequested(m_sweep);
    m_resume->hide();
  });
  tell();
}

int SweepView::currentTrial() const {
  const QModelIndex index = m_sorted->mapToSource(m_table->currentIndex());
  return index.isValid() ? index.row() : -1;
}

void SweepView::selectTrial(int row) {
  const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
  m_table->setCurrentIndex(index);
  m_table->selectRow(index.row());
}

void SweepView::chooseCurrent() {
  const int row = currentTrial();
  if (row >= 0 && m_model->trial(row).run != 0) accept();
}

void SweepView::reload() {
  if (!m_session.isOpen()) return;
  m_model->setSweep(readSweep(m_session.project(), m_sweep));
  const SweepRecord& sweep = m_model->sweep();
  const bool working = sweep.state == RunState::Running;
  setTitle(sweepName(m_sweep), tr("%1 · %2").arg(encoderText(sweep.plan.config.encoder), runStateText(sweep.state)));
  QList<int> widths;
  for (int i = 0; i < m_model->variations(); ++i) widths << 0;
  widths << 64 << 92 << 110 << 92 << 84 << 72 << 120;
  m_table->setColumnWidths(widths);
  for (const auto column : {SweepTableModel::Seed, SweepTableModel::Mean}) {
    m_table->setColumnHidden(m_model->columnOf(column), sweep.plan.seeds == 1);
  }
  m_resume->setVisible(!working && sweep.state != RunState::Finished && !m_session.training().isRunning());
  showPlot();
  tell();
}

void SweepView::showPlot() {
  const SweepRecord& sweep = m_model->sweep();
  m_lineRows.clear();
  std::vector<double> scores;
  for (int row = 0; row < m_model->rowCount(); ++row) {
    if (!m_model->trial(row).macroF1) continue;
    m_lineRows.push_back(row);
    scores.push_back(*m_model->trial(row).macroF1);
  }
  if (scores.empty()) return m_plot->setLines({}, {});
  std::vector<ParallelAxis> axes;
  std::vector<ParallelLine> lines(m_lineRows.size());
  for (const Variation& variation : sweep.plan.variations) {
    std::vector<QString> texts;
    for (const int row : m_lineRows) {
      texts.push_back(toQt(trainingSetting(variation.setting).text(m_model->trial(row).config)));
    }
    std::vector<double> positions;
    axes.push_back(axisOf(settingName(variation.setting), texts, positions));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].values.push_back(positions[i]);
      lines[i].text += tr("%1 %2, ").arg(axes.back().name, texts[i]);
    }
  }
  axes.push_back(scoreAxis(tr("Macro-F1 %"), scores));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].values.push_back(scores[i]);
    lines[i].dashed = m_model->trial(m_lineRows[i]).outcome == TrialOutcome::Cut;
    lines[i].text += tr("macro-F1 %1").arg(formatShare(scores[i]));
  }
  m_plot->setLines(std::move(axes), std::move(lines));
}

void SweepView::tell() {
  const int row = currentTrial();
  const auto line = std::find(m_lineRows.begin(), m_lineRows.end(), row);
  m_plot->setHighlighted(line == m_lineRows.end() ? -1 : static_cast<int>(line - m_lineRows.begin()));
  primaryButton()->setEnabled(row >= 0 && m_model->trial(row).run != 0);
  const auto& trials = m_model->sweep().trials;
  const auto done = std::count_if(trials.begin(), trials.end(),
                                  [](const Trial& trial) { return trial.outcome != TrialOutcome::Waiting; });
  const auto cut = std::count_if(trials.begin(), trials.end(),
                                 [](const Trial& trial) { return trial.outcome == TrialOutcome::Cut; });
  QString count = tr("%1 of %2 trials done").arg(done).arg(trials.size());
  if (cut > 0) count += tr(", %1 cut early (dashed)").arg(cut);
  setFootnote(count);
  if (m_model->bestRow() < 0) return m_best->setText(tr("Scores appear here as soon as a trial has been evaluated."));
  QStringList values;
  for (int column = 0; column < m_model->variations(); ++column) {
    values << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + " " +
                  m_model->index(m_model->bestRow(), column).data().toString();
  }
  const Trial& best = m_model->trial(m_model->bestRow());
  m_best->setText(tr("Best so far: <b>%1</b> — macro-F1 <b>%2</b> % (%3)")
                      .arg(values.join(", "), formatShare(best.macroF1.value_or(0)), runName(best.run)));
}

}  // namespace wb::ui
