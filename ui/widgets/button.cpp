// Paints the buttons. Order from the left: icon, text, key cap; all of it centred.
#include "ui/widgets/button.h"

#include <QAction>
#include <QEvent>
#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/key_cap.h"

namespace wb::ui {

namespace {

constexpr int iconSide = 16;
constexpr int gap = 8;

struct Look {
  QColor fill;
  QColor line;
  QColor ink;
};

Look lookOf(ButtonKind kind, bool hovered, bool pressed, bool enabled) {
  const Palette& c = colors();
  const QColor tint = pressed ? c.pressed : hovered ? c.hover : QColor();
  const bool lit = hovered || pressed;
  Look look;
  switch (kind) {
    case ButtonKind::Primary: look = {lit ? c.accentFillHover : c.accentFill, {}, c.onAccent}; break;
    case ButtonKind::Plain: look = {lit ? tint : c.surface, c.buttonBorder, c.text}; break;
    case ButtonKind::Tint: look = {lit ? c.selection : c.accentTint, {}, c.accent}; break;
    case ButtonKind::Danger: look = {lit ? tint : c.surface, c.buttonBorder, c.error}; break;
    case ButtonKind::Warning: look = {lit ? c.warningTint.darker(104) : QColor(), c.warning, c.text}; break;
    case ButtonKind::Flat: look = {tint, {}, c.muted}; break;
    case ButtonKind::Link: look = {{}, {}, c.accent}; break;
  }
  if (!enabled) {
    look.ink = c.disabled;
    if (kind == ButtonKind::Primary || kind == ButtonKind::Tint) look = {c.surface2, c.border, c.disabled};
  }
  return look;
}

bool isBold(ButtonKind kind) { return kind == ButtonKind::Primary || kind == ButtonKind::Tint; }

KeyCapStyle capStyle(ButtonKind kind) {
  if (kind == ButtonKind::Primary) return KeyCapStyle::OnAccent;
  return kind == ButtonKind::Tint ? KeyCapStyle::Accent : KeyCapStyle::Plain;
}

int capWidth(ButtonKind kind, const QString& text) {
  if (!isBold(kind)) return keyCapWidth(text);
  return std::max(textWidth(text, TextStyle::CaptionBold) + px(12), keyCapHeight());
}

}  // namespace

Button::Button(const QString& text, ButtonKind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind) {
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
  if (kind == ButtonKind::Link) setCursor(Qt::PointingHandCursor);
}

void Button::setKind(ButtonKind kind) {
  m_kind = kind;
  updateGeometry();
  update();
}

void Button::setButtonSize(ButtonSize size) {
  m_size = size;
  updateGeometry();
  update();
}

void Button::setIconName(const QString& name) {
  m_iconName = name;
  updateGeometry();
  update();
}

void Button::setKeyText(const QString& text) {
  m_keyText = text;
  updateGeometry();
  update();
}

void Button::bindAction(QAction* action) {
  const auto follow = [this, action] {
    setKeyText(keyCapText(action->shortcut()));
    setEnabled(action->isEnabled());
    if (!action->isEnabled()) setToolTip(action->toolTip() == action->text() ? QString() : action->toolTip());
  };
  follow();
  connect(action, &QAction::changed, this, follow);
  connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

int Button::buttonHeight() const {
  if (m_kind == ButtonKind::Link) return theme().lineHeight(textStyle());
  switch (m_size) {
    case ButtonSize::Small: return px(size::buttonSmall);
    case ButtonSize::Answer: return px(size::buttonAnswer);
    case ButtonSize::Normal: break;
  }
  return px(size::button);
}

int Button::padding() const {
  if (m_kind == ButtonKind::Link) return 0;
  switch (m_size) {
    case ButtonSize::Small: return px(10);
    case ButtonSize::Answer: return px(21);
    case ButtonSize::Normal: break;
  }
  return px(isBold(m_kind) ? 14 : 12);
}

TextStyle Button::textStyle() const {
  const bool small = m_size == ButtonSize::Small;
  if (isBold(m_kind)) return small ? TextStyle::CaptionBold : TextStyle::BodyBold;
  return small ? TextStyle::Caption : TextStyle::Body;
}

int Button::contentWidth() const {
  int width = 0;
  if (!m_iconName.isEmpty()) width += px(iconSide);
  if (!text().isEmpty()) width += (width ? px(gap) : 0) + textWidth(text(), textStyle());
  if (!m_keyText.isEmpty()) width += (width ? px(gap) : 0) + capWidth(m_kind, m_keyText);
  return width;
}

QSize Button::sizeHint() const { return {contentWidth() + 2 * padding(), buttonHeight()}; }

void Button::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  Look look = lookOf(m_kind, underMouse() && isEnabled(), isDown(), isEnabled());
  if (isChecked() && isEnabled()) {
    look.fill = colors().accentTint;
    look.ink = colors().accent;
  }
  paintBox(painter, rect(), px(size::radiusControl), look.fill, look.line);
  int x = contentWidth() <= width() ? (width() - contentWidth()) / 2 : padding();
  if (m_kind == ButtonKind::Link) x = 0;
  if (!m_iconName.isEmpty()) {
    const bool quiet = m_kind == ButtonKind::Plain && isEnabled() && text().isEmpty();
    paintIcon(painter, QRectF(x, 0, px(iconSide), height()), m_iconName, quiet ? colors().muted : look.ink);
    x += px(iconSide) + px(gap);
  }
  if (!text().isEmpty()) {
    const int tail = m_keyText.isEmpty() ? 0 : px(gap) + capWidth(m_kind, m_keyText);
    const int room = width() - x - tail - (m_kind == ButtonKind::Link ? 0 : px(4));
    x += paintText(painter, QRect(x, 0, std::min(room, textWidth(text(), textStyle())), height()), text(), textStyle(),
                   look.ink) +
         px(gap);
  }
  if (!m_keyText.isEmpty()) paintKeyCap(painter, x, height() / 2, m_keyText, capStyle(m_kind), isEnabled());
  if (hasFocus()) paintFocus(painter);
}

void Button::paintFocus(QPainter& painter) const {
  if (m_kind == ButtonKind::Primary) {
    paintBox(painter, QRectF(rect()).adjusted(2, 2, -2, -2), px(size::radiusControl) - 2, {}, colors().onAccent, 2);
  } else {
    paintFocusRing(painter, rect(), px(size::radiusControl));
  }
}

void Button::changeEvent(QEvent* event) {
  QPushButton::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) updateGeometry();
}

IconButton::IconButton(const QString& icon, const QString& name, QWidget* parent)
    : Button({}, ButtonKind::Flat, parent) {
  setIconName(icon);
  setName(name);
  setButtonSize(ButtonSize::Small);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setName(const QString& name) {
  setAccessibleName(name);
  setToolTip(name);
}

void IconButton::setBordered(bool bordered) { setKind(bordered ? ButtonKind::Plain : ButtonKind::Flat); }

QSize IconButton::sizeHint() const { return {px(24), px(24)}; }

}  // namespace wb::ui
