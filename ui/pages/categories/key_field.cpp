// Keys go to the field before any shortcut of the page.
#include "ui/pages/categories/key_field.h"

#include <QKeyEvent>

#include "ui/widgets/category_grid.h"

namespace wb::ui {

KeyField::KeyField(QWidget* parent) : QLineEdit(parent) {
  setReadOnly(true);
  setContextMenuPolicy(Qt::NoContextMenu);
}

bool KeyField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && !categoryKeyOf(*static_cast<QKeyEvent*>(event)).isEmpty()) {
    event->accept();
    return true;
  }
  return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event) {
  const QString key = categoryKeyOf(*event);
  const bool removes = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
  if (key.isEmpty() && !removes) {
    event->ignore();  // Tab, Enter, Esc belong to the dialog
    return;
  }
  setText(key);
  emit keyChosen(key);
}

}  // namespace wb::ui
