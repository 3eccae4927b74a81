// The attention shown is the mean over all layers and heads, without special tokens: the page is for a
// quick look; the explore page has the heads.
#include "ui/pages/try/answer_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <cmath>

#include "core/workflow/explain.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/attention_reading.h"
#include "ui/models/run_categories.h"
#include "ui/pages/run_choice.h"
#include "ui/style/sizes.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/category_dot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

namespace {

constexpr int heatmapSide = 138;

}  // namespace

AnswerPanel::AnswerPanel(Session& session, QWidget* parent)
    : Island(parent),
      m_session(session),
      m_run(new RunChoice),
      m_score(captionLabel()),
      m_time(captionLabel()),
      m_category(new CategoryDot),
      m_probability(new QLabel),
      m_second(captionLabel()),
      m_strip(new TokenStrip),
      m_shade(captionLabel()),
      m_barsTitle(headingLabel()),
      m_bars(new ProbabilityBars),
      m_matrixTitle(headingLabel()),
      m_matrixNote(captionLabel()),
      m_heatmap(new AttentionHeatmap) {
  content()->addWidget(createHead());
  addLine();
  content()->addWidget(createAnswer());
  addLine();
  content()->addWidget(createDetails(), 1);
  connect(m_run, &RunChoice::runChosen, this, [this] {
    retranslate();
    ask(m_wanted);
  });
  retranslate();
  clear();
}

QWidget* AnswerPanel::createHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  setMargins(row, 16, 6, 16, 6);
  setSpacing(row, 8);
  m_run->setSmall(true);
  row->addWidget(m_run);
  row->addWidget(m_score);
  row->addStretch(1);
  row->addWidget(m_time);
  return head;
}

QWidget* AnswerPanel::createAnswer() {
  auto* answer = new QWidget;
  auto* column = new QVBoxLayout(answer);
  setMargins(column, 16, 10, 16, 10);
  setSpacing(column, 6);
  auto* line = new QHBoxLayout;
  setSpacing(line, 8);
  m_category->setLarge(true);
  followTheme(m_probability, [this] {
    QFont font = theme().font(TextStyle::Answer);
    font.setBold(false);
    m_probability->setFont(font);
  });
  line->addWidget(m_category);
  line->addWidget(m_probability);
  line->addStretch(1);
  line->addWidget(m_second);
  m_strip->setCompact(true);
  m_shade->setWordWrap(true);
  column->addLayout(line);
  column->addWidget(m_strip);
  column->addWidget(m_shade);
  return answer;
}

QWidget* AnswerPanel::createDetails() {
  auto* details = new QWidget;
  auto* row = new QHBoxLayout(details);
  setMargins(row, 16, 10, 16, 12);
  setSpacing(row, 24);
  auto* left = new QVBoxLayout;
  setSpacing(left, 6);
  left->addWidget(m_barsTitle);
  left->addWidget(m_bars);
  left->addStretch(1);
  auto* right = new QVBoxLayout;
  setSpacing(right, 6);
  auto* titles = new QHBoxLayout;
  titles->addWidget(m_matrixTitle);
  titles->addStretch(1);
  titles->addWidget(m_matrixNote);
  m_heatmap->setLabelsShown(false);
  fixWidth(m_heatmap, heatmapSide);
  setLeastHeight(m_heatmap, heatmapSide);
  right->addLayout(titles);
  right->addWidget(m_heatmap);
  right->addStretch(1);
  row->addLayout(left, 1);
  row->addLayout(right);
  return details;
}

void AnswerPanel::setRuns(const std::vector<RunRecord>& runs, const std::vector<Category>& categories) {
  m_categories = categories;
  m_run->setRuns(runs);
  retranslate();
}

void AnswerPanel::setRun(RunId run) {
  m_run->setRun(run);
  retranslate();
}

RunId AnswerPanel::run() const { return m_run->run(); }

void AnswerPanel::ask(const std::string& text) {
  m_wanted = text;
  if (run() == 0 || text.empty()) {
    clear();
    emit answered();
    return;
  }
  m_session.ask(
      run(), this,
      [text](const RunClassifier& asked, const JobContext&) {
        return explainText(asked, text, ExplainMethod::Attention);
      },
      [this, text](const Explanation& explanation) {
        if (text != m_wanted) return;
        m_text = text;
        showExplanation(explanation);
        emit answered();
      },
      [this, text](const Error& error) {
        if (text != m_wanted || error.code() == ErrorCode::Cancelled) return;
        clear();
        m_shade->setText(errorText(error));
        emit answered();
      },
      reinterpret_cast<std::uintptr_t>(this));
}

