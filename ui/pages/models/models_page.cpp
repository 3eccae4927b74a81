#include "ui/pages/models/models_page.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>

#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/classifiers_model.h"
#include "ui/models/encoders_model.h"
#include "ui/pages/models/encoder_details.h"
#include "ui/pages/models/speed_book.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr std::uint64_t kModelsTopic = 0x30DE1001;
constexpr std::uint64_t kTokensTopic = 0x30DE1002;

std::optional<MeasuredSpeed> speedOf(const EncoderEntry& encoder) { return readSpeed(toQt(encoder.info.folder)); }

}  // namespace

ModelsPage::ModelsPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_actions(new QWidget(this)),
      m_measure(new Button({}, ButtonKind::Plain)),
      m_add(new Button({}, ButtonKind::Primary)),
      m_encoders(new EncodersModel(this)),
      m_encodersTable(new TableView),
      m_fetchRows(new QVBoxLayout),
      m_fromFolder(new Button({}, ButtonKind::Plain)),
      m_fromHub(new Button({}, ButtonKind::Plain)),
      m_classifiers(new ClassifiersModel(this)),
      m_classifiersTable(new TableView),
      m_space(new Button({}, ButtonKind::Link)),
      m_details(new EncoderDetails) {
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, size::islandGap);
  column->addWidget(createEncoders(), 58);
  column->addWidget(createClassifiers(), 42);
  auto* split = new SideSplit(main, m_details, 340, 420);
  auto* all = new QHBoxLayout(this);
  setMargins(all, 0, 0, 0, 0);
  all->addWidget(split);
  createActions();
  connectSession();
  retranslate();
  showEncoder();
}

QWidget* ModelsPage::createEncoders() {
  auto* island = new Island;
  m_encodersHead = island->addSection(QStringLiteral(" "));
  m_encodersTable->setInset();
  m_encodersTable->setModel(m_encoders);
  m_encodersTable->setColumnWidths({0, 150, 104, 84, 148, 110});
  m_encodersTable->setRowHeight(40);
  m_encodersTable->setSelectionMode(QAbstractItemView::SingleSelection);
  setLeastHeight(m_encodersTable, 130);
  island->content()->addWidget(m_encodersTable, 1);
  setMargins(m_fetchRows, 0, 0, 0, 0);
  island->content()->addLayout(m_fetchRows);
  island->addLine();
  island->content()->addWidget(createAdding());
  connect(m_encodersTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelsPage::showEncoder);
  connect(m_encodersTable, &TableView::rowActivated, this, &ModelsPage::trainWith);
  return island;
}

QWidget* ModelsPage::createAdding() {
  auto* adding = new QWidget;
  auto* row = new QHBoxLayout(adding);
  setMargins(row, 16, 10, 16, 10);
  setSpacing(row, 8);
  m_fromFolder->setIconName(QStringLiteral("folder"));
  m_fromHub->setIconName(QStringLiteral("import"));
  row->addWidget(m_fromFolder, 1);
  row->addWidget(m_fromHub, 1);
  connect(m_fromFolder, &QPushButton::clicked, this, &ModelsPage::addFolder);
  connect(m_fromHub, &QPushButton::clicked, this, &ModelsPage::addFromHub);
  return adding;
}

QWidget* ModelsPage::createClassifiers() {
  auto* island = new Island;
  m_classifiersHead = island->addSection(QStringLiteral(" "));
  m_classifiersTable->setInset();
  m_classifiersTable->setModel(m_classifiers);
  m_classifiersTable->setColumnWidths({44, 0, 0, 80, 76, 76, 116, 84, 118});
  m_classifiersTable->setRowHeight(40);
  m_classifiersTable->setSelectionMode(QAbstractItemView::SingleSelection);
  setLeastHeight(m_classifiersTable, 110);
  island->content()->addWidget(m_classifiersTable, 1);
  connect(m_classifiersTable, &TableView::rowActivated, this,
          [this](const QModelIndex& index) { exportRun(index.row()); });
  connect(m_classifiersTable, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == ClassifiersModel::Star) toggleStar(index.row());
    if (index.column() == ClassifiersModel::Fast) measureAgreement(index.row());
  });
  auto* foot = new QHBoxLayout;
  setMargins(foot, 16, 4, 16, 8);
  m_space->setButtonSize(ButtonSize::Small);
  foot->addWidget(m_space);
  foot->addStretch(1);
  island->content()->addLayout(foot);
  return island;
}

