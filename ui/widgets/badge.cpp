// Paints a word on its tint.
#include "ui/widgets/badge.h"

#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/paint.h"

namespace wb::ui {

namespace {

std::pair<QColor, QColor> tintAndInk(BadgeKind kind) {
  const Palette& c = colors();
  switch (kind) {
    case BadgeKind::Neutral: return {c.hover, c.muted};
    case BadgeKind::Accent: return {c.accentTint, c.accent};
    case BadgeKind::Success: return {c.successTint, c.success};
    case BadgeKind::Warning: return {c.warningTint, c.warning};
    case BadgeKind::Error: return {c.errorTint, c.error};
  }
  return {c.hover, c.muted};
}

}  // namespace

Badge::Badge(const QString& text, BadgeKind kind, QWidget* parent) : PaintedWidget(parent), m_text(text), m_kind(kind) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(text);
}

void Badge::setText(const QString& text) {
  m_text = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void Badge::setKind(BadgeKind kind) {
  m_kind = kind;
  update();
}

void Badge::setIconName(const QString& name) {
  m_iconName = name;
  updateGeometry();
  update();
}

QSize Badge::sizeHint() const {
  const int icon = m_iconName.isEmpty() ? 0 : px(16);
  return {textWidth(m_text, TextStyle::Caption) + icon + px(12), px(18)};
}

void Badge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto [tint, ink] = tintAndInk(m_kind);
  paintBox(painter, rect(), px(4), tint);
  int x = px(6);
  if (!m_iconName.isEmpty()) {
    paintIcon(painter, QRectF(x, 0, px(12), height()), m_iconName, ink);
    x += px(16);
  }
  paintText(painter, rect().adjusted(x, 0, 0, 0), m_text, TextStyle::Caption, ink);
}

}  // namespace wb::ui
