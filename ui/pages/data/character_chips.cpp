// Lays the chips out in one row and paints them.
#include "ui/pages/data/character_chips.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr int kChipHeight = 20;
constexpr int kGap = 4;
constexpr int kPadding = 5;

}  // namespace

CharacterChips::CharacterChips(QWidget* parent) : PaintedWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CharacterChips::setChips(std::vector<CharacterChip> chips) {
  m_chips = std::move(chips);
  m_focused = 0;
  m_hovered = -1;
  place();
}

void CharacterChips::place() {
  m_places.clear();
  int x = 0;
  for (const CharacterChip& chip : m_chips) {
    const int wide = textWidth(chip.character, TextStyle::Body) + textWidth(chip.count, TextStyle::Caption) +
                     px(2 * kPadding + kGap);
    if (x > 0 && x + wide > width()) break;
    m_places.emplace_back(x, 0, wide, px(kChipHeight));
    x += wide + px(kGap);
  }
  update();
}

QSize CharacterChips::sizeHint() const { return {px(200), px(kChipHeight)}; }

QSize CharacterChips::minimumSizeHint() const { return {px(60), px(kChipHeight)}; }

void CharacterChips::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < m_places.size(); ++i) {
    const QRect& place = m_places[i];
    const int index = static_cast<int>(i);
    paintBox(painter, place, px(size::radiusDot), index == m_hovered ? colors().pressed : colors().hover);
    const QRect inside = place.adjusted(px(kPadding), 0, -px(kPadding), 0);
    const int taken = paintText(painter, inside, m_chips[i].character, TextStyle::Body, colors().text);
    paintText(painter, inside.adjusted(taken + px(kGap), 0, px(2), 0), m_chips[i].count, TextStyle::Caption,
              colors().muted);
    if (hasFocus() && index == m_focused) paintFocusRing(painter, place, px(size::radiusDot));
  }
}

int CharacterChips::chipAt(const QPoint& position) const {
  const auto found =
      std::find_if(m_places.begin(), m_places.end(), [&](const QRect& place) { return place.contains(position); });
  return found == m_places.end() ? -1 : static_cast<int>(found - m_places.begin());
}

void CharacterChips::mousePressEvent(QMouseEvent* event) {
  const int index = chipAt(event->position().toPoint());
  if (index >= 0) emit chosen(m_chips[static_cast<std::size_t>(index)].character);
}

void CharacterChips::mouseMoveEvent(QMouseEvent* event) {
  const int index = chipAt(event->position().toPoint());
  if (index == m_hovered) return;
  m_hovered = index;
  setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void CharacterChips::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
}

void CharacterChips::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_places.size()) - 1;
  if (last < 0) return PaintedWidget::keyPressEvent(event);
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    m_focused = std::clamp(m_focused + (event->key() == Qt::Key_Right ? 1 : -1), 0, last);
    update();
  } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
    emit chosen(m_chips[static_cast<std::size_t>(m_focused)].character);
  } else {
    PaintedWidget::keyPressEvent(event);
  }
}

void CharacterChips::resizeEvent(QResizeEvent*) { place(); }

}  // namespace wb::ui
