// Repaints when the theme, the text size, the language or the focus changes.
#include "ui/widgets/painted_widget.h"

#include <QEvent>

namespace wb::ui {

PaintedWidget::PaintedWidget(QWidget* parent) : QWidget(parent) {}

void PaintedWidget::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  switch (event->type()) {
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
    case QEvent::EnabledChange:
      styleChanged();
      updateGeometry();
      update();
      break;
    default: break;
  }
}

void PaintedWidget::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void PaintedWidget::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace wb::ui
