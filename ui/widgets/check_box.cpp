// Paints the check box.
#include "ui/widgets/check_box.h"

#include <cmath>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

void paintCheckBox(QPainter& painter, const QRectF& cell, Qt::CheckState state, bool enabled) {
  const Palette& c = colors();
  const double side = px(size::checkBox);
  const QRectF box(std::round(cell.center().x() - side / 2), std::round(cell.center().y() - side / 2), side, side);
  if (state == Qt::Unchecked) {
    paintBox(painter, box, px(4), c.surface, enabled ? c.inputBorder : c.border);
    return;
  }
  paintBox(painter, box, px(4), enabled ? c.accentFill : c.disabled);
  paintIcon(painter, box.adjusted(1, 1, -1, -1), state == Qt::Checked ? "tick" : "minus", c.onAccent);
}

CheckBox::CheckBox(const QString& text, QWidget* parent) : QCheckBox(text, parent) {
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
}

QSize CheckBox::sizeHint() const {
  const int label = text().isEmpty() ? 0 : px(8) + textWidth(text(), TextStyle::Body) + px(4);
  return {px(size::checkBox) + px(4) + label, px(24)};
}

void CheckBox::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int side = px(size::checkBox);
  paintCheckBox(painter, QRectF(px(2), 0, side, height()), checkState(), isEnabled());
  paintText(painter, rect().adjusted(side + px(10), 0, 0, 0), text(), TextStyle::Body,
            isEnabled() ? colors().text : colors().disabled);
  if (hasFocus()) paintFocusRing(painter, rect(), px(4));
}

}  // namespace wb::ui
