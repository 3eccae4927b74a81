// The table of runs, where the box of a row is checked without leaving the run that is shown.
#pragma once

#include "ui/widgets/table_view.h"

namespace wb::ui {

/// The selected run is the one shown; Ctrl and an arrow go to another row, Space checks its box there.
class RunsTable : public TableView {
  Q_OBJECT

 public:
  using TableView::TableView;

 signals:
  /// The box of `row` was clicked, or Space pressed on it.
  void overlayToggled(int row);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace wb::ui
