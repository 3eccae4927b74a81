// Taking texts out: format, which of them, with or without predictions; then a file name.
#pragma once

#include "core/workflow/export_corpus.h"
#include "ui/widgets/dialog_frame.h"

class QRadioButton;

namespace wb::ui {

class CheckBox;
class DropDown;
class Session;

class ExportDialog : public DialogFrame {
  Q_OBJECT

 public:
  struct Choice {
    std::int64_t all = 0;
    std::int64_t shown = 0;  ///< of the present filter
    SampleQuery query;       ///< the present filter
  };
  /// `written` is told when the file is there; the dialog is gone by then.
  ExportDialog(Session& session, Choice choice, std::function<void(const QString&)> written, QWidget* over);

  /// Writes on the data lane, with a line in the status bar.
  void exportTo(const QString& file);

 private:
  void addFormats();
  void askForFile();
  QString suffix() const;

  Session& m_session;
  Choice m_choice;
  std::function<void(const QString&)> m_written;
  DropDown* m_format;
  QRadioButton* m_everything;
  QRadioButton* m_filtered;
  CheckBox* m_predictions;
};

}  // namespace wb::ui
