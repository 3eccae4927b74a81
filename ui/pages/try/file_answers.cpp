// The model lane judges: it shows progress, can be cancelled, and leaves the box above free to type in.
#include "ui/pages/try/file_answers.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QSaveFile>
#include <QStringDecoder>

#include "core/workflow/decide.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/predict.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

QString decoded(const QByteArray& bytes, const QString& file) {
  const auto marked = QStringConverter::encodingForData(bytes);
  QStringDecoder first(marked.value_or(QStringConverter::Utf8));
  QString text = first.decode(bytes);
  if (!first.hasError()) return text;
  QStringDecoder second("GB18030");
  if (second.isValid()) text = second.decode(bytes);
  if (!second.isValid() || second.hasError()) {
    throw Error(ErrorCode::BadInput,
                say("%1 is neither UTF-8 nor GB18030. Save it as UTF-8 and try again.", fromQt(file)));
  }
  return text;
}

FileAnswers answersOf(const JobContext& context, RunId run, const QString& file) {
  const RunClassifier classifier = loadRun(context.project, run);
  FileAnswers answers;
  answers.texts = readLines(file);
  std::vector<std::string> texts;
  for (const QString& text : answers.texts) texts.push_back(fromQt(text));
  answers.probabilities = predictTexts(classifier, texts, context.progress, context.stop);
  for (const std::vector<float>& row : answers.probabilities) answers.decisions.push_back(decide(classifier, 0, row));
  const std::vector<Category> known = listCategories(context.project);
  const RunRecord& record = classifier.run();
  for (std::size_t i = 0; i < record.categories.size(); ++i) {
    const Category unknown{record.categories[i], record.categoryNames[i], static_cast<int>(i), {}, {}};
    answers.categories.push_back(categoryById(known, record.categories[i]).value_or(unknown));
  }
  return answers;
}

}  // namespace

QStringList readLines(const QString& file) {
  QFile source(file);
  if (!source.open(QIODevice::ReadOnly)) {
    throw Error(source.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                say("Cannot read %1: %2. Choose another file.", fromQt(file), fromQt(source.errorString())));
  }
  const QByteArray bytes = source.readAll();
  const QString text = decoded(bytes, file);
  if (text.contains(QChar(u'\0')))
    throw Error(ErrorCode::BadInput, say("%1 is not a text file. Choose a file with a text a line.", fromQt(file)));
  QStringList lines;
  for (const QString& line : text.split(QChar(u'\n'))) {
    if (const QString trimmed = line.trimmed(); !trimmed.isEmpty()) lines << trimmed;
  }
  if (lines.isEmpty()) throw Error(ErrorCode::BadInput, say("%1 holds no text. Choose another file.", fromQt(file)));
  return lines;
}

void openFileAnswers(Session& session, QWidget* page, RunId run, const QString& file) {
  session.start(
      LaneKind::Model, page, FileAnswersDialog::tr("Judging %1").arg(QFileInfo(file).fileName()),
      [run, file](const JobContext& context) { return answersOf(context, run, file); },
      [&session, page, file](FileAnswers answers) {
        (new FileAnswersDialog(session, page, file, std::move(answers)))->open();
      });
}

FileAnswersDialog::FileAnswersDialog(Session& session, QWidget* over, const QString& file, FileAnswers answers)
    : DialogFrame(over), m_session(session), m_model(new FileAnswersModel(std::move(answers), this)) {
  setTitle(QFileInfo(file).fileName(), tr("%n texts judged", nullptr, m_model->rowCount()));
  auto* table = new TableView;
  table->setModel(m_model);
  table->setColumnWidths({0, 170, 120});
  table->setAccessibleName(tr("Answers"));
  body()->addWidget(table, 1);
  auto* json = new Button(tr("Save as JSON lines…"));
  connect(json, &QPushButton::clicked, this, [this] { exportAs(true); });
  addFooterButton(json);
  primaryButton()->setText(tr("Save as CSV…"));
  primaryButton()->disconnect();
  connect(primaryButton(), &QPushButton::clicked, this, [this] { exportAs(false); });
  cancelButton()->setText(tr("Close"));
}

void FileAnswersDialog::exportAs(bool json) {
  const QString filter = json ? tr("JSON lines (*.jsonl)") : tr("CSV tables (*.csv)");
  QString path = QFileDialog::getSaveFileName(this, tr("Save answers"), {}, filter);
  if (path.isEmpty()) return;
  if (QFileInfo(path).suffix().isEmpty()) path += json ? QStringLiteral(".jsonl") : QStringLiteral(".csv");
  QSaveFile target(path);
  const QByteArray bytes = json ? answersAsJsonLines(m_model->answers()) : answersAsCsv(m_model->answers());
  const bool written = target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
  if (written) {
    setFootnote(tr("Saved as %1").arg(QFileInfo(path).fileName()));
  } else {
    emit m_session.errorOccurred(
        tr("%1 could not be written: %2. Choose another folder.").arg(path, target.errorString()), {});
  }
}

}  // namespace wb::ui
