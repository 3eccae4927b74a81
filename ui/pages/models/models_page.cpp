#include "ui/pages/models/models_page.h"

#include <QAction>
#include <QDesktopServices>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QUrl>

#include "core/workflow/export_model.h"
#include "core/workflow/fetch_encoder.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/classifiers_model.h"
#include "ui/models/encoders_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/models/encoder_details.h"
#include "ui/pages/models/fetch_row.h"
#include "ui/pages/models/hub_dialog.h"
#include "ui/pages/models/speed_book.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/island.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr std::uint64_t kModelsTopic = 0x30DE1001;
constexpr std::uint64_t kTokensTopic = 0x30DE1002;
constexpr int kUsualLength = 128;  // tokens that the speed and the share of long texts are told for

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
  m_classifiersTable->setColumnWidths({0, 180, 80, 76, 76, 84, 118});
  m_classifiersTable->setRowHeight(40);
  m_classifiersTable->setSelectionMode(QAbstractItemView::SingleSelection);
  setLeastHeight(m_classifiersTable, 110);
  island->content()->addWidget(m_classifiersTable, 1);
  connect(m_classifiersTable, &TableView::rowActivated, this,
          [this](const QModelIndex& index) { exportRun(index.row()); });
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
    if (const auto speed = speedOf(encoder)) speeds[toQt(encoder.info.name)] = speed->textsPerSecond;
  }
  m_encoders->setEncoders(std::move(models.encoders));
  m_encoders->setSpeeds(std::move(speeds));
  m_classifiers->setClassifiers(std::move(models.classifiers));
  const int row = std::max(m_encoders->rowOf(before), 0);
  if (m_encoders->rowCount() > 0) m_encodersTable->setCurrentIndex(m_encoders->index(row, 0));
  placeExportButtons();
  showEncoder();
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
  const int limit = std::min(kUsualLength, encoder.info.maxLength);
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

void ModelsPage::addFolder() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Folder with config.json, the weights and the tokenizer's files"));
  if (folder.isEmpty()) return;
  m_session.start(
      LaneKind::Data, this, tr("Adding encoder"),
      [path = pathFromQt(folder)](const JobContext& context) { return wb::addEncoder(context.project, path); },
      [this](const EncoderInfo& encoder) {
        m_wanted = toQt(encoder.name);
        m_session.encodersReplaced();
      },
      [this](const Error& error) { tellError(this, tr("This folder cannot be used"), errorText(error)); });
}

void ModelsPage::addFromHub() {
  askHubName(this, [this](const QString& name) { fetch(name); });
}

void ModelsPage::fetch(const QString& name) {
  auto id = std::make_shared<JobId>(0);
  *id = m_session.start(
      LaneKind::Fetch, this, tr("Fetching %1").arg(name),
      [name = fromQt(name)](const JobContext& context) {
        return fetchEncoder(context.project, name, {}, context.progress, context.stop);
      },
      [this, id](const EncoderInfo& encoder) {
        endFetch(*id);
        m_wanted = toQt(encoder.name);
        m_session.encodersReplaced();
      },
      [this, id, name](const Error& error) {
        endFetch(*id);
        if (error.code() == ErrorCode::Cancelled) return;
        tellError(this, tr("%1 could not be fetched").arg(name), errorText(error));
      });
  auto* row = new FetchRow;
  row->begin(name);
  connect(row, &FetchRow::stopRequested, this, [this, id] { m_session.cancel(*id); });
  m_fetchRows->addWidget(row);
  m_fetches[*id] = {name, row};
  retranslate();
}

void ModelsPage::updateFetches() {
  for (const JobStatus& status : m_session.jobs()) {
    const auto fetch = m_fetches.find(status.id);
    if (fetch != m_fetches.end()) fetch->second.row->setStatus(status);
  }
}

void ModelsPage::endFetch(JobId job) {
  const auto fetch = m_fetches.find(job);
  if (fetch == m_fetches.end()) return;
  fetch->second.row->deleteLater();
  m_fetches.erase(fetch);
  retranslate();
}

