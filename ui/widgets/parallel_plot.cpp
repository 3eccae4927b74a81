#include "ui/widgets/parallel_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr double faintest = 0.25;  // of the ramp: the poorest line must still be seen on the surface
constexpr int nameRoom = 30;
constexpr int sideRoom = 76;  // for the first axis' name, and for the marks of the last
constexpr double reach = 8;   // how near the pointer must come to a line

double distanceTo(const QPointF& point, const QPointF& a, const QPointF& b) {
  const QPointF along = b - a;
  const double length = QPointF::dotProduct(along, along);
  const double t = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0);
  const QPointF gap = point - (a + t * along);
  return std::hypot(gap.x(), gap.y());
}

}  // namespace

ParallelPlot::ParallelPlot(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
}

void ParallelPlot::setLines(std::vector<ParallelAxis> axes, std::vector<ParallelLine> lines) {
  m_axes = std::move(axes);
  m_lines = std::move(lines);
  if (m_highlighted >= std::ssize(m_lines)) m_highlighted = -1;
  update();
}

void ParallelPlot::setHighlighted(int line) {
  if (m_highlighted == line) return;
  m_highlighted = line < std::ssize(m_lines) ? line : -1;
  setAccessibleDescription(m_highlighted < 0 ? QString() : m_lines[static_cast<std::size_t>(m_highlighted)].text);
  update();
}

void ParallelPlot::highlight(int line) {
  if (m_highlighted == line) return;
  setHighlighted(line);
  emit hovered(m_highlighted);
}

QRectF ParallelPlot::plotArea() const {
  return QRectF(rect()).adjusted(px(sideRoom), px(nameRoom), -px(sideRoom), -px(14));
}

double ParallelPlot::axisX(int axis) const {
  const QRectF area = plotArea();
  const auto gaps = static_cast<double>(std::max<std::ptrdiff_t>(1, std::ssize(m_axes) - 1));
  return area.left() + area.width() * axis / gaps;
}

/// How far up the axis a value lies, 0 … 1; an axis of one value has it in the middle.
double ParallelPlot::share(int axis, double value) const {
  const ParallelAxis& a = m_axes[static_cast<std::size_t>(axis)];
  if (a.high <= a.low) return 0.5;
  if (a.logarithmic) return std::log(value / a.low) / std::log(a.high / a.low);
  return (value - a.low) / (a.high - a.low);
}

QPointF ParallelPlot::crossing(int line, int axis) const {
  const double value = m_lines[static_cast<std::size_t>(line)].values[static_cast<std::size_t>(axis)];
  const QRectF area = plotArea();
  return {axisX(axis), area.bottom() - area.height() * share(axis, value)};
}

QColor ParallelPlot::inkOf(const ParallelLine& line) const {
  const double score = share(static_cast<int>(m_axes.size()) - 1, line.values.back());
  return colors().heatColor(faintest + (1 - faintest) * score);
}

void ParallelPlot::paintAxis(QPainter& painter, int axis) const {
  const ParallelAxis& a = m_axes[static_cast<std::size_t>(axis)];
  const QRectF area = plotArea();
  const int x = static_cast<int>(std::lround(axisX(axis)));
  painter.setPen(QPen(colors().buttonBorder, 1));
  painter.drawLine(QPointF(x + 0.5, area.top()), QPointF(x + 0.5, area.bottom()));
  const int room = static_cast<int>(area.width() / static_cast<double>(std::max<std::size_t>(1, m_axes.size() - 1)));
  const int width = std::min(room, 2 * px(sideRoom)) - px(8);
  paintText(painter, QRect(x - width / 2, 0, width, px(nameRoom) - px(6)), a.name, TextStyle::CaptionBold,
            colors().text, Qt::AlignHCenter | Qt::AlignVCenter);
  const int line = px(16);
  double last = -1e9;
  for (const ParallelAxis::Mark& mark : a.marks) {
    const double y = area.bottom() - area.height() * share(axis, mark.value);
    if (std::abs(y - last) < line) continue;  // it would lie upon the one before
    last = y;
    painter.fillRect(QRectF(x - px(3), std::lround(y), px(7), 1), colors().buttonBorder);
    const QRect box(x + px(7), static_cast<int>(y) - line / 2, px(sideRoom) - px(8), line);
    const QRect ground(box.left() - px(1), box.top(),
                       std::min(box.width(), textWidth(mark.text, TextStyle::Caption)) + px(2), line);
    QColor veil = colors().surface;
    veil.setAlphaF(0.85F);
    painter.fillRect(ground, veil);
    paintText(painter, box, mark.text, TextStyle::Caption, colors().muted);
  }
}

void ParallelPlot::paintLine(QPainter& painter, int line) const {
  const ParallelLine& l = m_lines[static_cast<std::size_t>(line)];
  const bool lit = line == m_highlighted;
  QColor ink = inkOf(l);
  if (m_highlighted >= 0 && !lit) ink = mixed(ink, colors().surface, 0.65);
  QPen pen(lit ? colors().text : ink, lit ? 2.5 : 1.8);
  if (l.dashed) pen.setDashPattern({3, 3});
  painter.setPen(pen);
  QPolygonF points;
  for (int axis = 0; axis < std::ssize(m_axes); ++axis) points << crossing(line, axis);
  painter.drawPolyline(points);
  painter.setPen(Qt::NoPen);
  painter.setBrush(lit ? colors().text : ink);
  for (const QPointF& point : points) painter.drawEllipse(point, px(3), px(3));
  painter.setBrush(Qt::NoBrush);
}

void ParallelPlot::paintEvent(QPaintEvent*) {
  if (m_axes.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  std::vector<int> order(m_lines.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [this](int a, int b) {  // the best lie on top
    return m_lines[static_cast<std::size_t>(a)].values.back() < m_lines[static_cast<std::size_t>(b)].values.back();
  });
  for (const int line : order) {
    if (line != m_highlighted) paintLine(painter, line);
  }
  for (int axis = 0; axis < std::ssize(m_axes); ++axis) paintAxis(painter, axis);
  if (m_highlighted >= 0) paintLine(painter, m_highlighted);
  if (hasFocus()) paintFocusRing(painter, rect(), px(6));
}

int ParallelPlot::lineAt(const QPointF& position) const {
  int nearest = -1;
  double least = px(reach);
  for (int line = 0; line < std::ssize(m_lines); ++line) {
    for (int axis = 0; axis + 1 < std::ssize(m_axes); ++axis) {
      const double distance = distanceTo(position, crossing(line, axis), crossing(line, axis + 1));
      if (distance >= least) continue;
      least = distance;
      nearest = line;
    }
  }
  return nearest;
}

void ParallelPlot::mouseMoveEvent(QMouseEvent* event) { highlight(lineAt(event->position())); }

void ParallelPlot::mousePressEvent(QMouseEvent* event) {
  const int line = lineAt(event->position());
  if (event->button() == Qt::LeftButton && line >= 0) emit chosen(line);
}

void ParallelPlot::leaveEvent(QEvent*) { highlight(-1); }

void ParallelPlot::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(m_lines.size());
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (count > 0 && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
    const int step = event->key() == Qt::Key_Down ? 1 : count - 1;
    highlight(m_highlighted < 0 ? 0 : (m_highlighted + step) % count);
  } else if (enter && m_highlighted >= 0) {
    emit chosen(m_highlighted);
  } else {
    PaintedWidget::keyPressEvent(event);
  }
}

QSize ParallelPlot::sizeHint() const { return {px(600), px(240)}; }

QSize ParallelPlot::minimumSizeHint() const { return {px(240), px(140)}; }

}  // namespace wb::ui
