// Preview, count, import: each a job, of which only the newest answer is shown.
#include "ui/pages/import/import_dialog.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QTemporaryDir>

#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/bad_lines_dialog.h"
#include "ui/pages/import/column_table.h"
#include "ui/pages/import/import_choices.h"
#include "ui/pages/import/import_outcome.h"
#include "ui/pages/import/label_mapping.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

namespace {

enum Topic : std::uint64_t { PreviewTopic = 0x1A900001, CountTopic };
constexpr int kProgressMilliseconds = 100;

QString columnNumber(int column) { return QString::number(column + 1); }

}  // namespace

ImportDialog::ImportDialog(Session& session, const QStringList& paths, Told told, QWidget* over)
    : DialogFrame(over),
      m_session(session),
      m_told(std::move(told)),
      m_choices(new ImportChoices(m_options,
                                  {hasSeveralLabels(session.project()), !listCategories(session.project()).empty()})),
      m_columns(new ColumnTable),
      m_columnsNote(captionLabel()),
      m_labels(new LabelMapping(m_options, listCategories(session.project()))),
      m_outcome(new ImportOutcome(m_options)),
      m_notice(new Notice) {
  for (const QString& path : paths) m_paths.push_back(pathFromQt(path));
  build();
  connect(m_choices, &ImportChoices::formatChanged, this, &ImportDialog::readPreview);
  connect(m_choices, &ImportChoices::targetChanged, this, &ImportDialog::count);
  connect(m_columns, &ColumnTable::roleChosen, this, &ImportDialog::chooseRole);
  connect(m_labels, &LabelMapping::changed, this, &ImportDialog::count);
  connect(m_labels, &LabelMapping::namesWanted, this, &ImportDialog::chooseNames);
  connect(m_outcome, &ImportOutcome::changed, this, &ImportDialog::count);
  connect(m_outcome, &ImportOutcome::linesRequested, this, &ImportDialog::showLines);
  connect(this, &DialogFrame::accepted, this, &ImportDialog::import);
  connect(&m_progressTimer, &QTimer::timeout, this, [this] {
    const std::int64_t total = m_progress->total;
    m_outcome->showProgress(
        total > 0 ? std::optional(static_cast<double>(m_progress->done) / static_cast<double>(total)) : std::nullopt);
  });
  proposeNames();
  readPreview();
}

ImportDialog::~ImportDialog() {
  if (m_countJob != 0) m_session.cancel(m_countJob);
}

ImportDialog* ImportDialog::ofLines(Session& session, const QString& text, Told told, QWidget* over) {
  auto folder = std::make_shared<QTemporaryDir>();
  const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm"));
  const QString path = folder->filePath(tr("Pasted %1").arg(time) + QStringLiteral(".txt"));
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) {
    emit session.errorOccurred(tr("The pasted lines could not be kept: %1").arg(file.errorString()), path);
    return nullptr;
  }
  file.close();
  auto* dialog = new ImportDialog(session, {path}, std::move(told), over);
  dialog->m_pasted = std::move(folder);
  return dialog;
}

void ImportDialog::build() {
  const QString title =
      m_paths.size() == 1 ? tr("Import this file?") : tr("Import %n files?", nullptr, static_cast<int>(m_paths.size()));
  setTitle(title, subtitle());
  setSpacing(body(), 12);
  m_notice->hide();
  body()->addWidget(m_notice);
  body()->addWidget(m_choices);
  auto* head = new QHBoxLayout;
  head->addWidget(headingLabel(tr("Columns")));
  head->addStretch(1);
  head->addWidget(m_columnsNote);
  body()->addLayout(head);
  auto* frame = new Island;
  frame->content()->addWidget(m_columns);
  body()->addWidget(frame);
  auto* below = new QHBoxLayout;
  setSpacing(below, 32);
  below->addWidget(m_labels, 9);
  below->addWidget(m_outcome, 10);
  body()->addLayout(below, 1);
  setFootnote(tr("Nothing is written yet. After the import Ctrl+Z takes all of it back."));
  primaryButton()->setText(tr("Import"));
  primaryButton()->setEnabled(false);
}

QString ImportDialog::subtitle() const {
  if (m_paths.empty()) return {};
  const QString name = pathToQt(m_paths.front().filename());
  const QString shown = m_paths.size() == 1 ? name : tr("%1 and others").arg(name);
  return m_preview.fileBytes > 0 ? shown + QStringLiteral(" · ") + formatBytes(m_preview.fileBytes) : shown;
}

// A file of names beside the data ("class.txt") is how numbered labels are usually handed on.
void ImportDialog::proposeNames() {
  for (const char* name : {"class.txt", "classes.txt", "labels.txt"}) {
    const std::filesystem::path beside = m_paths.front().parent_path() / name;
    std::error_code unreadable;  // then it is not proposed
    const bool itself = beside == m_paths.front();
    if (!itself && std::filesystem::is_regular_file(beside, unreadable)) {
      m_proposedNames = beside;
      return;
    }
  }
}

