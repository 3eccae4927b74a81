// The form of the export dialog and its job.
#include "ui/pages/data/export_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>

#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

ExportDialog::ExportDialog(Session& session, Choice choice, std::function<void(const QString&)> written, QWidget* over)
    : DialogFrame(over),
      m_session(session),
      m_choice(std::move(choice)),
      m_written(std::move(written)),
      m_format(new DropDown),
      m_everything(new QRadioButton(tr("All texts · %1").arg(formatCount(m_choice.all)))),
      m_filtered(new QRadioButton(tr("Only what the filter shows · %1").arg(formatCount(m_choice.shown)))),
      m_predictions(new CheckBox(tr("With the newest predictions and their probability"))) {
  setTitle(tr("Export which texts?"), tr("%1 texts").arg(formatCount(m_choice.all)));
  setIslandSize(520, 340);
  setSpacing(body(), 8);
  body()->addWidget(captionLabel(tr("Format")));
  addFormats();
  body()->addWidget(m_format);
  addSpace(body(), 8);
  body()->addWidget(m_everything);
  body()->addWidget(m_filtered);
  const bool narrowed = m_choice.shown != m_choice.all;
  m_filtered->setVisible(narrowed);
  m_everything->setVisible(narrowed);
  (narrowed ? m_filtered : m_everything)->setChecked(true);
  addSpace(body(), 8);
  body()->addWidget(m_predictions);
  body()->addStretch(1);
  setFootnote(tr("The file appears whole or not at all."));
  primaryButton()->setText(tr("Export…"));
  connect(this, &DialogFrame::accepted, this, &ExportDialog::askForFile);
}

void ExportDialog::addFormats() {
  m_format->setAccessibleName(tr("Format"));
  m_format->addItem(tr("CSV – for Excel and other tables"), QStringLiteral("csv"));
  m_format->addItem(tr("TSV – columns divided by tabs"), QStringLiteral("tsv"));
  m_format->addItem(tr("JSON lines – one object a line"), QStringLiteral("jsonl"));
  m_format->addItem(tr("doccano"), QStringLiteral("doccano"));
  m_format->addItem(tr("Label Studio"), QStringLiteral("label-studio"));
  m_format->addItem(tr("fastText – __label__ before the text"), QStringLiteral("fasttext"));
}

QString ExportDialog::suffix() const {
  const QString format = m_format->currentData().toString();
  if (format == QStringLiteral("label-studio")) return QStringLiteral("json");
  if (format == QStringLiteral("doccano")) return QStringLiteral("jsonl");
  return format == QStringLiteral("fasttext") ? QStringLiteral("txt") : format;
}

void ExportDialog::askForFile() {
  QSettings settings;
  const QString key = QStringLiteral("export/folder");
  const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  const QDir folder(settings.value(key, home).toString());
  const QString proposed = folder.filePath(m_session.projectName() + QLatin1Char('.') + suffix());
  const QString file = QFileDialog::getSaveFileName(window(), tr("Export texts"), proposed);
  if (file.isEmpty()) return;
  settings.setValue(key, QFileInfo(file).absolutePath());
  exportTo(file);
}

void ExportDialog::exportTo(const QString& file) {
  ExportOptions options;
  options.format = fromQt(m_format->currentData().toString());
  options.withPredictions = m_predictions->isChecked();
  if (m_filtered->isChecked()) options.query = m_choice.query;
  const QString name = QFileInfo(file).fileName();
  m_session.start(
      LaneKind::Data, &m_session, tr("Exporting to %1").arg(name),
      [file = pathFromQt(file), options](const JobContext& context) {
        return exportCorpus(context.project, file, options, context.progress, context.stop);
      },
      [told = m_written, name](std::int64_t rows) { told(tr("%1 texts written to %2").arg(formatCount(rows), name)); });
}

}  // namespace wb::ui
