// Paints the closed combo box; its list is Qt's, styled by the style sheet.
#include "ui/widgets/drop_down.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QWheelEvent>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

DropDown::DropDown(QWidget* parent) : QComboBox(parent) {
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
  setSizeAdjustPolicy(AdjustToContents);  // the language may change the longest entry
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  view()->setTextElideMode(Qt::ElideRight);
}

void DropDown::setSmall(bool small) {
  m_small = small;
  updateGeometry();
}

void DropDown::setWarning(bool warning) {
  m_warning = warning;
  update();
}

QSize DropDown::sizeHint() const {
  int widest = 0;
  for (int i = 0; i < count(); ++i) widest = std::max(widest, textWidth(itemText(i), textStyle()));
  return {widest + px(m_small ? 42 : 52), px(m_small ? size::buttonSmall : size::input)};
}

QSize DropDown::minimumSizeHint() const { return {px(72), sizeHint().height()}; }

TextStyle DropDown::textStyle() const { return m_small ? TextStyle::Caption : TextStyle::Body; }

void DropDown::paintEvent(QPaintEvent*) {
  const Palette& c = colors();
  QPainter painter(this);
  QColor fill = m_warning ? c.warningTint : c.surface;
  if (underMouse() && isEnabled() && !m_warning) fill = c.hover;
  if (!isEnabled()) fill = c.surface2;
  const double radius = px(size::radiusControl);
  paintBox(painter, rect(), radius, fill, isEnabled() ? c.inputBorder : c.border);
  const int left = px(m_small ? 10 : 11);
  const QString shown = currentIndex() < 0 ? placeholderText() : currentText();
  const QColor ink = !isEnabled() ? c.disabled : currentIndex() < 0 ? c.muted : c.text;
  paintText(painter, rect().adjusted(left, 0, -px(28), 0), shown, textStyle(), ink);
  paintIcon(painter, QRectF(width() - px(24), 0, px(12), height()), "chevron-down", isEnabled() ? c.muted : c.disabled);
  if (hasFocus()) paintFocusRing(painter, rect(), radius);
}

void DropDown::wheelEvent(QWheelEvent* event) {
  event->ignore();  // a wheel meant for the page must not change a setting
}

}  // namespace wb::ui
