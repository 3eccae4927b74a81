// Paints a category's key, name and probability.
#include "ui/widgets/category_button.h"

#include <QEvent>
#include <QPainter>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

namespace {

/// "Shift+1" stands on the small cap as "⇧1".
QString capText(const Category& category) {
  QString key = toQt(category.key);
  return key.replace("Shift+", "⇧");
}

void paintKey(QPainter& painter, const QRect& box, const Category& category) {
  const QColor color = colors().category(category.color);
  const bool ring = categoryHasRing(category.color);
  paintBox(painter, box, px(size::radiusKeyCap), color);
  if (ring) paintBox(painter, QRectF(box).adjusted(2, 2, -2, -2), px(size::radiusKeyCap) - 2, {}, inkOn(color), 1);
  paintText(painter, box, capText(category), TextStyle::BodyBold, inkOn(color), Qt::AlignCenter);
}

}  // namespace

CategoryButton::CategoryButton(QWidget* parent) : QPushButton(parent) {
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CategoryButton::setCategory(const Category& category) {
  m_category = category;
  describe();
}

void CategoryButton::setProbability(std::optional<double> probability) {
  m_probability = probability;
  describe();
}

void CategoryButton::setNote(const QString& note) {
  m_note = note;
  describe();
}

void CategoryButton::setChecked(bool checked) {
  m_checked = checked;
  describe();
}

void CategoryButton::setState(CategoryButtonState state) {
  m_state = state;
  describe();
}

void CategoryButton::setCompact(bool compact) {
  m_compact = compact;
  updateGeometry();
}

QString CategoryButton::rightText() const {
  const QString mark = m_checked ? QStringLiteral("✓") : QString();
  if (!m_note.isEmpty()) return mark + m_note;
  // Below half a per cent there is nothing to weigh.
  if (!m_probability || *m_probability < 0.005) return mark;
  return (m_checked ? mark + QStringLiteral(" ") : QString()) + formatPercent(*m_probability);
}

void CategoryButton::describe() {
  const QString name = toQt(m_category.name);
  setAccessibleName(rightText().isEmpty() ? name : name + ", " + rightText());
  setAccessibleDescription(toQt(m_category.key));
  const QString guideline = toQt(m_category.guideline);
  setToolTip(guideline.isEmpty() ? name : name + "\n" + guideline);
  update();
}

QSize CategoryButton::sizeHint() const { return {px(160), px(m_compact ? 34 : size::categoryButton)}; }
QSize CategoryButton::minimumSizeHint() const { return {px(84), sizeHint().height()}; }

void CategoryButton::paintEvent(QPaintEvent*) {
  const Palette& c = colors();
  QPainter painter(this);
  const bool suggested = m_state == CategoryButtonState::Suggested;
  const bool current = m_state == CategoryButtonState::Current;
  QColor fill = suggested ? c.accentTint : c.surface;
  if (isDown()) {
    fill = c.pressed;
  } else if (underMouse() && isEnabled()) {
    fill = suggested ? c.selection : c.hover;
  }
  const double radius = px(size::radiusIsland);
  paintBox(painter, rect(), radius, fill,
           suggested ? c.accent
           : current ? c.text
                     : c.border,
           suggested || current ? 2 : 1);

  const int cap = px(m_compact ? 22 : size::keyCap);
  const QRect key(px(m_compact ? 9 : 11), (height() - cap) / 2, cap, cap);
  paintKey(painter, key, m_category);
  const bool bold = suggested || current;
  const TextStyle rightStyle = suggested && m_note.isEmpty() ? TextStyle::CaptionBold : TextStyle::Caption;
  const QString right = rightText();
  const int rightWidth = right.isEmpty() ? 0 : textWidth(right, rightStyle);
  const QRect inside(key.right() + 1 + px(10), 0, width() - key.right() - 1 - px(22), height());
  paintText(painter, inside.adjusted(0, 0, right.isEmpty() ? 0 : -rightWidth - px(6), 0), toQt(m_category.name),
            bold ? TextStyle::BodyBold : TextStyle::Body, isEnabled() ? c.text : c.disabled);
  if (rightWidth) {
    paintText(painter, QRect(width() - px(12) - rightWidth, 0, rightWidth, height()), right, rightStyle,
              suggested && m_note.isEmpty() ? c.accent : c.muted);
  }
  if (hasFocus()) paintFocusRing(painter, rect(), radius);
}

void CategoryButton::changeEvent(QEvent* event) {
  QPushButton::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) updateGeometry();
}

}  // namespace wb::ui
