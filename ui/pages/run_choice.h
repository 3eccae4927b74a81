// The drop-down of the runs that can be asked, newest first.
#pragma once

#include <vector>

#include "core/data/training.h"
#include "ui/widgets/drop_down.h"

namespace wb::ui {

/// "Run 6 · bert-base"
QString runText(const RunRecord& run);

class RunChoice : public DropDown {
  Q_OBJECT

 public:
  explicit RunChoice(QWidget* parent = nullptr);

  /// Shows those of `runs` that have weights; the chosen one stays chosen where it still exists, else the
  /// newest is. Emits nothing.
  void setRuns(const std::vector<RunRecord>& runs);
  /// Emits nothing; a run that is not listed changes nothing.
  void setRun(RunId run);
  /// 0 where there is none.
  RunId run() const { return record() ? record()->id : 0; }
  const RunRecord* record() const;
  const std::vector<RunRecord>& runs() const { return m_runs; }

 signals:
  void runChosen(wb::RunId run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  std::vector<RunRecord> m_runs;
};

}  // namespace wb::ui