void AnswerPanel::showExplanation(const Explanation& explanation) {
  m_answer = explanation;
  m_kept = shownTokens(explanation, false);
  const std::vector<float> matrix = attentionMatrix(explanation.attention, {});
  m_weights = readingWeights(explanation, matrix, m_kept);
  m_strip->setTokens(stripTokens(explanation, m_text, m_kept));
  m_strip->setWeights(m_weights);
  m_heatmap->setMatrix(tokenLabels(explanation, m_text, m_kept),
                       keptMatrix(matrix, explanation.attention.length, m_kept));
  retranslate();
}

void AnswerPanel::clear() {
  m_text.clear();
  m_answer.reset();
  m_kept.clear();
  m_weights.clear();
  m_strip->setTokens({});
  m_heatmap->setMatrix({}, {});
  retranslate();
}

std::vector<Category> AnswerPanel::decided() const {
  std::vector<Category> categories;
  if (!m_answer) return categories;
  const std::vector<Category> outputs = outputCategories(*m_answer, m_categories);
  for (const std::size_t output : decidedOutputs(*m_answer)) categories.push_back(outputs[output]);
  return categories;
}

QString AnswerPanel::decidedText() const {
  const std::vector<Category> categories = decided();
  std::vector<CategoryId> ids;
  for (const Category& category : categories) ids.push_back(category.id);
  return m_answer ? categoriesText(ids, categories) : QString();
}

double AnswerPanel::answerProbability() const {
  if (!m_answer) return 0;
  if (m_answer->thresholds.empty()) return m_answer->probabilities[static_cast<std::size_t>(m_answer->predicted)];
  double product = 1;
  for (std::size_t i = 0; i < m_answer->probabilities.size(); ++i) {
    const double probability = m_answer->probabilities[i];
    product *= m_answer->probabilities[i] >= m_answer->thresholds[i] ? probability : 1 - probability;
  }
  return product;
}

QStringList AnswerPanel::heaviest(int count) const {
  return m_answer ? heaviestPieces(*m_answer, m_text, m_kept, m_weights, count) : QStringList();
}

void AnswerPanel::showAnswer() {
  if (!m_answer) {
    m_category->setCategory(std::nullopt, QStringLiteral("—"));
    m_probability->clear();
    m_second->clear();
    m_time->clear();
    m_bars->setItems({});
    return;
  }
  const std::vector<Category> outputs = outputCategories(*m_answer, m_categories);
  const std::vector<int> order = largest(m_answer->probabilities, 2);
  const std::vector<Category> categories = decided();
  m_category->setCategory(categories.size() == 1 ? std::optional(categories.front()) : std::nullopt, decidedText());
  m_probability->setText(formatPercent(answerProbability()));
  m_time->setText(tr("%1 ms").arg(std::lround(m_answer->seconds * 1000)));
  m_bars->setProbabilities(outputs, m_answer->probabilities, m_answer->thresholds);
  m_bars->setToolTip(m_answer->thresholds.empty()
                         ? QString()
                         : tr("The stroke on a bar is the threshold from which on the category "
                              "is given; it was found on the validation texts."));
  m_second->clear();
  if (order.size() < 2 || !m_answer->thresholds.empty()) return;
  const auto second = static_cast<std::size_t>(order[1]);
  m_second->setText(tr("second %1 %2").arg(toQt(outputs[second].name), formatPercent(m_answer->probabilities[second])));
}

void AnswerPanel::showAttention() {
  m_shade->clear();
  if (!m_answer) return;
  m_shade->setText(m_answer->classifiesCls
                       ? tr("Shade: what [CLS] looks at, mean of all layers; special tokens left out, the rest "
                            "scaled to sum to 1")
                       : tr("Shade: mean over rows, mean of all layers; special tokens left out, the rest scaled "
                            "to sum to 1"));
}

void AnswerPanel::retranslate() {
  m_barsTitle->setText(tr("Probability %"));
  m_bars->setAccessibleName(tr("Probabilities"));
  m_matrixTitle->setText(tr("Matrix"));
  m_matrixNote->setText(tr("mean of layers"));
  m_heatmap->setAccessibleName(tr("Attention matrix, mean of layers"));
  const RunRecord* run = m_run->record();
  m_score->setText(run && run->macroF1 ? tr("macro-F1 %1").arg(formatShare(*run->macroF1)) : QString());
  showAnswer();
  showAttention();
}

void AnswerPanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
