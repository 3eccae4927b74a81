// What the page's buttons and keys do: adding, fetching, measuring, removing, training with one, exporting.
#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QMenu>
#include <QUrl>

#include "core/workflow/encoder_speed.h"
#include "core/workflow/export_model.h"
#include "core/workflow/fetch_encoder.h"
#include "core/workflow/precision_agreement.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/classifiers_model.h"
#include "ui/models/encoders_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/add_encoder.h"
#include "ui/pages/models/fetch_row.h"
#include "ui/pages/models/hub_dialog.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/models/space_dialog.h"
#include "ui/pages/models/speed_book.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

void ModelsPage::addFolder() {
  addEncoderFolder(m_session, this, [this](const QString& name) { m_wanted = name; });
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
  m_fetches[*id] = row;
  retranslate();
}

void ModelsPage::updateFetches() {
  for (const JobStatus& status : m_session.jobs()) {
    const auto fetch = m_fetches.find(status.id);
    if (fetch != m_fetches.end()) fetch->second->setStatus(status);
  }
}

void ModelsPage::endFetch(JobId job) {
  const auto fetch = m_fetches.find(job);
  if (fetch == m_fetches.end()) return;
  fetch->second->deleteLater();
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
  if (waiting.empty()) return;
  const std::string name = waiting.back();
  waiting.pop_back();
  m_session.start(
      LaneKind::Model, this, tr("Measuring the speed of %1").arg(toQt(name)),
      [name](const JobContext& context) {
        return measureSpeed(context.project, name, kToldLength, context.progress, context.stop);
      },
      [this, name, waiting](const EncoderSpeed& speed) {
        const int row = m_encoders->rowOf(toQt(name));
        if (row >= 0) writeSpeed(toQt(m_encoders->encoder(row).info.folder), speed);
        reload();
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

void ModelsPage::toggleStar(int row) {
  const ClassifierEntry& entry = m_classifiers->classifier(row);
  try {
    starRun(m_session.project(), entry.starred ? 0 : entry.run.id);
  } catch (const Error& error) {
    tellError(this, tr("The star was not kept"), errorText(error));
  }
  m_session.runsReplaced();
}

void ModelsPage::measureAgreement(int row) {
  const RunId run = m_classifiers->classifier(row).run.id;
  m_session.start(
      LaneKind::Model, this, tr("Comparing the fast answers of %1").arg(runName(run)),
      [run](const JobContext& context) {
        const RunClassifier classifier = loadRun(context.project, run);
        return wb::measureAgreement(context.project, classifier, context.progress, context.stop);
      },
      [this](const PrecisionAgreement& agreement) {
        emit statusMessage(agreementInWords(agreement));
        m_session.runsReplaced();
      },
      [this](const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return;
        tellError(this, tr("The answers could not be compared"), errorText(error));
      });
}

void ModelsPage::askWhatMayGo() {
  m_session.start(
      LaneKind::List, this, {}, [](const JobContext& context) { return findSpareSpace(context.project); },
      [this](std::vector<SpareSpace> found) {
        if (found.empty()) return emit statusMessage(tr("Nothing can go: all that is on the disk is used"));
        askSpareSpace(this, std::move(found), [this](std::vector<SpareSpace> chosen) { free(std::move(chosen)); });
      });
}

void ModelsPage::free(std::vector<SpareSpace> chosen) {
  m_session.start(
      LaneKind::Data, this, tr("Freeing disk space"),
      [chosen = std::move(chosen)](const JobContext& context) {
        std::int64_t bytes = 0;
        for (const SpareSpace& space : chosen) bytes += freeSpace(context.project, space);
        return bytes;
      },
      [this](std::int64_t bytes) {
        emit statusMessage(tr("%1 freed").arg(formatBytes(bytes)));
        m_session.runsReplaced();
      },
      [this](const Error& error) {
        tellError(this, tr("Not all could be removed"), errorText(error));
        m_session.runsReplaced();
      });
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

}  // namespace wb::ui
