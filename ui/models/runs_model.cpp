#include "ui/models/runs_model.h"

#include <QCoreApplication>
#include <QPen>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/sweep_table_model.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

QString percent(const std::optional<double>& score) { return score ? formatShare(*score) : QString(); }

bool isRunning(const RunRecord& run) { return run.state == RunState::Running || run.state == RunState::Paused; }

}  // namespace

QString runName(RunId run) { return QCoreApplication::translate("Runs", "Run %1").arg(run); }

QString encoderText(const std::string& encoder) {
  return encoder == newEncoder ? QCoreApplication::translate("Runs", "new network") : toQt(encoder);
}

QString presetText(Preset preset) {
  switch (preset) {
    case Preset::Quick: return QCoreApplication::translate("Runs", "Quick");
    case Preset::Balanced: return QCoreApplication::translate("Runs", "Balanced");
    case Preset::Thorough: return QCoreApplication::translate("Runs", "Thorough");
  }
  return {};
}

QString runStateText(RunState state) {
  switch (state) {
    case RunState::Running: return QCoreApplication::translate("Runs", "running");
    case RunState::Paused: return QCoreApplication::translate("Runs", "paused");
    case RunState::Finished: return QCoreApplication::translate("Runs", "finished");
    case RunState::Stopped: return QCoreApplication::translate("Runs", "stopped");
    case RunState::Failed: return QCoreApplication::translate("Runs", "failed");
    case RunState::Interrupted: return QCoreApplication::translate("Runs", "interrupted");
  }
  return {};
}

void RunsModel::setRuns(std::vector<RunRecord> runs, std::map<RunId, SweepId> sweeps) {
  beginResetModel();
  m_runs = std::move(runs);
  m_sweeps = std::move(sweeps);
  std::erase_if(m_overlaid, [this](RunId run) { return rowOf(run) < 0; });
  endResetModel();
}

SweepId RunsModel::sweepOf(RunId run) const {
  const auto found = m_sweeps.find(run);
  return found == m_sweeps.end() ? 0 : found->second;
}

int RunsModel::rowOf(RunId run) const {
  const auto found = std::find_if(m_runs.begin(), m_runs.end(), [run](const RunRecord& r) { return r.id == run; });
  return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunsModel::toggleOverlay(int row) {
  const RunId id = run(row).id;
  if (id == m_shown) return;
  if (m_overlaid.erase(id) == 0) m_overlaid.insert(id);
  emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
  emit overlaysChanged();
}

void RunsModel::setShown(RunId run) {
  if (m_shown == run) return;
  m_shown = run;
  refresh();
}

void RunsModel::refresh() {
  if (!m_runs.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

// Blue is kept for the run that is shown, so the colours of others start at the second category.
QColor RunsModel::runColor(RunId run) { return colors().category(1 + static_cast<int>(run % 11)); }

RunId RunsModel::bestRun() const {
  RunId best = 0;
  double bestScore = -1;
  for (const RunRecord& run : m_runs) {
    const double score = run.macroF1.value_or(-1);
    if (score <= bestScore) continue;
    best = run.id;
    bestScore = score;
  }
  return m_runs.size() > 1 ? best : 0;
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunsModel::text(const RunRecord& run, int column) const {
  switch (column) {
    case Name: return runName(run.id);
    case Encoder: return encoderText(run.encoder);
    case Settings: {
      const QString words =
          tr("%1 · %n epoch(s)", nullptr, epochsOfAllTries(run.config)).arg(presetText(run.config.preset));
      return sweepOf(run.id) == 0 ? words : words + QStringLiteral(" · ") + sweepName(sweepOf(run.id));
    }
    case Accuracy: return percent(run.accuracy);
    case MacroF1: return percent(run.macroF1);
    case BestEpoch: return run.bestEpoch > 0 ? QString::number(run.bestEpoch, 'g', 3) : QString();
    case Time: return run.seconds > 0 ? formatDuration(run.seconds) : QString();
    case Note: return run.note.empty() ? tr("Add a note…") : toQt(run.note);
    default: return {};
  }
}

QString RunsModel::badge(const RunRecord& run) const {
  if (run.state != RunState::Finished) return runStateText(run.state);
  return run.id == bestRun() ? tr("best") : QString();
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RunRecord& r = run(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole: return text(r, column);
    case Qt::EditRole: return column == Note ? QVariant(toQt(r.note)) : QVariant();
    case Qt::CheckStateRole:
      return column == Overlay ? QVariant(isOverlaid(r.id) || r.id == m_shown ? Qt::Checked : Qt::Unchecked)
                               : QVariant();
    case Qt::ToolTipRole: return column == Note && !r.note.empty() ? toQt(r.note) : QVariant();
    case Qt::TextAlignmentRole:
      return column >= Accuracy && column <= Time ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case BoldRole: return column == Name || column == MacroF1;
    case MutedRole: return (column == Note && r.note.empty()) || column == Settings;
    case BadgeRole: return column == Name ? badge(r) : QVariant();
    case SwatchRole:
      if (column != Name) return {};
      return r.id == m_shown ? QVariant(QPen(colors().accent, 2))
                             : QVariant(QPen(runColor(r.id), 2, isRunning(r) ? Qt::SolidLine : Qt::DashLine));
    case Qt::AccessibleTextRole: return column == Overlay ? tr("Overlay %1").arg(runName(r.id)) : text(r, column);
    default: return {};
  }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role == Qt::EditRole && index.column() == Note) {
    RunRecord& r = m_runs[static_cast<std::size_t>(index.row())];
    r.note = fromQt(value.toString().trimmed());
    emit dataChanged(index, index);
    emit noteEdited(r.id, toQt(r.note));
    return true;
  }
  return false;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Accuracy && section <= Time) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Encoder: return tr("Encoder");
    case Settings: return tr("Settings");
    case Accuracy: return tr("Accuracy");
    case MacroF1: return tr("Macro-F1");
    case BestEpoch: return tr("Best epoch");
    case Time: return tr("Time");
    case Note: return tr("Note");
    default: return {};
  }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.column() == Note) flags |= Qt::ItemIsEditable;
  return flags;
}

}  // namespace wb::ui
