// One pixel a cell in an image that is scaled up, thin lines of the surface between large cells.
#include "ui/widgets/attention_heatmap.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr int smallestLabelled = 10;  // cells below this carry no labels
constexpr int labelRoom = 32;         // left and above, for labels like "[SEP]"

/// "[CLS]" as "CLS": the brackets cost room and say nothing here.
QString shortLabel(const QString& label) {
  return label.size() > 2 && label.startsWith('[') && label.endsWith(']') ? label.mid(1, label.size() - 2) : label;
}

}  // namespace

AttentionHeatmap::AttentionHeatmap(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void AttentionHeatmap::setMatrix(const QStringList& labels, const std::vector<float>& values) {
  Q_ASSERT(values.size() == static_cast<std::size_t>(labels.size() * labels.size()));
  m_labels.clear();
  for (const QString& label : labels) m_labels << shortLabel(label);
  m_values = values;
  m_largest = values.empty() ? 1 : *std::max_element(values.begin(), values.end());
  if (m_selectedRow >= length()) m_selectedRow = -1;
  m_hovered = {-1, -1};
  rebuildImage();
  updateGeometry();
  update();
}

void AttentionHeatmap::setSelectedRow(int row) {
  m_selectedRow = row < length() ? row : -1;
  setAccessibleDescription(m_selectedRow < 0 ? QString() : m_labels[m_selectedRow]);
  update();
}

void AttentionHeatmap::setMaximumCell(int size) {
  m_maximumCell = size;
  updateGeometry();
  update();
}

void AttentionHeatmap::setLabelsShown(bool shown) {
  m_labelsShown = shown;
  updateGeometry();
  update();
}

void AttentionHeatmap::styleChanged() { rebuildImage(); }

float AttentionHeatmap::value(int row, int column) const {
  return m_values[static_cast<std::size_t>(row) * static_cast<std::size_t>(length()) +
                  static_cast<std::size_t>(column)];
}

void AttentionHeatmap::rebuildImage() {
  m_image = QImage(length(), length(), QImage::Format_RGB32);
  for (int row = 0; row < length(); ++row) {
    auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
    for (int column = 0; column < length(); ++column) {
      line[column] = colors().heatColor(m_largest > 0 ? value(row, column) / m_largest : 0).rgb();
    }
  }
}

AttentionHeatmap::Geometry AttentionHeatmap::geometryFor(const QSize& size) const {
  Geometry geometry;
  if (length() == 0) return geometry;
  const auto cellIn = [&](int room) {
    const double side = std::min(size.width(), size.height()) - room - 2;
    const double cell = std::min<double>(side / length(), px(m_maximumCell));
    return cell >= 2 ? std::floor(cell) : std::max(cell, 0.5);
  };
  geometry.labels = m_labelsShown && cellIn(px(labelRoom)) >= smallestLabelled;
  const int room = geometry.labels ? px(labelRoom) : 0;
  geometry.cell = cellIn(room);
  const double side = geometry.cell * length();
  geometry.origin = QPointF(room + 1 + std::max(0.0, std::floor((size.width() - room - 2 - side) / 2)), room + 1);
  return geometry;
}

int AttentionHeatmap::heightForWidth(int width) const {
  const Geometry geometry = geometryFor({width, 100000});
  return static_cast<int>(std::ceil(geometry.origin.y() + geometry.cell * length())) + 1;
}

QSize AttentionHeatmap::sizeHint() const {
  const int width = (m_labelsShown ? px(labelRoom) : 0) + px(std::min(m_maximumCell, 14)) * std::max(length(), 8) + 2;
  return {width, width};
}

QSize AttentionHeatmap::minimumSizeHint() const { return {px(120), px(120)}; }

QRect AttentionHeatmap::cellRect(int row, int column) const {
  const Geometry geometry = geometryFor(size());
  return QRectF(geometry.origin.x() + column * geometry.cell, geometry.origin.y() + row * geometry.cell, geometry.cell,
                geometry.cell)
      .toRect();
}

void AttentionHeatmap::paintLabels(QPainter& painter, const Geometry& geometry) const {
  const auto styleOf = [](bool bold) { return bold ? TextStyle::CaptionBold : TextStyle::Caption; };
  const int cell = static_cast<int>(geometry.cell);
  const int room = px(labelRoom) - px(4);
  for (int i = 0; i < length(); ++i) {
    const int along = static_cast<int>(i * geometry.cell);
    const bool rowLit = i == m_selectedRow || i == m_hovered.y();
    const QRect left(static_cast<int>(geometry.origin.x()) - px(4) - room,
                     static_cast<int>(geometry.origin.y()) + along - 2, room, cell + 4);
    paintText(painter, left, m_labels[i], styleOf(rowLit), rowLit ? colors().text : colors().muted,
              Qt::AlignRight | Qt::AlignVCenter);
    const bool columnLit = i == m_selectedRow || i == m_hovered.x();
    const QColor ink = columnLit ? colors().text : colors().muted;
    const QRect above(static_cast<int>(geometry.origin.x()) + along - 2,
                      static_cast<int>(geometry.origin.y()) - px(4) - room, cell + 4, room);
    if (m_labels[i].size() == 1) {
      paintText(painter, above, m_labels[i], styleOf(columnLit), ink, Qt::AlignHCenter | Qt::AlignBottom);
      continue;
    }
    painter.save();  // longer labels stand upright, read from below
    painter.translate(above.left(), above.bottom());
    painter.rotate(-90);
    paintText(painter, QRect(0, 0, room, above.width()), m_labels[i], styleOf(columnLit), ink);
    painter.restore();
  }
}

void AttentionHeatmap::paintEvent(QPaintEvent*) {
  if (length() == 0) return;
  QPainter painter(this);
  const Geometry geometry = geometryFor(size());
  const QRectF square(geometry.origin, QSizeF(geometry.cell * length(), geometry.cell * length()));
  painter.drawImage(square, m_image);
  if (geometry.cell >= 5) {
    for (int i = 1; i < length(); ++i) {
      painter.fillRect(QRectF(square.left() + i * geometry.cell - 1, square.top(), 1, square.height()),
                       colors().surface);
      painter.fillRect(QRectF(square.left(), square.top() + i * geometry.cell - 1, square.width(), 1),
                       colors().surface);
    }
  }
  painter.setPen(colors().border);
  painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5));
  if (geometry.labels) paintLabels(painter, geometry);
  if (m_hovered.x() >= 0) {
    paintBox(painter, QRectF(cellRect(m_hovered.y(), m_hovered.x())).adjusted(-1, -1, 0, 0), 0, {},
             colors().inputBorder);
  }
  if (m_selectedRow >= 0) {
    const QRectF row(square.left() - 2, square.top() + m_selectedRow * geometry.cell - 2, square.width() + 4,
                     geometry.cell + 3);
    paintBox(painter, row, 1, {}, hasFocus() ? colors().accent : colors().text, hasFocus() ? 2 : 1.5);
  } else if (hasFocus()) {
    paintFocusRing(painter, square.adjusted(-1, -1, 1, 1), 1);
  }
}

