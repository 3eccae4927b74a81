#include "ui/pages/label/label_side.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/style/sizes.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_dot.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kRound = 200;          // labels, after which training again pays
constexpr std::size_t kPaceOf = 20;  // the speed is that of the last labels
constexpr qint64 kPause = 60'000;    // ms without a label: a break, which does not count for the speed

}  // namespace

LabelSide::LabelSide(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, size::islandGap);
  column->addWidget(makeRound());
  column->addWidget(makeGuideline());
  column->addWidget(makeRecent(), 1);
  m_clock.start();
  retranslate();
  setGuideline({});
}

QWidget* LabelSide::makeRound() {
  auto* island = new Island;
  m_round = island->addSection();
  m_progress = new ProgressLine;
  m_round->body()->addWidget(m_progress);
  auto* row = new QHBoxLayout;
  m_speed = captionLabel();
  m_left = captionLabel();
  row->addWidget(m_speed);
  row->addStretch();
  row->addWidget(m_left);
  m_round->body()->addLayout(row);
  m_queue = island->addSection();
  m_reasons = new BarList;
  m_reasons->setThin(true);
  m_reasons->setNameWidth(98);
  m_queue->body()->addWidget(m_reasons);
  m_scope = new DropDown;
  m_scope->setSmall(true);
  m_scope->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);  // its three words are always whole
  m_search = new SearchField;
  m_queue->body()->addWidget(m_search);
  m_queue->addHeadWidget(m_scope);
  connect(m_scope, &QComboBox::activated, this, &LabelSide::queueChanged);
  connect(m_search, &QLineEdit::textChanged, this, &LabelSide::queueChanged);
  return island;
}

QWidget* LabelSide::makeGuideline() {
  auto* island = new Island;
  m_guidelineIsland = island;
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  setMargins(column, 16, 10, 16, 12);
  setSpacing(column, 4);
  auto* head = new QHBoxLayout;
  m_guidelineCategory = new CategoryDot;
  m_guidelineCategory->setBold(true);
  m_guidelineWord = mutedLabel();
  m_guidelineEdit = new IconButton("pencil", {});
  head->addWidget(m_guidelineCategory);
  head->addWidget(m_guidelineWord);
  head->addStretch();
  head->addWidget(m_guidelineEdit);
  column->addLayout(head);
  m_guideline = captionInkLabel();
  m_guideline->setWordWrap(true);
  m_guidelineEditor = new QPlainTextEdit;
  m_guidelineEditor->setTabChangesFocus(true);
  m_guidelineEditor->installEventFilter(this);
  fixHeight(m_guidelineEditor, 84);
  m_guidelineEditor->hide();
  column->addWidget(m_guideline);
  column->addWidget(m_guidelineEditor);
  island->content()->addWidget(box);
  connect(m_guidelineEdit, &QPushButton::clicked, this, &LabelSide::editGuideline);
  return island;
}

QWidget* LabelSide::makeRecent() {
  auto* island = new Island;
  m_recent = island->addSection();
  m_recentList = new QListWidget;
  m_recentList->setFrameShape(QFrame::NoFrame);
  m_recentList->setItemDelegate(new RowDelegate(m_recentList));
  m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_recentList->setUniformItemSizes(true);
  m_recentList->setFocusPolicy(Qt::TabFocus);
  island->content()->addWidget(m_recentList, 1);
  const auto choose = [this](QListWidgetItem* item) { emit recentChosen(item->data(Qt::UserRole).toLongLong()); };
  connect(m_recentList, &QListWidget::itemClicked, this, choose);
  connect(m_recentList, &QListWidget::itemActivated, this, choose);
  return island;
}

void LabelSide::countLabel() {
  const qint64 now = m_clock.elapsed();
  if (!m_times.empty() && now - m_times.back() > kPause) m_times.clear();
  m_times.push_back(now);
  if (m_times.size() > kPaceOf) m_times.pop_front();
  ++m_done;
  showRound();
}

void LabelSide::uncountLabel() {
  m_done = std::max(0, m_done - 1);
  showRound();
}

void LabelSide::showRound() {
  const int round = std::max(kRound, (m_done / kRound + (m_done % kRound != 0 ? 1 : 0)) * kRound);
  m_round->setNote(QStringLiteral("<b>%1</b> / %2").arg(m_done).arg(round));
  m_progress->setFraction(static_cast<double>(m_done) / round);
  const auto minutes = m_times.size() < 2 ? 0.0 : static_cast<double>(m_times.back() - m_times.front()) / 60'000;
  if (minutes <= 0) {
    m_speed->setText(tr("the speed shows after a few labels"));
    m_left->clear();
    return;
  }
  const double speed = static_cast<double>(m_times.size() - 1) / minutes;
  m_speed->setText(tr("%1 a minute").arg(speed, 0, 'f', 1));
  const auto rest = static_cast<double>(std::min<std::size_t>(static_cast<std::size_t>(round - m_done), m_ahead));
  m_left->setText(tr("about %n min left", nullptr, static_cast<int>(std::ceil(rest / speed))));
}

