// The parts of the data page and what they show; its actions are in data_actions.cpp.
#include "ui/pages/data/data_page.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <algorithm>

#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/recent_projects.h"
#include "ui/pages/data/bulk_bar.h"
#include "ui/pages/data/bulk_changes.h"
#include "ui/pages/data/corpus_side.h"
#include "ui/pages/data/empty_view.h"
#include "ui/pages/data/filter_bar.h"
#include "ui/pages/data/sample_table.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/island.h"
#include "ui/widgets/side_split.h"

namespace wb::ui {

namespace {

constexpr int kFlashMilliseconds = 150;

}  // namespace

DataPage::DataPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_queries(session),
      m_survey(session),
      m_changes(new BulkChanges(session, this)),
      m_views(new QStackedWidget),
      m_empty(new EmptyView),
      m_filter(new FilterBar),
      m_results(new QStackedWidget),
      m_table(new SampleTable(m_model)),
      m_nothing(new EmptyState),
      m_clearFilter(new Button),
      m_bulk(new BulkBar),
      m_side(new CorpusSide),
      m_header(new QWidget(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_views);
  m_views->addWidget(m_empty);
  m_views->addWidget(new SideSplit(makeMain(), m_side, 308, 420));
  makeActions();
  makeHeader();
  connectParts();
  connectSession();
  m_flashTimer.setSingleShot(true);
  connect(&m_flashTimer, &QTimer::timeout, this, [this] { m_model.setFlashing({}); });
  retranslate();
  projectChanged();
}

QWidget* DataPage::makeMain() {
  auto* island = new Island;
  island->content()->addWidget(m_filter);
  m_nothing->setPicture(QStringLiteral("search"));
  m_nothing->addButton(m_clearFilter);
  m_results->addWidget(m_table);
  m_results->addWidget(m_nothing);
  island->content()->addWidget(m_results, 1);
  island->addFooter()->addWidget(m_bulk);
  return island;
}

void DataPage::makeHeader() {
  m_export = new Button;
  m_import = new Button;
  m_label = new Button({}, ButtonKind::Primary);
  m_export->setIconName(QStringLiteral("export"));
  m_import->setIconName(QStringLiteral("import"));
  m_import->bindAction(m_importAction);
  m_label->setKeyText(QStringLiteral("Ctrl+2"));
  auto* row = new QHBoxLayout(m_header);
  row->setContentsMargins(0, 0, 0, 0);
  setSpacing(row, 12);
  for (Button* button : {m_export, m_import, m_label}) row->addWidget(button);
  m_header->hide();
  connect(m_export, &QPushButton::clicked, this, &DataPage::exportTexts);
  connect(m_label, &QPushButton::clicked, this, [this] { emit navigateTo({PageId::Label, {}, {}, {}}); });
}

void DataPage::connectParts() {
  connect(m_filter, &FilterBar::queryChanged, this, &DataPage::readList);
  connect(m_filter, &FilterBar::leaveSearch, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
  connect(m_clearFilter, &QPushButton::clicked, m_filter, &FilterBar::clear);
  connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) { openRow(index.row()); });
  connect(m_table, &SampleTable::currentRowChanged, this, &DataPage::chosenChanged);
  connect(m_table, &SampleTable::orderToggled, this, [this] {
    m_order = m_order == SampleOrder::NewestFirst ? SampleOrder::OldestFirst : SampleOrder::NewestFirst;
    m_model.setOrder(m_order);
    readList();
  });
  connect(&m_model, &SampleTableModel::checksChanged, this, &DataPage::chosenChanged);
  connect(m_side, &CorpusSide::categoryChosen, m_filter, &FilterBar::toggleCategory);
  connect(m_side, &CorpusSide::searchRequested, m_filter, &FilterBar::setSearch);
  connect(m_side, &CorpusSide::categoriesRequested, this, &DataPage::openCategories);
  connect(m_side, &CorpusSide::splitRequested, this, &DataPage::openSplitDialog);
  connect(m_empty, &EmptyView::importRequested, this, &DataPage::pickFiles);
  connect(m_empty, &EmptyView::sampleRequested, this, &DataPage::sampleProjectRequested);
  connect(m_empty, &EmptyView::projectRequested, this, &DataPage::projectRequested);
  connect(m_empty, &EmptyView::otherProjectRequested, this, &DataPage::otherProjectRequested);
  connect(m_changes, &BulkChanges::done, this,
          [this](const QString& message) { emit undoable(message, [this] { undoStep(); }); });
}

void DataPage::connectSession() {
  connect(&m_queries, &CorpusQueries::found, this, &DataPage::showIds);
  connect(&m_queries, &CorpusQueries::counted, m_filter, &FilterBar::setCounts);
  connect(&m_queries, &CorpusQueries::described, this, &DataPage::showStatistics);
  connect(&m_survey, &TokenSurvey::counted, m_side, &CorpusSide::setTokens);
  connect(&m_session, &Session::opened, this, &DataPage::projectChanged);
  connect(&m_session, &Session::closed, this, &DataPage::projectChanged);
  connect(&m_session, &Session::corpusChanged, this, &DataPage::corpusChanged);
  connect(&m_session, &Session::categoriesChanged, this, [this] {
    if (m_session.isOpen()) m_model.setCategories(listCategories(m_session.project()));
  });
  connect(&m_session, &Session::samplesChanged, &m_model, &SampleTableModel::refresh);
  connect(&m_session, &Session::predictionsChanged, this, &DataPage::corpusChanged);
  connect(&m_session, &Session::stepDone, this, &DataPage::stepDone);
}

