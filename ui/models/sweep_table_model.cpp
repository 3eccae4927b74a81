#include "ui/models/sweep_table_model.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/data/training_settings.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

QString sweepName(SweepId sweep) { return QCoreApplication::translate("Studies", "Sweep %1").arg(sweep); }

QString crossValidationName(std::int64_t id) {
  return QCoreApplication::translate("Studies", "Cross-validation %1").arg(id);
}

QString outcomeText(const Trial& trial) {
  switch (trial.outcome) {
    case TrialOutcome::Waiting:
      return trial.run == 0 ? QCoreApplication::translate("Studies", "waiting") : runStateText(trial.state);
    case TrialOutcome::Finished: return QCoreApplication::translate("Studies", "finished");
    case TrialOutcome::Cut: return QCoreApplication::translate("Studies", "cut early");
    case TrialOutcome::Skipped: return QCoreApplication::translate("Studies", "left out");
    case TrialOutcome::Failed: return QCoreApplication::translate("Studies", "failed");
  }
  return {};
}

QString settingName(const std::string& option) {
  QString name = messageText(trainingSetting(option).name);
  if (!name.isEmpty()) name[0] = name[0].toUpper();
  return name;
}

void SweepTableModel::setSweep(SweepRecord sweep) {
  const bool same = sweep.id == m_sweep.id && sweep.trials.size() == m_sweep.trials.size();
  if (!same) beginResetModel();
  m_sweep = std::move(sweep);
  m_combinations = combinationsOf(m_sweep);
  m_bestRow = -1;
  if (const Combination* best = bestCombination(m_combinations)) {
    m_bestRow = *std::max_element(best->trials.begin(), best->trials.end(), [this](int a, int b) {
      return trial(a).macroF1.value_or(-1) < trial(b).macroF1.value_or(-1);
    });
  }
  if (same) {
    refresh();
  } else {
    endResetModel();
  }
}

void SweepTableModel::refresh() {
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const Combination& SweepTableModel::combinationOf(const Trial& trial) const {
  return *std::find_if(m_combinations.begin(), m_combinations.end(),
                       [&](const Combination& one) { return one.number == trial.combination; });
}

int SweepTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_sweep.trials.size());
}

int SweepTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : variations() + ResultCount;
}

QString SweepTableModel::text(const Trial& trial, int column) const {
  if (column < variations()) return toQt(combinationOf(trial).values[static_cast<std::size_t>(column)]);
  const auto share = [](const std::optional<double>& score) { return score ? formatShare(*score) : QString(); };
  switch (column - variations()) {
    case Seed: return QString::number(trial.config.seed);
    case MacroF1: return share(trial.macroF1);
    case Mean: {
      const Combination& combination = combinationOf(trial);
      if (!combination.macroF1) return {};
      return QStringLiteral("%1 ± %2").arg(share(combination.macroF1), formatShare(combination.deviation));
    }
    case Accuracy: return share(trial.accuracy);
    case BestEpoch: return trial.bestEpoch > 0 ? QString::number(trial.bestEpoch, 'g', 3) : QString();
    case Time: return trial.seconds > 0 ? formatDuration(trial.seconds) : QString();
    case Outcome: return outcomeText(trial);
    default: return {};
  }
}

QVariant SweepTableModel::sortValue(const Trial& trial, int column) const {
  if (column < variations()) {
    const QString value = text(trial, column);
    bool number = false;
    const double parsed = value.toDouble(&number);
    return number ? QVariant(parsed) : QVariant(value);
  }
  switch (column - variations()) {
    case Seed: return QVariant::fromValue(static_cast<qulonglong>(trial.config.seed));
    case MacroF1: return trial.macroF1.value_or(-1);
    case Mean: return combinationOf(trial).macroF1.value_or(-1);
    case Accuracy: return trial.accuracy.value_or(-1);
    case BestEpoch: return trial.bestEpoch;
    case Time: return trial.seconds;
    default: return text(trial, column);
  }
}

QVariant SweepTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Trial& one = trial(index.row());
  const int column = index.column();
  const bool givenUp =
      one.outcome == TrialOutcome::Cut || one.outcome == TrialOutcome::Skipped || one.outcome == TrialOutcome::Failed;
  switch (role) {
    case Qt::DisplayRole: return text(one, column);
    case SortRole: return sortValue(one, column);
    case Qt::TextAlignmentRole:
      return column == columnOf(Outcome) ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case MutedRole: return givenUp;
    case BoldRole: return column == columnOf(MacroF1) && index.row() == m_bestRow;
    case BadgeRole: return column == columnOf(Outcome) && index.row() == m_bestRow ? QVariant(tr("best")) : QVariant();
    default: return {};
  }
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section != columnOf(Outcome)) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (section < variations()) {
    const QString name = settingName(m_sweep.plan.variations[static_cast<std::size_t>(section)].setting);
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(name) : QVariant();
  }
  if (role != Qt::DisplayRole) return {};
  switch (section - variations()) {
    case Seed: return tr("Seed");
    case MacroF1: return tr("Macro-F1 %");
    case Mean: return tr("Mean ± std");
    case Accuracy: return tr("Accuracy %");
    case BestEpoch: return tr("Best epoch");
    case Time: return tr("Time");
    case Outcome: return tr("State");
    default: return {};
  }
}

}  // namespace wb::ui
