// Paints the line; while the end is unknown, a piece moves along it.
#include "ui/widgets/progress_line.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"

namespace wb::ui {

ProgressLine::ProgressLine(QWidget* parent) : PaintedWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_timer.setInterval(50);
  connect(&m_timer, &QTimer::timeout, this, [this] {
    m_phase = (m_phase + 1) % 40;
    update();
  });
}

void ProgressLine::setFraction(std::optional<double> fraction) {
  m_fraction = fraction;
  if (fraction) {
    m_timer.stop();
  } else if (!m_timer.isActive()) {
    m_timer.start();
  }
  update();
}

QSize ProgressLine::sizeHint() const { return {px(160), px(6)}; }
QSize ProgressLine::minimumSizeHint() const { return {px(40), px(6)}; }

void ProgressLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const double radius = height() / 2.0;
  paintBox(painter, rect(), radius, colors().pressed);
  QRectF part = rect();
  if (m_fraction) {
    part.setWidth(std::clamp(*m_fraction, 0.0, 1.0) * width());
  } else {
    part.setWidth(width() / 4.0);
    part.moveLeft((width() - part.width()) * (m_phase < 20 ? m_phase : 40 - m_phase) / 20.0);
  }
  if (part.width() >= 1) paintBox(painter, part, radius, colors().accent);
}

}  // namespace wb::ui
