// History lines: a date, then what happened on it, oldest first.
#include "ui/pages/explore/answer_side.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <algorithm>

#include "core/workflow/browse_samples.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/attention_reading.h"
#include "ui/models/run_categories.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/probability_bars.h"

namespace wb::ui {

namespace {

constexpr int shownProbabilities = 5;
constexpr std::size_t askedRuns = 8;  // newest runs whose stored answer is looked up

}  // namespace

AnswerSide::AnswerSide(Session& session, QWidget* parent)
    : Island(parent),
      m_session(session),
      m_probabilitySection(addSection(QStringLiteral(" "))),
      m_bars(new ProbabilityBars),
      m_historySection(addSection(QStringLiteral(" "))),
      m_lines(new QWidget) {
  m_bars->setSelectable(true);
  m_probabilitySection->body()->addWidget(m_bars);
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_lines);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_historySection->body()->addWidget(scroll);
  content()->setStretchFactor(m_historySection, 1);
  connect(m_bars, &BarList::chosen, this, [this](int place) {
    if (m_explanation)
      emit targetChosen(largest(m_explanation->probabilities, shownProbabilities)[static_cast<std::size_t>(place)]);
  });
  retranslate();
  clear();
}

void AnswerSide::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  showProbabilities();
  showEntries();
}

void AnswerSide::setExplanation(const Explanation& explanation) {
  m_explanation = explanation;
  showProbabilities();
}

void AnswerSide::clear() {
  m_explanation.reset();
  m_history = {};
  showProbabilities();
  showEntries();
}

void AnswerSide::showProbabilities() {
  if (!m_explanation) return m_bars->setItems({});
  m_bars->setProbabilities(outputCategories(*m_explanation, m_categories), m_explanation->probabilities,
                           m_explanation->thresholds, shownProbabilities);
}

AnswerSide::History AnswerSide::readHistory(const Project& project, SampleId sample) {
  History history;
  const Sample now = readSample(project, sample);
  if (now.category) history.labels = now.categories;
  for (const LabelEvent& event : labelHistory(project, sample)) {
    Entry entry;
    entry.time = event.time;
    entry.label = event;
    history.entries.push_back(entry);
  }
  std::size_t asked = 0;
  for (const RunRecord& run : listRuns(project)) {
    if (!run.hasWeights || ++asked > askedRuns) continue;
    const std::vector<SampleRow> rows = sampleRows(project, {sample}, run.id);
    if (rows.empty() || !rows.front().predicted) continue;
    Entry entry;
    entry.time = run.startedAt;
    entry.run = run.id;
    entry.predicted = rows.front().predictedCategories;
    entry.probability = rows.front().probability;
    history.entries.push_back(entry);
  }
  std::stable_sort(history.entries.begin(), history.entries.end(),
                   [](const Entry& a, const Entry& b) { return a.time < b.time; });
  return history;
}

void AnswerSide::showHistory(SampleId sample) {
  m_session.start(
      LaneKind::List, this, {}, [sample](const JobContext& context) { return readHistory(context.project, sample); },
      [this](History history) {
        m_history = std::move(history);
        showEntries();
      },
      [](const Error&) {},  // the text was deleted meanwhile: the page is about to leave it
      reinterpret_cast<std::uintptr_t>(this));
}

QString AnswerSide::labelText(const LabelEvent& event) const {
  const QString name = categoriesText(event.categories, m_categories);
  const QString who = toQt(event.annotator);
  if (!event.category) return tr("Label taken away");
  if (event.byUndo) return tr("%1 again, by undo").arg(name);
  if (event.origin == LabelOrigin::Import) return tr("Imported as %1").arg(name);
  if (event.origin == LabelOrigin::Suggestion) return tr("Suggestion %1 accepted").arg(name);
  return who.isEmpty() ? tr("Labelled %1").arg(name) : tr("%1 labelled it %2").arg(who, name);
}

QString AnswerSide::entryText(const Entry& entry) const {
  if (entry.run == 0) return labelText(entry.label);
  const QString percent = formatPercent(entry.probability);
  if (m_history.labels == entry.predicted) return tr("Run %1 right, %2").arg(entry.run).arg(percent);
  const QString name = categoriesText(entry.predicted, m_categories);
  return tr("Run %1 said %2, %3").arg(entry.run).arg(name, percent);
}

void AnswerSide::showEntries() {
  qDeleteAll(m_lines->findChildren<QLabel*>());
  delete m_lines->layout();
  auto* grid = new QGridLayout(m_lines);
  setMargins(grid, 0, 0, 0, 0);
  setGridSpacing(grid, 10, 2);
  int line = 0;
  for (const Entry& entry : m_history.entries) {
    auto* what = captionInkLabel(entryText(entry));
    what->setWordWrap(true);
    grid->addWidget(captionLabel(formatTime(entry.time)), line, 0, Qt::AlignTop);
    grid->addWidget(what, line++, 1);
  }
  grid->setColumnStretch(1, 1);
  grid->setRowStretch(line, 1);
}

void AnswerSide::retranslate() {
  m_probabilitySection->setTitle(tr("Probability %"));
  m_bars->setAccessibleName(tr("Probabilities"));
  m_bars->setToolTip(tr("Click a category to see what speaks for and against it"));
  m_historySection->setTitle(tr("History of the label"));
  showEntries();
}

void AnswerSide::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