void ModelsPage::createActions() {
  m_addAction = addKey(Qt::Key_A, &ModelsPage::addFolder);
  m_hubAction = addKey(Qt::Key_H, &ModelsPage::addFromHub);
  m_measureAction = addKey(Qt::Key_M, &ModelsPage::measureAll);
  m_exportAction = addKey(Qt::CTRL | Qt::Key_E, [this] {
    const QModelIndex row = m_classifiersTable->currentIndex();
    if (m_classifiers->rowCount() > 0) exportRun(row.isValid() ? row.row() : 0);
  });
  m_starAction = addKey(Qt::Key_S, [this] {
    const QModelIndex row = m_classifiersTable->currentIndex();
    if (row.isValid()) toggleStar(row.row());
  });
  m_agreementAction = addKey(Qt::Key_I, [this] {
    const QModelIndex row = m_classifiersTable->currentIndex();
    if (row.isValid()) measureAgreement(row.row());
  });
  m_spaceAction = addKey({}, &ModelsPage::askWhatMayGo);
  connect(m_space, &QPushButton::clicked, m_spaceAction, &QAction::trigger);
  auto* bar = new QHBoxLayout(m_actions);
  setMargins(bar, 0, 0, 0, 0);
  setSpacing(bar, 12);
  m_add->setIconName(QStringLiteral("plus"));
  m_add->bindAction(m_addAction);
  m_measure->bindAction(m_measureAction);
  bar->addWidget(m_measure);
  bar->addWidget(m_add);
  m_actions->hide();
  connect(m_details->trainButton(), &QPushButton::clicked, this, &ModelsPage::trainWith);
  connect(m_details->folderButton(), &QPushButton::clicked, this, &ModelsPage::openFolder);
  connect(m_details->removeButton(), &QPushButton::clicked, this, &ModelsPage::remove);
  connect(m_details, &EncoderDetails::runChosen, this, [this](RunId run) {
    emit navigateTo({PageId::Train, {}, {}, run});
  });
}

void ModelsPage::connectSession() {
  const auto stale = [this] {
    m_stale = true;
    reload();
  };
  connect(&m_session, &Session::runsChanged, this, stale);
  connect(&m_session, &Session::encodersChanged, this, stale);
  connect(&m_session, &Session::opened, this, stale);
  connect(&m_session, &Session::corpusChanged, this, [this] { m_tokens.clear(); });
  connect(&m_session, &Session::jobsChanged, this, &ModelsPage::updateFetches);
}

void ModelsPage::activated() {
  if (m_stale) reload();
  m_encodersTable->setFocus();
}

void ModelsPage::reload() {
  if (!m_session.isOpen() || !isVisible()) return;
  m_session.start(
      LaneKind::List, this, {}, [](const JobContext& context) { return listModels(context.project); },
      [this](ModelList models) { showModels(std::move(models)); }, {}, kModelsTopic);
}

void ModelsPage::showModels(ModelList models) {
  m_stale = false;
  const QString before = m_wanted.isEmpty() && current() ? toQt(current()->info.name) : m_wanted;
  m_wanted.clear();
  m_bytes = 0;
  std::map<QString, double> speeds;
  for (const EncoderEntry& encoder : models.encoders) {
    m_bytes += encoder.inProject ? encoder.bytes : 0;
    if (const auto speed = speedOf(encoder)) speeds[toQt(encoder.info.name)] = speed->speed.textsRead;
  }
  m_encoders->setEncoders(std::move(models.encoders));
  m_encoders->setSpeeds(std::move(speeds));
  m_classifiers->setClassifiers(std::move(models.classifiers));
  if (m_encoders->rowCount() > 0) {  // the row that becomes current shows its encoder
    const int row = m_encoders->rowOf(before);
    m_encodersTable->setCurrentIndex(m_encoders->index(row >= 0 ? row : m_encoders->firstUsable(), 0));
  } else {
    showEncoder();
  }
  placeExportButtons();
  retranslate();
}

