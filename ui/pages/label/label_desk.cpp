#include "ui/pages/label/label_desk.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/style/sizes.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/island.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int kMargin = 24;
constexpr int kTextWidth = 704;

}  // namespace

LabelDesk::LabelDesk(QWidget* parent) : QWidget(parent) {
  auto* outer = new QVBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  auto* island = new Island;
  outer->addWidget(island);
  m_stack = new QStackedWidget;
  island->content()->addWidget(m_stack, 1);

  m_empty = new EmptyState;
  m_empty->setPicture("label");
  m_emptyAction = new Button;
  m_empty->addButton(m_emptyAction);
  connect(m_emptyAction, &QPushButton::clicked, this, &LabelDesk::emptyActionTriggered);

  auto* desk = new QWidget;
  auto* column = new QVBoxLayout(desk);
  setMargins(column, kMargin, 12, kMargin, 12);
  setSpacing(column, 12);
  column->addWidget(makeTop());
  m_view = new LabelTextView;
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* centre = new QWidget;
  auto* centring = new QHBoxLayout(centre);
  setMargins(centring, 0, 0, 0, 0);
  followTheme(m_view, [this] { m_view->setMaximumWidth(px(kTextWidth)); });
  centring->addStretch(1);
  centring->addWidget(m_view, 100);
  centring->addStretch(1);
  scroll->setWidget(centre);
  column->addWidget(scroll, 1);
  m_attentionLegend = captionLabel();
  m_attentionLegend->setAlignment(Qt::AlignCenter);
  column->addWidget(m_attentionLegend);
  m_note = new QLineEdit;
  connect(m_note, &QLineEdit::editingFinished, this, [this] {
    if (m_text && fromQt(m_note->text().trimmed()) != m_text->sample.note) emit noteWritten(m_note->text().trimmed());
    m_note->setVisible(!m_note->text().trimmed().isEmpty());
  });
  column->addWidget(m_note);
  column->addWidget(makeAnswerRow());
  m_grid = new CategoryGrid;
  column->addWidget(m_grid);
  m_firstCategory = new QLineEdit;
  connect(m_firstCategory, &QLineEdit::returnPressed, this, [this] {
    const QString name = m_firstCategory->text().trimmed();
    m_firstCategory->clear();
    if (!name.isEmpty()) emit firstCategoryNamed(name);
  });
  column->addWidget(m_firstCategory);

  m_stack->addWidget(m_empty);
  m_stack->addWidget(desk);
  makeHints(island->addFooter());
  retranslate();
}

QWidget* LabelDesk::makeTop() {
  auto* top = new QWidget;
  auto* row = new QHBoxLayout(top);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 8);
  m_reasonBadge = new Badge({}, BadgeKind::Accent);
  m_reasonBadge->setIconName("uncertain");
  m_reason = bodyLabel();
  m_flag = new Badge({}, BadgeKind::Error);
  m_flag->setIconName("flag");
  m_facts = captionLabel();
  row->addWidget(m_reasonBadge);
  row->addWidget(m_reason, 1);
  row->addWidget(m_flag);
  row->addWidget(m_facts);
  return top;
}

QWidget* LabelDesk::makeAnswerRow() {
  auto* answer = new QWidget;
  auto* row = new QHBoxLayout(answer);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 12);
  m_accept = new Button({}, ButtonKind::Primary);
  m_accept->setButtonSize(ButtonSize::Answer);
  m_runnerUp = mutedLabel();
  m_find = new Button({}, ButtonKind::Flat);
  m_find->setIconName("search");
  m_noteButton = new Button({}, ButtonKind::Flat);
  m_noteButton->setIconName("note");
  m_categoriesButton = new Button({}, ButtonKind::Flat);
  m_categoriesButton->setIconName("label");
  row->addWidget(m_accept);
  row->addWidget(m_runnerUp);
  row->addStretch();
  row->addWidget(m_find);
  row->addWidget(m_noteButton);
  row->addWidget(m_categoriesButton);
  setLeastHeight(answer, size::buttonAnswer);
  return answer;
}

