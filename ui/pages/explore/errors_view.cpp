// The parts do not know each other: all links between them are made here.
#include "ui/pages/explore/errors_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/workflow/browse_samples.h"
#include "core/workflow/label_kind.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/attention_reading.h"
#include "ui/models/run_categories.h"
#include "ui/models/sample_table_model.h"
#include "ui/pages/explore/answer_side.h"
#include "ui/pages/explore/attention_panel.h"
#include "ui/pages/explore/correction_panel.h"
#include "ui/pages/explore/explainer.h"
#include "ui/pages/explore/matrix_panel.h"
#include "ui/pages/explore/text_panel.h"
#include "ui/style/sizes.h"
#include "ui/widgets/side_split.h"

namespace wb::ui {

namespace {

constexpr int slowMilliseconds = 200;

}  // namespace

ErrorsView::ErrorsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_explainer(new Explainer(session, this)),
      m_matrix(new MatrixPanel),
      m_mistakes(new MistakePanel(session)),
      m_text(new TextPanel),
      m_attention(new AttentionPanel),
      m_side(new AnswerSide(session)),
      m_correction(new CorrectionPanel) {
  m_slow.setSingleShot(true);
  m_slow.setInterval(slowMilliseconds);
  arrange();
  connectParts();
  connectExplainer();
}

void ErrorsView::arrange() {
  auto* left = new QWidget;
  auto* leftColumn = new QVBoxLayout(left);
  setMargins(leftColumn, 0, 0, 0, 0);
  setSpacing(leftColumn, size::islandGap);
  leftColumn->addWidget(m_matrix);
  leftColumn->addWidget(m_mistakes, 1);

  m_middle = new SideSplit(m_attention, m_side, 220, 282);
  auto* right = new QWidget;
  auto* rightColumn = new QVBoxLayout(right);
  setMargins(rightColumn, 0, 0, 0, 0);
  setSpacing(rightColumn, size::islandGap);
  rightColumn->addWidget(m_text);
  rightColumn->addWidget(m_middle, 1);
  rightColumn->addWidget(m_correction);

  m_split = new SideSplit(right, left, 408, 560, SideSplit::Side::Left);
  auto* all = new QVBoxLayout(this);
  setMargins(all, 0, 0, 0, 0);
  all->addWidget(m_split);
  retranslate();
}

void ErrorsView::retranslate() {
  m_middle->setSideTitle(tr("Probabilities"));
  m_split->setSideTitle(tr("Errors"));
}

void ErrorsView::connectParts() {
  connect(m_matrix, &MatrixPanel::choiceMade, this, [this](const ErrorChoice& choice) { setChoice(choice); });
  connect(m_matrix, &MatrixPanel::activated, this, &ErrorsView::takeFocus);
  connect(m_matrix, &MatrixPanel::predictionsWanted, this, &ErrorsView::predictionsWanted);
  connect(m_mistakes, &MistakePanel::currentChanged, this, &ErrorsView::showCurrent);
  connect(m_text, &TextPanel::readingChosen, this, &ErrorsView::readingChosen);
  connect(m_text, &TextPanel::tokenSelected, m_attention, &AttentionPanel::setSelected);
  connect(m_text, &TextPanel::previousWanted, this, &ErrorsView::goToPrevious);
  connect(m_text, &TextPanel::nextWanted, this, &ErrorsView::goToNext);
  connect(m_attention, &AttentionPanel::rowSelected, m_text, &TextPanel::setSelected);
  connect(m_attention, &AttentionPanel::choiceChanged, this, &ErrorsView::showReading);
  connect(m_attention, &AttentionPanel::specialChanged, this, [this] {
    showTokens();
    showReading();
  });
  connect(m_side, &AnswerSide::targetChosen, this, [this](int output) {
    m_target = output;
    explain();
  });
  connect(m_correction, &CorrectionPanel::chosen, this, &ErrorsView::correct);
  connect(&m_session, &Session::samplesChanged, this, &ErrorsView::samplesChanged);
  connect(&m_session, &Session::stepDone, this, &ErrorsView::stepDone);
}

void ErrorsView::connectExplainer() {
  connect(m_explainer, &Explainer::attended, this, &ErrorsView::showExplanation);
  connect(m_explainer, &Explainer::attributed, this, &ErrorsView::showGradient);
  connect(m_explainer, &Explainer::failed, this, [this](const QString& message) {
    m_slow.stop();
    m_text->setMessage(message);
  });
  connect(&m_slow, &QTimer::timeout, this, [this] {
    m_attention->clear();
    m_text->setMessage(tr("Computing…"));
  });
}

void ErrorsView::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  m_mistakes->setCategories(categories);
  m_text->setCategories(categories);
  m_side->setCategories(categories);
  m_correction->setCategories(categories);
}

