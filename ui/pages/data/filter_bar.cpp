// Builds the query from what is typed and ticked; see the header.
#include "ui/pages/data/filter_bar.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/sample_table_model.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/filter_pill.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/search_field.h"

namespace wb::ui {

namespace {

constexpr std::array<SampleState, 5> kPillStates{SampleState::Any, SampleState::Unlabelled, SampleState::Labelled,
                                                 SampleState::Flagged, SampleState::Disagreeing};

template <typename Id>
QVariantList toList(const std::vector<Id>& values) {
  QVariantList list;
  for (const Id value : values) list << static_cast<qlonglong>(value);
  return list;
}

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      m_search(new SearchField),
      m_result(captionLabel()),
      m_categories(new FilterMenu({})),
      m_splits(new FilterMenu({})),
      m_sources(new FilterMenu({})) {
  auto* rows = new QVBoxLayout(this);
  setMargins(rows, 12, 10, 12, 6);
  setSpacing(rows, 8);
  auto* first = new QHBoxLayout;
  setSpacing(first, 12);
  first->addWidget(m_search, 1);
  first->addWidget(m_result);
  rows->addLayout(first);
  auto* second = new QHBoxLayout;
  setSpacing(second, 6);
  auto* group = new QButtonGroup(this);
  for (FilterPill*& pill : m_pills) {
    pill = new FilterPill({});
    group->addButton(pill);
    second->addWidget(pill);
    connect(pill, &QPushButton::clicked, this, &FilterBar::queryChanged);
  }
  m_pills.front()->setChecked(true);
  second->addStretch(1);
  for (FilterMenu* menu : {m_categories, m_splits, m_sources}) {
    second->addWidget(menu);
    connect(menu, &FilterMenu::checkedChanged, this, &FilterBar::queryChanged);
  }
  rows->addLayout(second);
  m_search->setKeyText(QStringLiteral("Ctrl+F"));
  m_search->installEventFilter(this);
  connect(m_search, &QLineEdit::textChanged, this, &FilterBar::queryChanged);
  m_pills[3]->setIconName(QStringLiteral("flag"), [] { return colors().error; });
  m_pills[4]->setIconName(QStringLiteral("not-equal"), [] { return colors().warning; });
  retranslate();
}

void FilterBar::retranslate() {
  showResult();
  m_search->setPlaceholderText(tr("Search texts, notes or #number"));
  m_search->setAccessibleName(tr("Search"));
  m_pills[0]->setText(tr("All"));
  m_pills[1]->setText(tr("Unlabelled"));
  m_pills[2]->setText(tr("Labelled"));
  m_pills[3]->setText(tr("Flagged"));
  m_pills[4]->setText(tr("Prediction ≠ label"));
  m_categories->setText(tr("Category"));
  m_splits->setText(tr("Split"));
  m_sources->setText(tr("Source"));
  showChoices();
}

SampleQuery FilterBar::query() const {
  SampleQuery query;
  query.search = fromQt(m_search->text().trimmed());
  for (std::size_t i = 0; i < kStates; ++i) {
    if (m_pills[i]->isChecked()) query.state = kPillStates[i];
  }
  for (const QVariant& id : m_categories->checkedValues()) query.categories.push_back(id.toLongLong());
  for (const QVariant& split : m_splits->checkedValues()) query.splits.push_back(static_cast<Split>(split.toInt()));
  for (const QVariant& source : m_sources->checkedValues()) query.sources.push_back(fromQt(source.toString()));
  return query;
}

void FilterBar::setQuery(const SampleQuery& query) {
  const QSignalBlocker quiet(this);
  m_search->setText(toQt(query.search));
  const auto pill = std::find(kPillStates.begin(), kPillStates.end(), query.state) - kPillStates.begin();
  m_pills[static_cast<std::size_t>(pill)]->setChecked(true);
  m_categories->setCheckedValues(toList(query.categories));
  QVariantList splits;
  for (const Split split : query.splits) splits << static_cast<int>(split);
  m_splits->setCheckedValues(splits);
  QVariantList sources;
  for (const std::string& source : query.sources) sources << toQt(source);
  m_sources->setCheckedValues(sources);
}

void FilterBar::setSearch(const QString& text) { m_search->setText(text); }

void FilterBar::toggleCategory(CategoryId category) {
  const QVariantList only{static_cast<qlonglong>(category)};
  m_categories->setCheckedValues(m_categories->checkedValues() == only ? QVariantList() : only);
  emit queryChanged();
}

bool FilterBar::isEmpty() const {
  const SampleQuery now = query();
  return now.search.empty() && now.state == SampleState::Any && now.categories.empty() && now.splits.empty() &&
         now.sources.empty();
}

void FilterBar::clear() {
  setQuery({});
  emit queryChanged();
}

void FilterBar::setChoices(const CorpusStatistics& statistics) {
  m_statistics = statistics;
  showChoices();
}

void FilterBar::showChoices() {
  std::vector<FilterChoice> categories;
  categories.reserve(m_statistics.categories.size());
  for (const CategoryCount& entry : m_statistics.categories) {
    categories.push_back(
        {toQt(entry.category.name), static_cast<qlonglong>(entry.category.id), entry.category.color, entry.count});
  }
  m_categories->setChoices(std::move(categories));
  const auto split = [](Split value, std::int64_t count) {
    const QString name = value == Split::None ? tr("No split") : splitText(value);
    return FilterChoice{name, static_cast<int>(value), {}, count};
  };
  m_splits->setChoices({split(Split::Train, m_statistics.train), split(Split::Validation, m_statistics.validation),
                        split(Split::Test, m_statistics.test), split(Split::None, m_statistics.unsplit)});
  std::vector<FilterChoice> sources;
  sources.reserve(m_statistics.sources.size());
  for (const SourceCount& source : m_statistics.sources) {
    sources.push_back({toQt(source.name), toQt(source.name), {}, source.count});
  }
  m_sources->setChoices(std::move(sources));
}

void FilterBar::setCounts(const SampleCounts& counts) {
  m_pills[1]->setCount(counts.unlabelled);
  m_pills[2]->setCount(counts.labelled);
  m_pills[3]->setCount(counts.flagged);
  m_pills[4]->setCount(counts.disagreeing);
}

void FilterBar::setPredictionsShown(bool shown) { m_pills[4]->setVisible(shown); }

void FilterBar::setResult(std::int64_t hits, double milliseconds) {
  m_found = {hits, milliseconds};
  showResult();
}

void FilterBar::showResult() {
  if (!m_found) return;
  const auto [hits, milliseconds] = *m_found;
  const QString time = milliseconds < 1 ? QStringLiteral("<1") : QString::number(qRound(milliseconds));
  m_result->setText(tr("%1 texts · %2 ms").arg(formatCount(hits), time));
}

void FilterBar::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_search && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
      emit leaveSearch();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace wb::ui
