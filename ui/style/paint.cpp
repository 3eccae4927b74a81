// Small shapes that several painted widgets share.
#include "ui/style/paint.h"

#include <QFontMetrics>

namespace wb::ui {

void paintBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& line,
              double lineWidth) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QRectF box = rect;
  if (line.isValid()) {
    const double half = lineWidth / 2;
    box.adjust(half, half, -half, -half);
    radius -= half;
    painter.setPen(QPen(line, lineWidth));
  } else {
    painter.setPen(Qt::NoPen);
  }
  painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  painter.drawRoundedRect(box, radius, radius);
  painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, double radius) {
  paintBox(painter, rect, radius, {}, colors().accent, 2);
}

void paintCategoryDot(QPainter& painter, const QRectF& box, int index, double side) {
  const double width = px(side);
  QRectF dot(0, 0, width, width);
  dot.moveCenter(box.center());
  dot.moveTo(std::round(dot.x()), std::round(dot.y()));
  const double radius = px(side > 12 ? 4 : 3);
  if (!categoryHasRing(index)) {
    paintBox(painter, dot, radius, colors().category(index));
    return;
  }
  paintBox(painter, dot, radius, {}, colors().category(index), 1.5);
  paintBox(painter, dot.adjusted(3, 3, -3, -3), 1, colors().category(index));
}

int textWidth(const QString& text, TextStyle style) {
  return QFontMetrics(theme().font(style)).horizontalAdvance(text);
}

int paintText(QPainter& painter, const QRect& rect, const QString& text, TextStyle style, const QColor& ink,
              Qt::Alignment alignment) {
  painter.setFont(theme().font(style));
  painter.setPen(ink);
  const QFontMetrics metrics = painter.fontMetrics();
  const QString shown =
      metrics.horizontalAdvance(text) > rect.width() ? metrics.elidedText(text, Qt::ElideRight, rect.width()) : text;
  painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
  return metrics.horizontalAdvance(shown);
}

QString inkedHtml(const QString& text) {
  QString html = text;
  html.replace("<b>", QString("<span style=\"color:%1\">").arg(colors().text.name()));
  html.replace("</b>", "</span>");
  return html;
}

}  // namespace wb::ui
