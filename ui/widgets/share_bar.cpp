// Paints the parts side by side and the legend beneath.
#include "ui/widgets/share_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"

namespace wb::ui {

ShareBar::ShareBar(QWidget* parent) : PaintedWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setParts(std::vector<SharePart> parts) {
  m_parts = std::move(parts);
  QStringList words;
  for (const SharePart& part : m_parts) words << part.name + " " + part.number;
  setAccessibleDescription(words.join("; "));
  updateGeometry();
  update();
}

void ShareBar::setLegendShown(bool shown) {
  m_legendShown = shown;
  updateGeometry();
}

QSize ShareBar::sizeHint() const {
  return {px(240), px(8) + (m_legendShown ? legendLines(std::max(width(), px(200))) * px(20) + px(4) : 0)};
}

QSize ShareBar::minimumSizeHint() const { return {px(120), sizeHint().height()}; }

int ShareBar::legendWidth(const SharePart& part) const {
  return px(14) + textWidth(part.name + " " + part.number, TextStyle::Caption);
}

int ShareBar::legendLines(int width) const {
  int lines = 1;
  int x = 0;
  for (const SharePart& part : m_parts) {
    if (x > 0 && x + legendWidth(part) > width) {
      ++lines;
      x = 0;
    }
    x += legendWidth(part) + px(12);
  }
  return lines;
}

QColor ShareBar::partColor(int index) const {
  const SharePart& part = m_parts[static_cast<std::size_t>(index)];
  if (part.color.isValid()) return part.color;
  return mixed(colors().accent, colors().surface, std::min(0.1 + index * 0.3, 0.7));
}

void ShareBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  double total = 0;
  for (const SharePart& part : m_parts) total += part.value;
  if (total <= 0) return;
  const double room = width() - 2.0 * (static_cast<double>(m_parts.size()) - 1);
  double x = 0;
  for (int i = 0; i < static_cast<int>(m_parts.size()); ++i) {
    const double part = room * m_parts[static_cast<std::size_t>(i)].value / total;
    paintBox(painter, QRectF(x, 0, std::max(part, 1.0), px(8)), px(2), partColor(i));
    x += part + 2;
  }
  if (m_legendShown) paintLegend(painter);
}

void ShareBar::paintLegend(QPainter& painter) const {
  int used = 0;
  for (const SharePart& part : m_parts) used += legendWidth(part);
  const int gaps = std::max(static_cast<int>(m_parts.size()) - 1, 1);
  const bool oneLine = legendLines(width()) == 1;
  const int gap = oneLine ? std::min((width() - used) / gaps, px(60)) : px(12);
  int x = 0;
  int y = px(12);
  for (int i = 0; i < static_cast<int>(m_parts.size()); ++i) {
    const SharePart& part = m_parts[static_cast<std::size_t>(i)];
    if (x > 0 && x + legendWidth(part) > width()) {
      x = 0;
      y += px(20);
    }
    paintBox(painter, QRectF(x, y + px(6), px(8), px(8)), px(3), partColor(i));
    const int name = paintText(painter, QRect(x + px(12), y, width() - x, px(20)), part.name + " ", TextStyle::Caption,
                               colors().text);
    paintText(painter, QRect(x + px(12) + name, y, width() - x, px(20)), part.number, TextStyle::Caption,
              colors().muted);
    x += legendWidth(part) + gap;
  }
}

}  // namespace wb::ui