void LabelSide::setAhead(const std::map<QueueReason, int>& reasons, std::size_t total) {
  m_reasonCounts = reasons;
  m_ahead = total;
  const std::vector<std::pair<QueueReason, QString>> names = {{QueueReason::Uncertain, tr("Uncertain")},
                                                              {QueueReason::RareCategory, tr("Rare category")},
                                                              {QueueReason::Disagreement, tr("Runs disagree")},
                                                              {QueueReason::Next, tr("Next")}};
  std::vector<BarItem> items;
  for (const auto& [reason, name] : names) {
    const auto found = reasons.find(reason);
    if (found == reasons.end()) continue;
    items.push_back({name, static_cast<double>(found->second), {formatCount(found->second)}, {}, false});
  }
  m_reasons->setItems(std::move(items));
  m_queue->setNote(tr("%n text(s)", nullptr, static_cast<int>(total)));
  showRound();
}

void LabelSide::setGuideline(const std::optional<Category>& category) {
  if (m_guidelineEditor->isVisible() && m_guidelineEditor->hasFocus()) return;  // being written
  m_guidelineOf = category;
  m_guidelineIsland->setVisible(category.has_value());
  if (!category) return;
  m_guidelineCategory->setCategory(category);
  m_guideline->setText(category->guideline.empty()
                           ? tr("No guideline yet. Write when to use it, so that everybody labels alike.")
                           : toQt(category->guideline));
}

void LabelSide::editGuideline() {
  if (!m_guidelineOf) return;
  m_guidelineEditor->setPlainText(toQt(m_guidelineOf->guideline));
  m_guideline->hide();
  m_guidelineEditor->show();
  m_guidelineEditor->setFocus();
  m_guidelineEditor->selectAll();
}

void LabelSide::endGuidelineEdit(bool keep) {
  if (m_guidelineEditor->isHidden()) return;
  m_guidelineEditor->hide();
  m_guideline->show();
  const QString text = m_guidelineEditor->toPlainText().trimmed();
  if (keep && m_guidelineOf && text != toQt(m_guidelineOf->guideline)) emit guidelineWritten(m_guidelineOf->id, text);
}

bool LabelSide::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_guidelineEditor) return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::FocusOut) endGuidelineEdit(true);
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape || (enter && !(key->modifiers() & Qt::ShiftModifier))) {
      endGuidelineEdit(enter);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void LabelSide::setRecent(const std::vector<RecentLabel>& labels, const std::vector<Category>& categories) {
  m_recentList->clear();
  for (const RecentLabel& label : labels) {
    const auto category =
        std::find_if(categories.begin(), categories.end(), [&](const Category& c) { return c.id == label.category; });
    if (category == categories.end() && label.category != kNoneApplies) continue;
    auto* item = new QListWidgetItem(toQt(label.text).simplified());
    item->setData(Qt::UserRole, static_cast<qlonglong>(label.sample));
    item->setData(CategoryColorRole, categoryDots(label.categories, categories));
    if (label.categories.size() == 1) item->setData(KeyTextRole, toQt(category->key));
    const QString names = categoriesText(label.categories, categories);
    item->setData(SecondLineRole, names + QStringLiteral("・") + formatTime(label.time));
    item->setToolTip(toQt(label.text));
    m_recentList->addItem(item);
  }
  showRecentNote();
}

void LabelSide::showRecentNote() {
  m_recent->setNote(m_recentList->count() == 0 ? tr("labels you give show here") : tr("choose to correct"));
}

QueueScope LabelSide::scope() const { return static_cast<QueueScope>(std::max(0, m_scope->currentIndex())); }

QString LabelSide::search() const { return m_search->text().trimmed(); }

void LabelSide::retranslate() {
  m_round->setTitle(tr("This round"));
  m_queue->setTitle(tr("In the queue"));
  m_recent->setTitle(tr("Just labelled"));
  m_recentList->setAccessibleName(tr("Just labelled"));
  m_guidelineWord->setText(tr("guideline"));
  m_guidelineEdit->setToolTip(tr("Edit the guideline (G)"));
  m_guidelineEdit->setAccessibleName(tr("Edit the guideline (G)"));
  m_guidelineEditor->setAccessibleName(tr("Guideline"));
  m_search->setPlaceholderText(tr("Only texts with…"));
  m_search->setAccessibleName(tr("Only texts with…"));
  const int scope = m_scope->currentIndex();
  const QSignalBlocker blocker(m_scope);
  m_scope->clear();
  m_scope->addItems({tr("Unlabelled"), tr("Flagged"), tr("Labelled")});
  m_scope->setCurrentIndex(std::max(0, scope));
  m_scope->setAccessibleName(tr("Texts in the queue"));
  showRecentNote();
  setAhead(m_reasonCounts, m_ahead);
  setGuideline(m_guidelineOf);
}

void LabelSide::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
