// Small shapes that several painted widgets share: frames with a crisp line, focus rings, dots, text.
#pragma once

#include <QPainter>
#include <QString>

#include "ui/style/theme.h"

namespace wb::ui {

/// A rounded box whose line of `lineWidth` lies inside `rect`. An invalid colour leaves that part out.
void paintBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& line = {},
              double lineWidth = 1);
/// The 2 px accent ring inside the edge of `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, double radius);
/// The rounded square of category `index`, centred in `box`, `side` drawing pixels wide; ring where repeated.
void paintCategoryDot(QPainter& painter, const QRectF& box, int index, double side = 10);
/// One line, elided at its end where too long. Returns the width it took.
int paintText(QPainter& painter, const QRect& rect, const QString& text, TextStyle style, const QColor& ink,
              Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
int textWidth(const QString& text, TextStyle style);
/// "<b>…</b>" parts in text ink, the rest muted, weight unchanged: for subtitles with numbers.
QString inkedHtml(const QString& text);

}  // namespace wb::ui
