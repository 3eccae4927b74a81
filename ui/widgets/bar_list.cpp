// Lays the rows out in columns: dot, name, bar, numbers.
#include "ui/widgets/bar_list.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"

namespace wb::ui {

struct BarList::Columns {
  int nameLeft = 0;
  int nameWidth = 0;
  int barLeft = 0;
  int barWidth = 0;
  std::vector<int> numberWidths;
  double longest = 1;
};

BarList::BarList(QWidget* parent) : PaintedWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void BarList::setItems(std::vector<BarItem> items) {
  m_items = std::move(items);
  m_hovered = -1;
  m_focused = std::clamp(m_focused, 0, std::max(static_cast<int>(m_items.size()) - 1, 0));
  QStringList words;
  for (const BarItem& item : m_items)
    words << item.name + " " + (item.numbers.empty() ? QString() : item.numbers.front());
  setAccessibleDescription(words.join("; "));
  updateGeometry();
  update();
}

void BarList::setTrack(bool track) { m_track = track; }
void BarList::setThin(bool thin) { m_thin = thin; }

void BarList::setSelectable(bool selectable) {
  m_selectable = selectable;
  setMouseTracking(selectable);
  setFocusPolicy(selectable ? Qt::TabFocus : Qt::NoFocus);
}

void BarList::setNameWidth(int width) { m_nameWidth = width; }

int BarList::rowHeight() const { return px(m_thin ? 20 : 22); }

QSize BarList::sizeHint() const { return {px(240), rowHeight() * static_cast<int>(m_items.size())}; }
QSize BarList::minimumSizeHint() const { return {px(140), sizeHint().height()}; }

BarList::Columns BarList::columns() const {
  Columns columns;
  columns.longest = m_track ? 1 : 0;
  int names = 0;
  bool dots = false;
  for (const BarItem& item : m_items) {
    if (!m_track) columns.longest = std::max(columns.longest, item.value);
    names = std::max(names, textWidth(item.name, item.bold ? TextStyle::CaptionBold : TextStyle::Caption));
    dots = dots || item.categoryColor;
    for (std::size_t i = 0; i < item.numbers.size(); ++i) {
      if (columns.numberWidths.size() <= i) columns.numberWidths.push_back(0);
      columns.numberWidths[i] = std::max(columns.numberWidths[i], textWidth(item.numbers[i], TextStyle::CaptionBold));
    }
  }
  columns.nameLeft = dots ? px(17) : 0;
  columns.nameWidth = m_nameWidth ? px(m_nameWidth) : std::min(names, width() / 2 - columns.nameLeft);
  columns.barLeft = columns.nameLeft + columns.nameWidth + px(m_nameWidth ? 8 : 16);
  int numbers = 0;
  for (const int numberWidth : columns.numberWidths) numbers += numberWidth + px(14);
  columns.barWidth = std::max(width() - columns.barLeft - numbers, px(8));
  return columns;
}

void BarList::paintRow(QPainter& painter, int row, const Columns& columns) const {
  const Palette& c = colors();
  const BarItem& item = m_items[static_cast<std::size_t>(row)];
  const QRect line(0, row * rowHeight(), width(), rowHeight());
  if (row == m_hovered) paintBox(painter, line, px(4), c.hover);
  if (item.categoryColor) paintCategoryDot(painter, QRectF(0, line.top(), px(10), line.height()), *item.categoryColor);
  const TextStyle style = item.bold ? TextStyle::CaptionBold : TextStyle::Caption;
  paintText(painter, QRect(columns.nameLeft, line.top(), columns.nameWidth, line.height()), item.name, style,
            m_thin && !item.bold ? c.muted : c.text);

  const int thickness = px(m_thin ? 6 : 10);
  QRectF bar(columns.barLeft, line.top() + (line.height() - thickness) / 2.0, columns.barWidth, thickness);
  const double radius = px(m_thin ? 3 : 2);
  if (m_track) paintBox(painter, bar, radius, c.hover);
  if (item.value > 0 && columns.longest > 0) {
    bar.setWidth(std::max(bar.width() * std::min(item.value / columns.longest, 1.0), 1.0));
    paintBox(painter, bar, std::min(radius, bar.width() / 2),
             item.categoryColor ? c.category(*item.categoryColor) : c.accent);
  }

  if (item.mark && columns.longest > 0) {
    const double x = columns.barLeft + columns.barWidth * std::min(*item.mark / columns.longest, 1.0);
    painter.fillRect(QRectF(x - px(1), line.center().y() - px(7) + 0.5, px(2), px(15)), c.text);
  }

  int right = width();
  for (std::size_t i = item.numbers.size(); i-- > 0;) {
    const int numberWidth = columns.numberWidths[i];
    paintText(painter, QRect(right - numberWidth, line.top(), numberWidth, line.height()), item.numbers[i], style,
              item.bold ? c.text : c.muted, Qt::AlignRight | Qt::AlignVCenter);
    right -= numberWidth + px(14);
  }
  if (m_selectable && hasFocus() && row == m_focused) paintFocusRing(painter, line, px(4));
}

void BarList::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Columns shared = columns();
  for (int row = 0; row < static_cast<int>(m_items.size()); ++row) paintRow(painter, row, shared);
}

int BarList::rowAt(const QPoint& position) const {
  const int row = position.y() / rowHeight();
  return rect().contains(position) && row < static_cast<int>(m_items.size()) ? row : -1;
}

void BarList::mousePressEvent(QMouseEvent* event) {
  const int row = rowAt(event->pos());
  if (!m_selectable || row < 0) return PaintedWidget::mousePressEvent(event);
  m_focused = row;
  emit chosen(row);
}

void BarList::mouseMoveEvent(QMouseEvent* event) {
  const int row = m_selectable ? rowAt(event->pos()) : -1;
  if (row == m_hovered) return;
  m_hovered = row;
  update();
}

void BarList::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
}

void BarList::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_items.size()) - 1;
  if (!m_selectable || last < 0) return PaintedWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Up: m_focused = std::max(m_focused - 1, 0); break;
    case Qt::Key_Down: m_focused = std::min(m_focused + 1, last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: emit chosen(m_focused); break;
    default: return PaintedWidget::keyPressEvent(event);
  }
  update();
}

}  // namespace wb::ui