void ImportDialog::readPreview() {
  m_report.reset();
  primaryButton()->setEnabled(false);
  m_session.start(
      LaneKind::List, this, QString(),
      [path = m_paths.front(), options = m_options](const JobContext&) { return previewImport(path, options); },
      [this](const ImportPreview& preview) { showPreview(preview); },
      [this](const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return;
        m_choices->askForEncoding();
        showProblem(error);
      },
      PreviewTopic);
}

void ImportDialog::showPreview(const ImportPreview& preview) {
  m_preview = preview;
  m_notice->hide();
  m_choices->showFormat(preview.format);
  m_columns->showPreview(preview);
  m_columnsNote->setText(
      tr("first %1 rows · click a head to change it").arg(formatCount(static_cast<std::int64_t>(preview.rows.size()))));
  setTitle(
      m_paths.size() == 1 ? tr("Import this file?") : tr("Import %n files?", nullptr, static_cast<int>(m_paths.size())),
      subtitle());
  count();
}

void ImportDialog::showProblem(const Error& error) {
  m_progressTimer.stop();
  m_outcome->clear();
  m_labels->clear();
  primaryButton()->setEnabled(false);
  m_notice->show(NoticeTone::Error, errorText(error));
}

void ImportDialog::count() {
  m_report.reset();
  primaryButton()->setEnabled(false);
  m_progress = std::make_shared<LiveProgress>();
  m_progressTimer.start(kProgressMilliseconds);
  m_countJob = m_session.start(
      LaneKind::Data, this, QString(),
      [paths = m_paths, options = m_options, live = m_progress](const JobContext& context) {
        const auto progress = [live](const Progress& position) {
          live->done = position.done;
          live->total = position.total;
        };
        return importCorpus(context.project, paths, options, true, progress, context.stop);
      },
      [this](const ImportReport& report) { showReport(report); },
      [this](const Error& error) {
        if (error.code() != ErrorCode::Cancelled) showProblem(error);
      },
      CountTopic);
}

void ImportDialog::showReport(const ImportReport& report) {
  m_countJob = 0;
  m_progressTimer.stop();
  if (takeProposedNames(report)) return;
  m_report = report;
  m_labels->showLabels(report.labels);
  m_outcome->showReport(report);
  const bool conflictsOnly = report.imported == 0 && report.labelConflicts > 0 && m_options.fileLabelWins;
  primaryButton()->setText(
      report.imported > 0 || !conflictsOnly
          ? tr("Import %1 texts", nullptr, static_cast<int>(report.imported)).arg(formatCount(report.imported))
          : tr("Take over %1 labels", nullptr, static_cast<int>(report.labelConflicts))
                .arg(formatCount(report.labelConflicts)));
  primaryButton()->setEnabled(report.imported > 0 || report.duplicatesInProject > 0);
  emit counted();
}

// Numbered labels with a file of names beside: read again with the names, once.
bool ImportDialog::takeProposedNames(const ImportReport& report) {
  if (m_proposedNames.empty() || report.labels.empty()) return false;
  for (const LabelCount& label : report.labels) {
    if (label.label.find_first_not_of("0123456789") != std::string::npos) return false;
  }
  m_options.classNames = std::exchange(m_proposedNames, {});
  readPreview();
  return true;
}

void ImportDialog::chooseRole(int column, ColumnRole role) {
  const auto columns = m_preview.format.columns;
  const auto textColumn = m_preview.format.columnOf(ColumnRole::Text);
  const auto labelColumn = m_preview.format.columnOf(ColumnRole::Label);
  const auto chosen = static_cast<std::size_t>(column);
  if (role == ColumnRole::Text) {
    m_options.textColumn = fromQt(columnNumber(column));
    if (labelColumn == chosen) m_options.labelColumn = "none";
  } else if (role == ColumnRole::Label) {
    if (textColumn == chosen) return;  // one column must hold the texts
    m_options.labelColumn = fromQt(columnNumber(column));
  } else if (labelColumn == chosen) {
    m_options.labelColumn = "none";
  }
  m_options.labelMapping.clear();
  readPreview();
}

void ImportDialog::chooseNames() {
  if (!m_options.classNames.empty()) {
    m_options.classNames.clear();
  } else {
    const QString folder = pathToQt(m_paths.front().parent_path());
    const QString file = QFileDialog::getOpenFileName(window(), tr("A file of names, one a line"), folder);
    if (file.isEmpty()) return;
    m_options.classNames = pathFromQt(file);
  }
  m_options.labelMapping.clear();
  readPreview();
}

void ImportDialog::showLines() {
  if (m_report) (new BadLinesDialog(*m_report, this))->open();
}

void ImportDialog::import() {
  const QString name = pathToQt(m_paths.front().filename());
  Session* session = &m_session;
  const Told told = m_told;
  m_session.start(
      LaneKind::Data, session, tr("Importing %1").arg(name),
      [paths = m_paths, options = m_options, kept = m_pasted](const JobContext& context) {
        return importCorpus(context.project, paths, options, false, context.progress, context.stop);
      },
      [session, told, name](const ImportReport& report) {
        session->corpusReplaced();
        told(tr("%1 texts imported from %2").arg(formatCount(report.imported), name));
      },
      [session, told](const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return told(tr("Import cancelled: nothing was written."));
        emit session->errorOccurred(errorText(error), toQt(error.detail()));
      });
}

}  // namespace wb::ui