void ErrorsView::setScope(RunId run, const std::vector<Split>& splits) {
  if (run != m_run) forgetCorrections();
  if (run != m_run || splits != m_splits) m_choice = {};
  m_run = run;
  m_splits = splits;
  m_matrix->setChoice(m_choice);
}

void ErrorsView::setMetrics(const Metrics& metrics, std::int64_t labelled) {
  m_matrix->setMetrics(metrics, m_categories, labelled);
  m_matrix->setChoice(m_choice);
}

void ErrorsView::setChoice(const ErrorChoice& choice, std::optional<SampleId> sample) {
  m_choice = choice;
  m_matrix->setChoice(choice);
  m_mistakes->showTexts(m_run, m_splits, choice, sample);
}

void ErrorsView::reloadTexts() { setChoice(m_choice, m_row ? std::optional(m_row->id) : std::nullopt); }

void ErrorsView::setPredicting(bool predicting) { m_matrix->setPredicting(predicting); }

void ErrorsView::takeFocus() { m_mistakes->takeFocus(); }

void ErrorsView::samplesChanged(const std::vector<SampleId>& samples) {
  if (m_run == 0) return;
  m_mistakes->refresh(samples);
  for (const SampleId id : samples) {
    const auto before = m_labelsBefore.find(id);
    if (before == m_labelsBefore.end()) continue;
    const std::vector<SampleRow> rows = sampleRows(m_session.project(), {id}, m_run);
    const bool differs = !rows.empty() && rows.front().categories != before->second;
    differs ? static_cast<void>(m_corrected.insert(id)) : static_cast<void>(m_corrected.erase(id));
  }
  m_mistakes->setCorrected(m_corrected);
  showLabels();
  emit correctedCountChanged();
}

// What was undone or repeated is shown where it happened.
void ErrorsView::stepDone(const ChangeSummary& change, StepWay way) {
  if (way != StepWay::Made && isVisible() && change.samples.size() == 1) m_mistakes->goToSample(change.samples.front());
}

void ErrorsView::showCurrent() {
  m_row = m_mistakes->current();
  m_target.reset();
  showLabels();
  if (!m_row) {
    m_slow.stop();
    m_explainer->forget();
    m_explanation.reset();
    m_gradient.reset();
    m_text->clear();
    m_attention->clear();
    m_side->clear();
    return;
  }
  explain();
}

// Label, prediction and history of the current text as they are now.
void ErrorsView::showLabels() {
  m_row = m_mistakes->current();
  if (hasSeveralLabels(m_session.project())) {
    m_correction->setLabels(m_row ? m_row->categories : std::vector<CategoryId>());
  } else {
    m_correction->setText(m_row ? m_row->category : std::nullopt, m_row ? m_row->predicted : std::nullopt);
  }
  m_correction->setCounts(correctedCount(), static_cast<int>(m_confirmed.size()));
  if (!m_row) return;
  const QString place = QStringLiteral("%1 / %2").arg(m_mistakes->currentRow() + 1).arg(m_mistakes->count());
  m_text->setSample(*m_row, m_categories, aboutText(*m_row), place);
  m_side->showHistory(m_row->id);
}

QString ErrorsView::aboutText(const SampleRow& row) const {
  QStringList parts{QStringLiteral("#%1").arg(row.id)};
  if (row.split != Split::None) parts << splitText(row.split);
  const std::vector<SampleSource> sources = sampleSources(m_session.project(), row.id);
  if (!sources.empty()) parts << toQt(sources.front().name);
  const std::vector<LabelEvent> history = labelHistory(m_session.project(), row.id);
  if (!history.empty()) {
    const LabelEvent& last = history.back();
    const QString when = formatTime(last.time);
    if (last.origin == LabelOrigin::Import) {
      parts << tr("imported %1").arg(when);
    } else {
      parts << tr("labelled by %1, %2").arg(toQt(last.annotator), when);
    }
  }
  return parts.join(QStringLiteral(" · "));
}

void ErrorsView::explain() {
  if (!m_row) return;
  Explainer::Question question;
  question.run = m_run;
  question.text = m_row->text;
  if (m_text->reading() == Reading::Rollout) question.attention = ExplainMethod::Rollout;
  if (m_text->reading() == Reading::Gradient) question.gradient = ExplainMethod::IntegratedGradients;
  question.target = m_target;
  m_slow.start();
  m_explainer->ask(question);
}

