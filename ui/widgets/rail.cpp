// Paints the sign of the program, the pages, and Settings at the bottom.
#include "ui/widgets/rail.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/key_cap.h"

namespace wb::ui {

Rail::Rail(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Rail::setItems(std::vector<RailItem> items) {
  m_items = std::move(items);
  m_busy.resize(m_items.size(), false);
  update();
}

void Rail::setCurrent(int index) {
  m_current = m_focused = index;
  if (index >= 0 && index < pages()) setAccessibleDescription(m_items[static_cast<std::size_t>(index)].text);
  update();
}

void Rail::setBusy(int index, bool busy) {
  m_busy[static_cast<std::size_t>(index)] = busy;
  update();
}

void Rail::setNumbersShown(bool shown) {
  if (shown == m_numbersShown) return;
  m_numbersShown = shown;
  update();
}

QSize Rail::sizeHint() const { return {px(size::rail), px(size::header + 7 * 60)}; }

QRect Rail::itemRect(int index) const {
  const int left = px((size::rail - size::railItemWidth) / 2.0);
  const int top = index < pages() ? px(size::header + 6 + index * 60) : height() - px(size::railItemHeight + 2);
  return {left, top, px(size::railItemWidth), px(size::railItemHeight)};
}

void Rail::paintItem(QPainter& painter, int index, const RailItem& item) const {
  const Palette& c = colors();
  const QRect box = itemRect(index);
  const bool current = index == m_current;
  if (current) {
    paintBox(painter, box, px(size::radiusIsland), c.surface, c.border);
    paintBox(painter, QRectF(1, box.center().y() - px(12), px(3), px(26)), 1.5, c.accent);
  } else if (index == m_hovered) {
    paintBox(painter, box, px(size::radiusIsland), c.hover);
  }
  const QColor ink = current ? c.accent : c.muted;
  const QRectF picture(box.center().x() - px(11) + 1, box.top() + px(8), px(size::railIcon), px(size::railIcon));
  paintIcon(painter, picture, item.icon, ink);
  paintText(painter, QRect(box.left(), box.top() + px(32), box.width(), px(18)), item.text,
            current ? TextStyle::CaptionBold : TextStyle::Caption, ink, Qt::AlignCenter);
  if (index < pages() && m_busy[static_cast<std::size_t>(index)]) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawEllipse(QPointF(picture.right(), picture.top() + px(3)), px(4), px(4));
  }
  if (m_numbersShown && index < pages()) {
    paintBox(painter, QRectF(box.right() - px(20), box.top() + px(3), px(18), px(18)), px(4), c.surface);
    paintKeyCap(painter, box.right() - px(21), box.top() + px(12), QString::number(index + 1), KeyCapStyle::Accent);
  }
  if (hasFocus() && index == m_focused) paintFocusRing(painter, box, px(size::radiusIsland));
}

void Rail::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect sign(px(22), px(12), px(32), px(32));
  paintBox(painter, sign, px(7), colors().accentFill);
  paintText(painter, sign, QStringLiteral("文"), TextStyle::Title, colors().onAccent, Qt::AlignCenter);
  for (int i = 0; i < pages(); ++i) paintItem(painter, i, m_items[static_cast<std::size_t>(i)]);
  paintItem(painter, pages(), {"settings", tr("Settings")});
}

int Rail::itemAt(const QPoint& position) const {
  for (int i = 0; i <= pages(); ++i) {
    if (itemRect(i).contains(position)) return i;
  }
  return -1;
}

void Rail::choose(int index) {
  if (index < 0) return;
  if (index == pages()) {
    emit settingsChosen();
  } else {
    emit chosen(index);
  }
}

void Rail::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(itemAt(event->pos()));
}

void Rail::mouseMoveEvent(QMouseEvent* event) {
  const int item = itemAt(event->pos());
  if (item == m_hovered) return;
  m_hovered = item;
  update();
}

void Rail::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
}

void Rail::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up: m_focused = std::max(m_focused - 1, 0); break;
    case Qt::Key_Down: m_focused = std::min(m_focused + 1, pages()); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: choose(m_focused); break;
    default: return PaintedWidget::keyPressEvent(event);
  }
  update();
}

}  // namespace wb::ui