QString DataPage::title() const {
  return m_statistics.samples == 0 ? tr("Which texts to begin with?") : tr("How does my corpus look?");
}

QString DataPage::subtitle() const {
  if (!m_session.isOpen()) return {};
  if (m_statistics.samples == 0) return tr("Project “%1” is still empty").arg(m_session.projectName().toHtmlEscaped());
  const std::int64_t open = m_statistics.samples - m_statistics.labelled;
  if (open == 0) return tr("<b>%1</b> texts, all labelled").arg(formatCount(m_statistics.samples));
  const double share = static_cast<double>(m_statistics.labelled) / static_cast<double>(m_statistics.samples);
  return tr("<b>%1</b> labelled, <b>%2</b> texts to go").arg(formatPercent(share), formatCount(open));
}

void DataPage::activated() {
  if (m_views->currentIndex() == 1) m_table->setFocus(Qt::OtherFocusReason);
  chosenChanged();
}

void DataPage::open(const Destination& destination) {
  if (destination.query) m_filter->setQuery(*destination.query);
  if (destination.sample) {
    m_filter->setQuery({});
    m_filter->setSearch(QStringLiteral("#%1").arg(*destination.sample));
  }
  if (destination.query || destination.sample) readList();
}

void DataPage::projectChanged() {
  const bool isOpen = m_session.isOpen();
  m_statistics = {};
  m_counted = false;
  m_filter->setQuery({});
  m_survey.forget();
  m_side->setTokens({});
  m_model.setProject(isOpen ? &m_session.project() : nullptr);
  if (isOpen) {
    m_model.setCategories(listCategories(m_session.project()));
    corpusChanged();
  }
  showView();
}

void DataPage::corpusChanged() {
  if (!m_session.isOpen()) return;
  m_model.refreshAll();
  m_queries.describe();
  readList();
}

void DataPage::readList() {
  if (!m_session.isOpen()) return;
  SampleQuery query = m_filter->query();
  query.order = m_order;
  m_queries.find(query);
  m_queries.count(query);
}

void DataPage::showIds(const std::vector<SampleId>& ids, double milliseconds) {
  const int before = m_table->currentRow();
  const SampleId current = before >= 0 ? m_model.idAt(before) : 0;
  if (ids != m_model.ids()) {
    m_model.setIds(ids);
    const int row = current > 0 ? m_model.rowOf(current) : -1;
    m_table->setCurrentRow(row >= 0 ? row : std::clamp(before, 0, std::max(0, m_model.rowCount() - 1)));
  }
  m_results->setCurrentIndex(ids.empty() ? 1 : 0);
  m_filter->setResult(static_cast<std::int64_t>(ids.size()), milliseconds);
  chosenChanged();
  flash();
}

void DataPage::showStatistics(const CorpusStatistics& statistics) {
  const bool first = !m_counted;
  m_statistics = statistics;
  m_counted = true;
  m_side->setStatistics(statistics);
  m_filter->setChoices(statistics);
  const bool predicted = !listRuns(m_session.project()).empty();
  m_filter->setPredictionsShown(predicted);
  m_table->setPredictionsShown(predicted);
  if (statistics.samples > 0) m_survey.refresh(statistics.samples);
  if (first) rememberProject(pathToQt(m_session.project().folder()), statistics.samples);
  showView();
}

void DataPage::showView() {
  const bool empty = m_statistics.samples == 0;
  if (empty) m_empty->refresh(m_session.isOpen() ? pathToQt(m_session.project().folder()) : QString());
  m_views->setCurrentIndex(empty ? 0 : 1);
  m_export->setVisible(!empty);
  m_import->setVisible(!empty);
  m_label->setVisible(!empty);
  emit headerChanged();
}

void DataPage::stepDone(const ChangeSummary& change, StepWay way) {
  if (change.kind == "import" || change.kind == "delete") m_survey.forget();
  if (way == StepWay::Made || !isVisible()) return;
  m_toFlash = change.samples;
  flash();
}

void DataPage::flash() {
  if (m_toFlash.empty()) return;
  const int row = m_model.rowOf(m_toFlash.front());
  if (row < 0) return;  // shown when the list has been read anew
  m_table->scrollTo(m_model.index(row, SampleTableModel::Text));
  m_model.setFlashing(std::exchange(m_toFlash, {}));
  m_flashTimer.start(kFlashMilliseconds);
}

void DataPage::retranslate() {
  m_nothing->setTexts(tr("No text matches"), tr("Change the search or the filters."));
  m_clearFilter->setText(tr("Clear search and filters"));
  m_export->setText(tr("Export…"));
  m_import->setText(tr("Import…"));
  m_label->setText(tr("Continue labelling"));
  retranslateActions();
  emit headerChanged();
}

void DataPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Page::changeEvent(event);
}

}  // namespace wb::ui
