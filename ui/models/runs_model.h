// The table of runs: a check box to overlay, the curve's line sample, scores, time, and a note to edit.
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <map>
#include <set>
#include <vector>

#include "core/data/sweep.h"
#include "core/data/training.h"

namespace wb::ui {

class RunsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Overlay, Name, Encoder, Settings, Accuracy, MacroF1, BestEpoch, Time, Note, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  /// Keeps the overlays of runs that are still there. `sweeps` are those that runs are trials of.
  void setRuns(std::vector<RunRecord> runs, std::map<RunId, SweepId> sweeps = {});
  /// 0 where the run is no trial.
  SweepId sweepOf(RunId run) const;
  const RunRecord& run(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
  /// −1 where there is no such run.
  int rowOf(RunId run) const;

  /// Draws the run over the one that is shown, or no longer; the shown one itself is drawn anyway.
  void toggleOverlay(int row);
  bool isOverlaid(RunId run) const { return m_overlaid.contains(run); }
  const std::set<RunId>& overlaid() const { return m_overlaid; }
  /// The run shown in full: accent instead of its own colour.
  void setShown(RunId run);
  /// The colour of a run's overlay, from the category palette by its number.
  static QColor runColor(RunId run);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Texts and colours of all cells anew, after language or theme changed.
  void refresh();

 signals:
  void overlaysChanged();
  void noteEdited(qint64 run, const QString& note);

 private:
  QVariant text(const RunRecord& run, int column) const;
  QString badge(const RunRecord& run) const;
  RunId bestRun() const;

  std::vector<RunRecord> m_runs;
  std::map<RunId, SweepId> m_sweeps;
  std::set<RunId> m_overlaid;
  RunId m_shown = 0;
};

/// "Run 9"
QString runName(RunId run);
/// The name of the encoder that a run started from; of random values: so in words.
QString encoderText(const std::string& encoder);
QString presetText(Preset preset);
/// "finished", "stopped", "killed", … in the person's language.
QString runStateText(RunState state);

}  // namespace wb::ui
