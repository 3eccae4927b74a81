// Paints the squares; the chosen one has a frame.
#include "ui/pages/categories/color_choice.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr int kColors = 12;
constexpr int kCell = 28;

}  // namespace

ColorChoice::ColorChoice(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
}

void ColorChoice::setColor(int index) {
  m_color = index;
  update();
}

QSize ColorChoice::sizeHint() const { return {kColors * px(kCell), px(kCell)}; }

void ColorChoice::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < kColors; ++i) {
    const QRect cell(i * px(kCell), 0, px(kCell), px(kCell));
    if (i == m_color % kColors) paintBox(painter, cell.adjusted(1, 1, -1, -1), px(6), colors().hover, colors().text);
    paintCategoryDot(painter, cell, i, 16);
  }
  if (hasFocus()) {
    paintFocusRing(painter, QRect(m_color % kColors * px(kCell), 0, px(kCell), px(kCell)), px(6));
  }
}

void ColorChoice::choose(int index) {
  if (index == m_color) return;
  setColor(index);
  emit chosen(index);
}

void ColorChoice::mousePressEvent(QMouseEvent* event) {
  choose(std::clamp(static_cast<int>(event->position().x()) / px(kCell), 0, kColors - 1));
}

void ColorChoice::keyPressEvent(QKeyEvent* event) {
  const int now = m_color % kColors;
  if (event->key() == Qt::Key_Left) {
    choose(std::max(0, now - 1));
  } else if (event->key() == Qt::Key_Right) {
    choose(std::min(kColors - 1, now + 1));
  } else {
    PaintedWidget::keyPressEvent(event);
  }
}

}  // namespace wb::ui
