// A line edit with room for its magnifier and its cap.
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/widgets/key_cap.h"

namespace wb::ui {

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
  setPlaceholderText(placeholder);
  setAccessibleName(placeholder);
  connect(this, &QLineEdit::textChanged, this, [this] { updateMargins(); });
  updateMargins();
}

void SearchField::setKeyText(const QString& text) {
  m_keyText = text;
  updateMargins();
}

bool SearchField::capShown() const { return !m_keyText.isEmpty() && text().isEmpty(); }

void SearchField::updateMargins() {
  setTextMargins(px(22), 0, capShown() ? keyCapWidth(m_keyText) : 0, 0);
  update();
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter painter(this);
  paintIcon(painter, QRectF(px(11), 0, px(16), height()), "search", colors().muted);
  if (capShown())
    paintKeyCap(painter, width() - keyCapWidth(m_keyText) - px(7), height() / 2, m_keyText, KeyCapStyle::Plain);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
  } else {
    QLineEdit::keyPressEvent(event);
  }
}

void SearchField::changeEvent(QEvent* event) {
  QLineEdit::changeEvent(event);
  if (event->type() == QEvent::StyleChange) updateMargins();
}

}  // namespace wb::ui
