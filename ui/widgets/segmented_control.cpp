// Paints the row of choices and moves the chosen one by click and arrow keys.
#include "ui/widgets/segmented_control.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

SegmentedControl::SegmentedControl(const QStringList& items, QWidget* parent) : PaintedWidget(parent), m_items(items) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::setItems(const QStringList& items) {
  m_items = items;
  if (m_current >= items.size()) m_current = items.isEmpty() ? -1 : 0;
  updateGeometry();
  update();
}

void SegmentedControl::setCurrentIndex(int index) {
  m_current = index;
  update();
}

void SegmentedControl::setItemToolTip(int index, const QString& text) {
  while (m_tips.size() <= index) m_tips.append(QString());
  m_tips[index] = text;
}

void SegmentedControl::setExpanding(bool expanding) {
  m_expanding = expanding;
  setSizePolicy(expanding ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::setSmall(bool small) {
  m_small = small;
  updateGeometry();
}

QSize SegmentedControl::sizeHint() const {
  int width = 1;
  for (const QString& item : m_items) width += itemWidth(item);
  return {width, px(m_small ? size::buttonSmall : size::button)};
}

int SegmentedControl::itemWidth(const QString& item) const {
  return textWidth(item, TextStyle::CaptionBold) + px(20) + 1;
}

QRect SegmentedControl::itemRect(int index) const {
  if (m_expanding) {
    const int count = static_cast<int>(m_items.size());
    const int left = width() * index / count;
    return {left, 0, width() * (index + 1) / count - left, height()};
  }
  int x = 0;
  for (int i = 0; i < index; ++i) x += itemWidth(m_items[i]);
  return {x, 0, itemWidth(m_items[index]) + (index + 1 == m_items.size() ? 1 : 0), height()};
}

int SegmentedControl::itemAt(const QPoint& position) const {
  for (int i = 0; i < m_items.size(); ++i) {
    if (itemRect(i).contains(position)) return i;
  }
  return -1;
}

void SegmentedControl::choose(int index) {
  if (index < 0 || index >= m_items.size() || index == m_current) return;
  setCurrentIndex(index);
  setAccessibleDescription(m_items[index]);
  emit chosen(index);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  const Palette& c = colors();
  QPainter painter(this);
  const double radius = px(size::radiusControl);
  paintBox(painter, rect(), radius, c.surface);
  QPainterPath outline;
  outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  painter.setClipPath(outline);
  for (int i = 0; i < m_items.size(); ++i) {
    const QRect item = itemRect(i);
    const bool current = i == m_current;
    if (current) {
      painter.fillRect(item, c.accentTint);
    } else if (i == m_hovered && isEnabled()) {
      painter.fillRect(item, c.hover);
    }
    if (i > 0) painter.fillRect(item.left(), 0, 1, height(), c.border);
    const QColor ink = !isEnabled() ? c.disabled : current ? c.accent : c.muted;
    paintText(painter, item, m_items[i], current ? TextStyle::CaptionBold : TextStyle::Caption, ink, Qt::AlignCenter);
  }
  painter.setClipping(false);
  paintBox(painter, rect(), radius, {}, c.buttonBorder);
  if (hasFocus()) paintFocusRing(painter, rect(), radius);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(itemAt(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
  const int item = itemAt(event->pos());
  if (item == m_hovered) return;
  m_hovered = item;
  update();
}

void SegmentedControl::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: choose(m_current - 1); break;
    case Qt::Key_Right:
    case Qt::Key_Down: choose(m_current + 1); break;
    default: PaintedWidget::keyPressEvent(event);
  }
}

bool SegmentedControl::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int item = itemAt(help->pos());
    if (item >= 0 && item < m_tips.size()) QToolTip::showText(help->globalPos(), m_tips[item], this);
    return true;
  }
  return PaintedWidget::event(event);
}

}  // namespace wb::ui
