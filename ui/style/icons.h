// Icons: one SVG each in resources/icons, drawn in a 24 grid with "currentColor", tinted here.
#pragma once

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QString>

namespace wb::ui {

/// Paints icon `name` (its file's name without .svg) centred in `box`, sharp at any device pixel ratio.
void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color);
/// `logicalSize` pixels square for a screen of `devicePixelRatio`.
QPixmap iconPixmap(const QString& name, const QColor& color, int logicalSize, qreal devicePixelRatio);
/// For menus and line edits: normal in muted ink, disabled in disabled ink, of the theme in force.
QIcon icon(const QString& name);
bool iconExists(const QString& name);

}  // namespace wb::ui