void LabelDesk::bindActions(QAction* accept, QAction* find, QAction* note, QAction* categories) {
  m_accept->bindAction(accept);
  m_find->bindAction(find);
  m_noteButton->bindAction(note);
  m_categoriesButton->bindAction(categories);
}

QWidget* LabelDesk::findButton() const { return m_find; }

void LabelDesk::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  std::erase_if(m_chosen, [&](CategoryId id) { return !categoryById(categories, id); });
  m_grid->setCategories(categories);
  m_grid->setVisible(!categories.empty());
  m_firstCategory->setVisible(categories.empty());
  m_find->setVisible(!categories.empty());
  if (m_text) showSuggestion(*m_text);
}

QString LabelDesk::categoryName(CategoryId id) const {
  const auto found =
      std::find_if(m_categories.begin(), m_categories.end(), [id](const Category& c) { return c.id == id; });
  return found == m_categories.end() ? QString() : toQt(found->name);
}

std::optional<CategoryId> LabelDesk::suggested() const {
  if (!m_text || !m_text->suggestion || m_text->suggestion->probabilities.empty()) return std::nullopt;
  return m_text->suggestion->probabilities.front().first;
}

void LabelDesk::toggle(CategoryId category) {
  if (std::erase(m_chosen, category) == 0) m_chosen.push_back(category);
  std::sort(m_chosen.begin(), m_chosen.end());
  m_marked = true;
  showChoice();
}

/// What Enter will do where a text may have several labels.
void LabelDesk::showChoice() {
  m_grid->setChosen(m_chosen);
  m_accept->setVisible(true);
  m_accept->setText(m_chosen.empty() ? tr("None applies")
                                     : tr("Confirm “%1”").arg(categoriesText(m_chosen, m_categories)));
}

void LabelDesk::showText(const DeskText& text) {
  // The same text shown anew, as after a flag, keeps what the person marked on it.
  const bool again = m_text && m_text->sample.id == text.sample.id && m_text->sample.category == text.sample.category &&
                     m_text->sample.categories == text.sample.categories;
  m_text = text;
  m_marked = m_marked && again;
  if (!m_marked) m_chosen = text.sample.category || !text.suggestion ? text.sample.categories : text.suggestion->chosen;
  m_stack->setCurrentIndex(1);
  m_view->setText(toQt(text.sample.text));
  setAttention({}, {});
  m_note->setText(toQt(text.sample.note));
  m_note->setVisible(!text.sample.note.empty());
  m_flag->setVisible(text.sample.flagged);
  QString facts = QStringLiteral("#%1").arg(text.sample.id);
  if (!text.source.isEmpty()) facts += QStringLiteral("・") + text.source;
  facts += QStringLiteral("・") + tr("%n character(s)", nullptr, static_cast<int>(m_view->text().toUcs4().size()));
  m_facts->setText(facts);
  showReason(text);
  showSuggestion(text);
}

void LabelDesk::showEmpty(const QString& title, const QString& text, const QString& action) {
  m_text.reset();
  m_empty->setTexts(title, text);
  m_emptyAction->setText(action);
  m_emptyAction->setVisible(!action.isEmpty());
  m_stack->setCurrentIndex(0);
}