QPoint AttentionHeatmap::cellAt(const QPointF& position) const {
  const Geometry geometry = geometryFor(size());
  if (geometry.cell <= 0) return {-1, -1};
  const QPointF inside = (position - geometry.origin) / geometry.cell;
  const int column = static_cast<int>(std::floor(inside.x()));
  const int row = static_cast<int>(std::floor(inside.y()));
  if (row < 0 || row >= length() || column >= length()) return {-1, -1};
  return {std::max(column, -1), row};
}

void AttentionHeatmap::select(int row) {
  setSelectedRow(row);
  emit rowSelected(m_selectedRow);
}

void AttentionHeatmap::mousePressEvent(QMouseEvent* event) {
  const QPoint cell = cellAt(event->position());
  if (event->button() == Qt::LeftButton && cell.y() >= 0) select(cell.y());
}

void AttentionHeatmap::mouseMoveEvent(QMouseEvent* event) {
  QPoint cell = cellAt(event->position());
  if (cell.x() < 0) cell = {-1, -1};
  if (cell == m_hovered) return;
  m_hovered = cell;
  update();
  emit cellHovered(cell.y(), cell.x());
}

void AttentionHeatmap::leaveEvent(QEvent*) {
  m_hovered = {-1, -1};
  update();
  emit cellHovered(-1, -1);
}

void AttentionHeatmap::keyPressEvent(QKeyEvent* event) {
  if (length() == 0) return PaintedWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Up: select(std::max(m_selectedRow - 1, 0)); break;
    case Qt::Key_Down: select(std::min(m_selectedRow + 1, length() - 1)); break;
    case Qt::Key_Home: select(0); break;
    case Qt::Key_End: select(length() - 1); break;
    default: PaintedWidget::keyPressEvent(event);
  }
}

bool AttentionHeatmap::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const QPoint cell = cellAt(help->pos());
    if (cell.x() >= 0) {
      const QString words =
          m_labels[cell.y()] + " → " + m_labels[cell.x()] + "  " + QString::number(value(cell.y(), cell.x()), 'f', 3);
      QToolTip::showText(help->globalPos(), words, this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return PaintedWidget::event(event);
}

}  // namespace wb::ui
