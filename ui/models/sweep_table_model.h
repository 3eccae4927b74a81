// The trials of a sweep: the values that were varied, what came of them, and which were given up; sorted through a
// proxy on SortRole.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/data/sweep.h"

namespace wb::ui {

class SweepTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int SortRole = Qt::UserRole + 1;
  /// Columns behind those of the varied settings.
  enum Result { Seed, MacroF1, Mean, Accuracy, BestEpoch, Time, Outcome, ResultCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setSweep(SweepRecord sweep);
  const SweepRecord& sweep() const { return m_sweep; }
  const Trial& trial(int row) const { return m_sweep.trials[static_cast<std::size_t>(row)]; }
  int variations() const { return static_cast<int>(m_sweep.plan.variations.size()); }
  int columnOf(Result result) const { return variations() + result; }
  /// The row of the best run of the best combination; −1 before the first score.
  int bestRow() const { return m_bestRow; }
  /// Texts and colours anew, after language or theme changed.
  void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const Trial& trial, int column) const;
  QVariant sortValue(const Trial& trial, int column) const;
  const Combination& combinationOf(const Trial& trial) const;

  SweepRecord m_sweep;
  std::vector<Combination> m_combinations;
  int m_bestRow = -1;
};

/// "Sweep 2"
QString sweepName(SweepId sweep);
/// "Cross-validation 2"
QString crossValidationName(std::int64_t id);
/// "finished", "cut early", … in the person's language.
QString outcomeText(const Trial& trial);
/// A setting's name in the person's language, beginning with a capital.
QString settingName(const std::string& option);

}  // namespace wb::ui