const EncoderEntry* ModelsPage::current() const {
  const QModelIndex index = m_encodersTable->currentIndex();
  return index.isValid() ? &m_encoders->encoder(index.row()) : nullptr;
}

void ModelsPage::showEncoder() {
  const EncoderEntry* encoder = current();
  if (!encoder) return m_details->setEncoder({}, {});
  const auto counted = m_tokens.find(toQt(encoder->info.name));
  m_details->setTokens(counted == m_tokens.end() ? std::nullopt : std::optional(counted->second));
  m_details->setEncoder(*encoder, speedOf(*encoder));
  if (counted == m_tokens.end() && encoder->info.problem.empty()) countTokens(*encoder);
}

void ModelsPage::countTokens(const EncoderEntry& encoder) {
  const std::string name = encoder.info.name;
  const int limit = std::min(kToldLength, encoder.info.maxLength);
  m_session.start(
      LaneKind::Data, this, {},
      [name, limit](const JobContext& context) {
        return tokenStatistics(context.project, name, limit, context.progress, context.stop);
      },
      [this, name](const TokenStatistics& tokens) {
        m_tokens[toQt(name)] = tokens;
        if (const EncoderEntry* shown = current(); shown && shown->info.name == name) m_details->setTokens(tokens);
      },
      {}, kTokensTopic);
}

void ModelsPage::placeExportButtons() {
  for (int row = 0; row < m_classifiers->rowCount(); ++row) {
    auto* button = new Button(tr("Export…"), ButtonKind::Plain);
    button->setButtonSize(ButtonSize::Small);
    button->setIconName(QStringLiteral("export"));
    connect(button, &QPushButton::clicked, this, [this, row] { exportRun(row); });
    auto* place = new QWidget;
    auto* box = new QHBoxLayout(place);
    setMargins(box, 4, 0, 12, 0);
    box->addWidget(button);
    m_classifiersTable->setIndexWidget(m_classifiers->index(row, ClassifiersModel::Action), place);
  }
}

QString ModelsPage::title() const { return tr("Which encoders do I have?"); }

QString ModelsPage::subtitle() const {
  int usable = 0;
  for (int row = 0; row < m_encoders->rowCount(); ++row)
    usable += m_encoders->encoder(row).info.problem.empty() ? 1 : 0;
  const QString text = tr("<b>%1</b> usable").arg(usable);
  return m_fetches.empty() ? text : text + tr(", <b>%1</b> on its way").arg(m_fetches.size());
}

void ModelsPage::retranslate() {
  m_add->setText(tr("Add a folder"));
  m_addAction->setText(tr("Add an encoder from a folder"));
  m_hubAction->setText(tr("Fetch an encoder by name"));
  m_measure->setText(tr("Measure speed"));
  m_measureAction->setText(tr("Measure the speed of all encoders"));
  m_exportAction->setText(tr("Export a trained classifier"));
  m_starAction->setText(tr("Give the chosen classifier the star, or take it away"));
  m_agreementAction->setText(tr("Measure how far the chosen classifier's fast answers agree"));
  m_spaceAction->setText(tr("Free disk space"));
  m_space->setText(tr("Free disk space…"));
  m_encodersHead->setTitle(tr("Encoders"));
  m_encodersHead->setNote(m_bytes > 0 ? tr("%1 in the project's folder").arg(formatBytes(m_bytes)) : QString());
  m_encodersTable->setAccessibleName(tr("Encoders"));
  m_fromFolder->setText(tr("Add from a folder"));
  m_fromHub->setText(tr("Fetch from the hub by name"));
  m_classifiersHead->setTitle(tr("Trained classifiers"));
  m_classifiersHead->setNote(m_classifiers->rowCount() > 0 ? tr("exported, other tools load them")
                                                           : tr("a trained run shows here"));
  m_classifiersTable->setAccessibleName(tr("Trained classifiers"));
  m_encoders->refresh();
  m_classifiers->refresh();
  emit headerChanged();
}

void ModelsPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  placeExportButtons();
}

}  // namespace wb::ui
