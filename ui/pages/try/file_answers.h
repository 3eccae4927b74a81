// A whole file, a text a line, judged at once: a table of the answers that can be written out.
#pragma once

#include <QString>

#include "core/data/corpus.h"
#include "ui/models/file_answers_model.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

class Session;

/// Reads and judges the file in the background, shown in the status bar; then opens the table over `page`.
void openFileAnswers(Session& session, QWidget* page, RunId run, const QString& file);

/// The lines of a text file, empty ones left out: UTF-8 or what its byte order mark says, else GB18030.
/// Throws Error(NotFound, Io, BadInput).
QStringList readLines(const QString& file);

class FileAnswersDialog : public DialogFrame {
  Q_OBJECT

 public:
  FileAnswersDialog(Session& session, QWidget* over, const QString& file, FileAnswers answers);

 private:
  void exportAs(bool json);

  Session& m_session;
  FileAnswersModel* m_model;
};

}  // namespace wb::ui
