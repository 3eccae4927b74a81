// All thumbnails are one image; every head is scaled by its own largest weight.
#include "ui/widgets/head_grid.h"

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

/// The largest weight of the block of tokens that falls on one pixel, so that no line is lost.
float blockMaximum(const AttentionMaps& maps, int layer, int head, int x, int y, int side) {
  const auto from = [&](int at) { return at * maps.length / side; };
  const auto to = [&](int at) { return std::max((at + 1) * maps.length / side, from(at) + 1); };
  float largest = 0;
  for (int query = from(y); query < to(y); ++query) {
    for (int key = from(x); key < to(x); ++key) largest = std::max(largest, maps.at(layer, head, query, key));
  }
  return largest;
}

}  // namespace

HeadGrid::HeadGrid(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void HeadGrid::setAttention(const AttentionMaps& maps) {
  m_maps = maps;
  m_layer = std::min(m_layer, maps.layers - 1);
  m_head = std::min(m_head, maps.heads - 1);
  m_image = {};
  updateGeometry();
  update();
}

void HeadGrid::setSelected(int layer, int head) {
  m_layer = layer;
  m_head = head;
  setAccessibleDescription(describe(layer, head));
  update();
}

void HeadGrid::setMaximumCell(int size) {
  m_maximumCell = size;
  updateGeometry();
  update();
}

void HeadGrid::styleChanged() { m_image = {}; }

QString HeadGrid::describe(int layer, int head) const {
  if (layer >= 0 && head >= 0) return tr("layer %1, head %2").arg(layer + 1).arg(head + 1);
  if (layer >= 0) return tr("layer %1, all heads").arg(layer + 1);
  return head >= 0 ? tr("all layers, head %1").arg(head + 1) : tr("all layers, all heads");
}

void HeadGrid::rebuildImage(int side) {
  m_image = QImage(m_maps.heads * side, m_maps.layers * side, QImage::Format_RGB32);
  std::vector<float> block(static_cast<std::size_t>(side * side));
  for (int layer = 0; layer < m_maps.layers; ++layer) {
    for (int head = 0; head < m_maps.heads; ++head) {
      for (int i = 0; i < side * side; ++i)
        block[static_cast<std::size_t>(i)] = blockMaximum(m_maps, layer, head, i % side, i / side, side);
      const float largest = std::max(*std::max_element(block.begin(), block.end()), 1e-9F);
      for (int i = 0; i < side * side; ++i) {
        m_image.setPixel(head * side + i % side, layer * side + i / side,
                         colors().heatColor(block[static_cast<std::size_t>(i)] / largest).rgb());
      }
    }
  }
}

int HeadGrid::labelWidth() const { return px(20); }
int HeadGrid::labelHeight() const { return px(18); }

int HeadGrid::cellSize(const QSize& size) const {
  if (m_maps.length == 0) return px(12);
  const int across = (size.width() - labelWidth() - 2) / m_maps.heads;
  const int down = (size.height() - labelHeight() - 2) / m_maps.layers;
  return std::clamp(std::min(across, down), px(6), px(m_maximumCell));
}

int HeadGrid::heightForWidth(int width) const { return labelHeight() + cellSize({width, 1 << 20}) * m_maps.layers + 2; }

QSize HeadGrid::sizeHint() const {
  const int width = labelWidth() + px(14) * std::max(m_maps.heads, 3) + 2;
  return {width, heightForWidth(this->width() > labelWidth() ? this->width() : width)};
}

QSize HeadGrid::minimumSizeHint() const { return {labelWidth() + px(8) * std::max(m_maps.heads, 3), px(40)}; }

QRect HeadGrid::headRect(int layer, int head) const {
  const int cell = cellSize(size());
  return {labelWidth() + head * cell, labelHeight() + layer * cell, cell, cell};
}

void HeadGrid::paintEvent(QPaintEvent*) {
  if (m_maps.length == 0) return;
  QPainter painter(this);
  const int cell = cellSize(size());
  // A pixel of the screen for each token, or for several where there is no room.
  const int side = std::clamp(static_cast<int>((cell - 1) * devicePixelRatioF()), 1, m_maps.length);
  if (m_image.isNull() || m_image.width() != side * m_maps.heads) rebuildImage(side);
  const QRect all(labelWidth() - 1, labelHeight() - 1, cell * m_maps.heads + 1, cell * m_maps.layers + 1);
  painter.fillRect(all, colors().border);
  for (int layer = 0; layer < m_maps.layers; ++layer) {
    for (int head = 0; head < m_maps.heads; ++head) {
      painter.drawImage(QRectF(headRect(layer, head)).adjusted(0, 0, -1, -1), m_image,
                        QRectF(head * side, layer * side, side, side));
    }
  }
  paintLabels(painter, cell);
  paintSelection(painter);
}

void HeadGrid::paintLabels(QPainter& painter, int cell) const {
  const int widest = textWidth(QString::number(m_maps.heads), TextStyle::Caption) + px(3);
  const int every = cell < widest ? 2 : 1;  // small cells: every second number
  for (int head = 0; head < m_maps.heads; head += every) {
    paintText(painter, QRect(headRect(0, head).left() - 4, 0, cell + 8, labelHeight()), QString::number(head + 1),
              TextStyle::Caption, colors().muted, Qt::AlignCenter);
  }
  for (int layer = 0; layer < m_maps.layers; layer += every) {
    paintText(painter, QRect(0, headRect(layer, 0).top() - 4, labelWidth() - px(5), cell + 8),
              QString::number(layer + 1), TextStyle::Caption, colors().muted, Qt::AlignRight | Qt::AlignVCenter);
  }
}

void HeadGrid::paintSelection(QPainter& painter) const {
  const QRect first = headRect(std::max(m_layer, 0), std::max(m_head, 0));
  const QRect last = headRect(m_layer < 0 ? m_maps.layers - 1 : m_layer, m_head < 0 ? m_maps.heads - 1 : m_head);
  const QRectF frame = QRectF(first.united(last)).adjusted(-2, -2, 1, 1);
  paintBox(painter, frame, 1, {}, hasFocus() ? colors().accent : colors().text, 2);
}

void HeadGrid::select(int layer, int head) {
  setSelected(std::clamp(layer, 0, m_maps.layers - 1), std::clamp(head, 0, m_maps.heads - 1));
  emit headSelected(m_layer, m_head);
}

void HeadGrid::mousePressEvent(QMouseEvent* event) {
  const int cell = cellSize(size());
  const QPoint inside = event->pos() - QPoint(labelWidth(), labelHeight());
  if (inside.x() < 0 || inside.y() < 0 || inside.x() >= cell * m_maps.heads || inside.y() >= cell * m_maps.layers)
    return;
  select(inside.y() / cell, inside.x() / cell);
}

void HeadGrid::keyPressEvent(QKeyEvent* event) {
  if (m_maps.length == 0) return PaintedWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left: select(m_layer, m_head - 1); break;
    case Qt::Key_Right: select(m_layer, m_head + 1); break;
    case Qt::Key_Up: select(m_layer - 1, m_head); break;
    case Qt::Key_Down: select(m_layer + 1, m_head); break;
    default: PaintedWidget::keyPressEvent(event);
  }
}

bool HeadGrid::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && m_maps.length > 0) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int cell = cellSize(size());
    const QPoint inside = help->pos() - QPoint(labelWidth(), labelHeight());
    const int layer = inside.y() / cell;
    const int head = inside.x() / cell;
    const bool hit = inside.x() >= 0 && inside.y() >= 0 && layer < m_maps.layers && head < m_maps.heads;
    if (hit) {
      QToolTip::showText(help->globalPos(), describe(layer, head), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return PaintedWidget::event(event);
}

}  // namespace wb::ui