void ErrorsView::showExplanation(const Explanation& explanation) {
  if (!m_row) return;
  m_slow.stop();
  m_explanation = explanation;
  m_gradient.reset();
  m_attention->setExplanation(explanation, m_row->text);
  m_side->setExplanation(explanation);
  showTokens();
  showReading();
}

void ErrorsView::showTokens() {
  if (m_explanation && m_row) m_text->setTokens(*m_explanation, m_row->text, m_attention->kept());
}

void ErrorsView::showGradient(const Explanation& explanation) {
  m_gradient = explanation;
  showReading();
  emit statusMessage(tr("Gradients took %1 s").arg(explanation.seconds, 0, 'f', 1));
}

void ErrorsView::showReading() {
  if (!m_explanation || !m_row) return;
  const std::vector<int>& kept = m_attention->kept();
  std::vector<float> weights;
  switch (m_text->reading()) {
    case Reading::Row:
      weights = readingWeights(*m_explanation, attentionMatrix(m_explanation->attention, m_attention->choice()), kept);
      break;
    case Reading::Rollout:
      if (!m_explanation->rollout.empty()) weights = readingWeights(*m_explanation, m_explanation->rollout, kept);
      break;
    case Reading::Mean:
      weights = readingWeights(*m_explanation, attentionMatrix(m_explanation->attention, {}), kept);
      break;
    case Reading::Gradient:
      if (m_gradient) weights = valuesOf(m_gradient->attributions, kept);
      break;
  }
  m_text->setWeights(weights);
  if (!m_gradient) return m_text->setBars(std::vector<float>(kept.size(), 0.0F), {});  // room for those to come
  const std::vector<Category> outputs = outputCategories(*m_gradient, m_categories);
  m_text->setBars(valuesOf(m_gradient->attributions, kept),
                  toQt(outputs[static_cast<std::size_t>(m_gradient->target)].name));
}

// Rollout and integrated gradients are computed when they are first wanted.
void ErrorsView::readingChosen() {
  const Reading reading = m_text->reading();
  const bool missing =
      reading == Reading::Gradient || (reading == Reading::Rollout && m_explanation && m_explanation->rollout.empty());
  if (missing) {
    explain();
  } else {
    showReading();
  }
}

/// With several labels a key changes one of them, and the text stays.
void ErrorsView::toggle(CategoryId category) {
  const SampleRow row = *m_row;
  const bool has = std::find(row.categories.begin(), row.categories.end(), category) != row.categories.end();
  try {
    m_labelsBefore.try_emplace(row.id, row.categories);
    m_session.changed(wb::setCategory(m_session.project(), {row.id}, category, !has));
  } catch (const Error& error) {
    emit m_session.errorOccurred(errorText(error), toQt(error.detail()));
  }
}

void ErrorsView::correct(CategoryId category) {
  if (!m_row) return;
  if (hasSeveralLabels(m_session.project())) return toggle(category);
  if (m_row->category == category) return confirm();
  const SampleRow row = *m_row;
  try {
    m_labelsBefore.try_emplace(row.id, row.categories);
    m_confirmed.erase(row.id);
    m_session.changed(labelSamples(m_session.project(), {row.id}, category));
  } catch (const Error& error) {
    emit m_session.errorOccurred(errorText(error), toQt(error.detail()));
    return;
  }
  const auto now = categoryById(m_categories, category);
  emit corrected(tr("#%1 is now %2").arg(row.id).arg(now ? toQt(now->name) : QString()));
  goToNext();
}

void ErrorsView::confirm() {
  if (!m_row) return;
  m_confirmed.insert(m_row->id);
  m_correction->setCounts(correctedCount(), static_cast<int>(m_confirmed.size()));
  goToNext();
}

void ErrorsView::goToNext() {
  if (!m_mistakes->goTo(m_mistakes->currentRow() + 1) && m_row) emit statusMessage(tr("That was the last text here."));
}

void ErrorsView::goToPrevious() { m_mistakes->goTo(m_mistakes->currentRow() - 1); }

void ErrorsView::forgetCorrections() {
  m_labelsBefore.clear();
  m_corrected.clear();
  m_confirmed.clear();
  m_mistakes->setCorrected({});
  emit correctedCountChanged();
}

void ErrorsView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return confirm();
  if (event->key() == Qt::Key_Escape && m_choice != ErrorChoice{}) return showAllErrors();
  if (const auto category = m_correction->categoryOfKey(*event)) return correct(*category);
  QWidget::keyPressEvent(event);
}

// With hundreds of categories the matrix scrolls and leaves half of the column to the texts.
void ErrorsView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_matrix->setMaximumHeight(height() * 11 / 20);
}

void ErrorsView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  if (m_row) showLabels();
}

}  // namespace wb::ui
