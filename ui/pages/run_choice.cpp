// Keeps the list of usable runs and the chosen one.
#include "ui/pages/run_choice.h"

#include <QEvent>
#include <algorithm>

#include "ui/models/runs_model.h"

namespace wb::ui {

QString runText(const RunRecord& run) { return RunChoice::tr("Run %1 · %2").arg(run.id).arg(encoderText(run.encoder)); }

RunChoice::RunChoice(QWidget* parent) : DropDown(parent) {
  setSizeAdjustPolicy(QComboBox::AdjustToContents);
  connect(this, &QComboBox::activated, this, [this] { emit runChosen(run()); });
  retranslate();
}

void RunChoice::setRuns(const std::vector<RunRecord>& runs) {
  const RunId chosen = run();
  m_runs.clear();
  std::copy_if(runs.begin(), runs.end(), std::back_inserter(m_runs), [](const RunRecord& r) { return r.hasWeights; });
  retranslate();
  setCurrentIndex(m_runs.empty() ? -1 : 0);
  setRun(chosen);
}

void RunChoice::setRun(RunId run) {
  const auto found = std::find_if(m_runs.begin(), m_runs.end(), [run](const RunRecord& r) { return r.id == run; });
  if (found != m_runs.end()) setCurrentIndex(static_cast<int>(found - m_runs.begin()));
}

const RunRecord* RunChoice::record() const {
  const int index = currentIndex();
  return index >= 0 && index < static_cast<int>(m_runs.size()) ? &m_runs[static_cast<std::size_t>(index)] : nullptr;
}

void RunChoice::retranslate() {
  setAccessibleName(tr("Run"));
  const int index = currentIndex();
  clear();
  for (const RunRecord& run : m_runs) addItem(runText(run));
  setCurrentIndex(index < count() ? index : -1);
}

void RunChoice::changeEvent(QEvent* event) {
  DropDown::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