void LabelDesk::showReason(const DeskText& text) {
  const auto& suggestion = text.suggestion;
  QString badge;
  QString reason;
  switch (text.reason) {
    case QueueReason::Uncertain:
      badge = tr("Uncertain");
      if (text.severalLabels) {
        reason = tr("The model is not sure of all its labels; this one helps it most");
      } else if (suggestion && suggestion->probabilities.size() > 1) {
        reason = tr("The model wavers between “%1” and “%2”; this one helps it most")
                     .arg(categoryName(suggestion->probabilities[0].first),
                          categoryName(suggestion->probabilities[1].first));
      }
      break;
    case QueueReason::RareCategory:
      badge = tr("Rare category");
      if (const auto rare = suggested()) {
        reason = tr("It may be “%1”, of which there are few labels").arg(categoryName(*rare));
      }
      break;
    case QueueReason::Disagreement:
      badge = tr("Runs disagree");
      reason = tr("The two newest runs say different things");
      break;
    case QueueReason::Next: break;
  }
  if (text.sample.category) {
    badge = tr("Labelled");
    reason = text.severalLabels ? tr("Already labelled; keys change it, Enter keeps the change")
                                : tr("Already labelled; another key corrects it");
  }
  m_reasonBadge->setText(badge);
  m_reasonBadge->setVisible(!badge.isEmpty());
  m_reason->setText(reason);
}

void LabelDesk::showSuggestion(const DeskText& text) {
  const auto& suggestion = text.suggestion;
  std::vector<float> probabilities(m_categories.size(), 0);
  if (suggestion) {
    for (const auto& [category, probability] : suggestion->probabilities) {
      for (std::size_t i = 0; i < m_categories.size(); ++i) {
        if (m_categories[i].id == category) probabilities[i] = static_cast<float>(probability);
      }
    }
  }
  const auto best = suggested();
  m_grid->setProbabilities(best ? probabilities : std::vector<float>());
  if (text.severalLabels) {
    m_grid->setSuggested({});
    m_grid->setCurrent({});
    m_runnerUp->setVisible(false);
    return showChoice();
  }
  m_grid->setChosen({});
  m_grid->setSuggested(best);
  m_grid->setCurrent(text.sample.category, text.sample.category ? tr("now") : QString());
  m_accept->setVisible(best.has_value());
  m_runnerUp->setVisible(best.has_value());
  if (!best || !suggestion) return;
  m_accept->setText(tr("Accept “%1”").arg(categoryName(*best)));
  QString runnerUp = formatPercent(suggestion->probabilities[0].second);
  if (suggestion->probabilities.size() > 1) {
    runnerUp += tr(", runner-up %1").arg(formatPercent(suggestion->probabilities[1].second));
  }
  m_runnerUp->setText(runnerUp);
}

void LabelDesk::setAttention(const std::vector<float>& weights, const QString& legend) {
  m_attentionShown = !weights.empty();
  m_view->setWeights(weights);
  m_attentionLegend->setText(legend);
  m_attentionLegend->setVisible(m_attentionShown);
}

void LabelDesk::editNote() {
  m_note->show();
  m_note->setFocus();
}

void LabelDesk::makeHints(QHBoxLayout* footer) {
  addSpace(footer, 8);
  for (const char* key : {"← →", "Space", "F", "Ctrl+Z", "G", "A"}) {
    m_hints.push_back(new KeyHint(QString::fromUtf8(key), {}));
    footer->addWidget(m_hints.back());
    addSpace(footer, 12);
  }
  footer->addStretch();
}

void LabelDesk::retranslate() {
  m_find->setText(tr("Find category"));
  m_noteButton->setText(tr("Note"));
  m_categoriesButton->setText(tr("Categories"));
  m_flag->setText(tr("flagged"));
  m_note->setPlaceholderText(tr("A note on this text; Enter keeps it"));
  m_note->setAccessibleName(tr("Note"));
  m_view->setAccessibleName(tr("The text to label"));
  m_firstCategory->setPlaceholderText(tr("Name the first category, e.g. “returns”, and press Enter"));
  m_firstCategory->setAccessibleName(tr("First category"));
  const QStringList hints = {tr("Walk"), tr("Skip"), tr("Flag"), tr("Undo (no end)"), tr("Guideline"), tr("Attention")};
  for (std::size_t i = 0; i < m_hints.size(); ++i) m_hints[i]->setText(hints[static_cast<qsizetype>(i)]);
  if (m_text) showText(*m_text);
}

void LabelDesk::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
