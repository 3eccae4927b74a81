#include "ui/pages/train/runs_table.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include "ui/models/runs_model.h"

namespace wb::ui {

void RunsTable::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (event->button() == Qt::LeftButton && index.isValid() && index.column() == RunsModel::Overlay) {
    emit overlayToggled(index.row());
  } else {
    TableView::mousePressEvent(event);
  }
}

void RunsTable::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
    emit overlayToggled(currentIndex().row());
  } else {
    TableView::keyPressEvent(event);
  }
}

}  // namespace wb::ui
