// The lines of a file that cannot become texts, each with its reason.
#pragma once

#include "core/workflow/import_corpus.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

class BadLinesDialog : public DialogFrame {
  Q_OBJECT

 public:
  BadLinesDialog(const ImportReport& report, QWidget* over);
};

}  // namespace wb::ui