void ModelsPage::measureAll() {
  if (m_measuring) return;
  std::vector<std::string> waiting;
  for (int row = m_encoders->rowCount() - 1; row >= 0; --row) {
    const EncoderInfo& info = m_encoders->encoder(row).info;
    if (info.problem.empty()) waiting.push_back(info.name);
  }
  measure(std::move(waiting));
}

void ModelsPage::measure(std::vector<std::string> waiting) {
  m_measuring = !waiting.empty();
  m_measureAction->setEnabled(!m_measuring);
  if (waiting.empty()) return reload();
  const std::string name = waiting.back();
  waiting.pop_back();
  m_session.start(
      LaneKind::Model, this, tr("Measuring the speed of %1").arg(toQt(name)),
      [name](const JobContext& context) {
        return measureSpeed(context.project, name, kUsualLength, context.progress, context.stop);
      },
      [this, name, waiting](double speed) {
        const int row = m_encoders->rowOf(toQt(name));
        if (row >= 0) writeSpeed(toQt(m_encoders->encoder(row).info.folder), speed);
        measure(waiting);
      },
      [this](const Error& error) {
        measure({});
        if (error.code() == ErrorCode::Cancelled) return;
        tellError(this, tr("The speed could not be measured"), errorText(error));
      });
}

void ModelsPage::trainWith() {
  const EncoderEntry* encoder = current();
  if (!encoder || !encoder->info.problem.empty()) return;
  Destination destination;
  destination.page = PageId::Train;
  destination.encoder = encoder->info.name;
  emit navigateTo(destination);
}

void ModelsPage::openFolder() {
  if (const EncoderEntry* encoder = current()) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(toQt(encoder->info.folder)));
  }
}

void ModelsPage::remove() {
  const EncoderEntry* encoder = current();
  if (!encoder || !encoder->inProject) return;
  const std::string name = encoder->info.name;
  askQuestion(this, tr("Remove %1?").arg(toQt(name)),
              tr("Its %1 leave the project's folder. Runs that were trained from it stay and go on predicting.")
                  .arg(formatBytes(encoder->bytes)),
              tr("Remove"), tr("Keep it"), [this, name](bool yes) {
                if (!yes) return;
                m_session.start(
                    LaneKind::Data, this, {},
                    [name](const JobContext& context) {
                      removeEncoder(context.project, name);
                      return true;
                    },
                    [this](bool) { m_session.encodersReplaced(); });
              });
}

void ModelsPage::exportRun(int row) {
  const RunId run = m_classifiers->classifier(row).run.id;
  m_classifiersTable->setCurrentIndex(m_classifiers->index(row, 0));
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("For transformers (safetensors)…")), &QAction::triggered, this,
          [this, run] { startExport(run, false); });
  connect(menu->addAction(tr("For ONNX Runtime…")), &QAction::triggered, this, [this, run] { startExport(run, true); });
  const QWidget* place = m_classifiersTable->indexWidget(m_classifiers->index(row, ClassifiersModel::Action));
  menu->popup(place->mapToGlobal(QPoint(0, place->height())));
}

void ModelsPage::startExport(RunId run, bool onnx) {
  const QString usual = QStringLiteral("%1-run%2").arg(m_session.projectName()).arg(run) + (onnx ? "-onnx" : "");
  const QString folder = QFileDialog::getSaveFileName(this, tr("A new folder for %1").arg(runName(run)), usual);
  if (folder.isEmpty()) return;
  ExportModelOptions options;
  options.run = run;
  options.format = onnx ? ModelFormat::Onnx : ModelFormat::HuggingFace;
  options.overwrite = true;  // the file dialog has asked
  m_session.start(
      LaneKind::Data, this, tr("Exporting %1").arg(runName(run)),
      [path = pathFromQt(folder), options](const JobContext& context) {
        exportModel(context.project, path, options, context.progress, context.stop);
        return true;
      },
      [this, folder](bool) { emit statusMessage(tr("Written to %1").arg(folder)); },
      [this](const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return;
        tellError(this, tr("The model could not be exported"), errorText(error));
      });
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
