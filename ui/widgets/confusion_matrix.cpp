// Names at the left, cells that scroll, recall at the right. The column heads stay while rows scroll.
#include "ui/widgets/confusion_matrix.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr int smallestCell = 24;
constexpr int usualCell = 28;
constexpr int margin = 12;
constexpr int dotRoom = 16;
constexpr int nameGap = 6;  // between a name and the cells

bool startsWithIdeograph(const QString& text) { return !text.isEmpty() && text.front().script() == QChar::Script_Han; }

/// As much of a name as there is room for, without "…". Of a Chinese one two characters, where it is too
/// long: "物流" reads, "物流配" does not.
QString shortened(QString name, TextStyle style, int room) {
  if (startsWithIdeograph(name) && textWidth(name, style) > room) name.truncate(2);
  while (name.size() > 1 && textWidth(name, style) > room) name.chop(1);
  return name;
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::TabFocus);
  viewport()->setAutoFillBackground(false);
  viewport()->setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  horizontalScrollBar()->setSingleStep(smallestCell);
  verticalScrollBar()->setSingleStep(smallestCell);
}

void ConfusionMatrix::setMatrix(std::vector<Category> categories, std::vector<std::vector<std::int64_t>> counts) {
  m_categories = std::move(categories);
  m_counts = std::move(counts);
  m_rowSums.assign(m_categories.size(), 0);
  m_worstCount = 1;
  m_worstRate = 0;
  for (std::size_t row = 0; row < m_counts.size(); ++row) {
    for (const std::int64_t value : m_counts[row]) m_rowSums[row] += value;
    for (std::size_t column = 0; column < m_counts[row].size(); ++column) {
      if (column == row) continue;
      m_worstCount = std::max(m_worstCount, m_counts[row][column]);
      m_worstRate = std::max(m_worstRate, rate(static_cast<int>(row), static_cast<int>(column)));
    }
  }
  if (m_row >= count() || m_column >= count()) m_row = m_column = -1;
  measureNames();
  updateScrollBars();
  updateGeometry();
  viewport()->update();
}

void ConfusionMatrix::setRates(bool rates) {
  m_rates = rates;
  viewport()->update();
}

void ConfusionMatrix::setSelected(int row, int column) {
  m_row = row;
  m_column = column;
  setAccessibleDescription(row < 0 || column < 0 ? QString() : describe(row, column));
  viewport()->update();
}

void ConfusionMatrix::setMaximumCell(int size) {
  m_maximumCell = size;
  updateScrollBars();
  updateGeometry();
}

void ConfusionMatrix::measureNames() {
  int widest = 0;
  for (const Category& category : m_categories) {
    widest = std::max(widest, textWidth(toQt(category.name), TextStyle::CaptionBold));
  }
  m_nameWidth = std::min(widest, px(120)) + px(margin + dotRoom + nameGap);
}

int ConfusionMatrix::headHeight() const { return px(24); }
int ConfusionMatrix::recallWidth() const {
  return px(margin) + std::max(px(28), textWidth(tr("recall"), TextStyle::Caption));
}
int ConfusionMatrix::cellHeight() const { return std::min(cellWidth(), px(m_maximumCell)); }
int ConfusionMatrix::cellWidth() const { return cellWidthFor(viewport()->width()); }

int ConfusionMatrix::cellWidthFor(int width) const {
  if (count() == 0) return px(smallestCell);
  return std::clamp((width - m_nameWidth - recallWidth()) / count(), px(smallestCell), px(m_maximumCell));
}

int ConfusionMatrix::heightForWidth(int width) const { return headHeight() + cellWidthFor(width) * count() + px(4); }

QSize ConfusionMatrix::sizeHint() const {
  const int shown = std::clamp(count(), 3, 10);
  return {m_nameWidth + recallWidth() + px(usualCell) * shown, headHeight() + px(usualCell) * shown + px(4)};
}

QSize ConfusionMatrix::minimumSizeHint() const {
  const int shown = std::clamp(count(), 3, 6);
  return {px(200), headHeight() + px(smallestCell) * shown};
}

void ConfusionMatrix::updateScrollBars() {
  const int acrossRoom = viewport()->width() - m_nameWidth - recallWidth();
  const int downRoom = viewport()->height() - headHeight();
  horizontalScrollBar()->setRange(0, std::max(cellWidth() * count() - acrossRoom, 0));
  horizontalScrollBar()->setPageStep(std::max(acrossRoom, 1));
  verticalScrollBar()->setRange(0, std::max(cellHeight() * count() - downRoom, 0));
  verticalScrollBar()->setPageStep(std::max(downRoom, 1));
}

QRect ConfusionMatrix::cellRect(int row, int column) const {
  return {m_nameWidth + column * cellWidth() - horizontalScrollBar()->value(),
          headHeight() + row * cellHeight() - verticalScrollBar()->value(), cellWidth(), cellHeight()};
}

QRect ConfusionMatrix::cellArea() const {
  const int right = std::min(viewport()->width() - recallWidth(), m_nameWidth + cellWidth() * count());
  return {m_nameWidth, headHeight(), right - m_nameWidth, viewport()->height() - headHeight()};
}

double ConfusionMatrix::rate(int row, int column) const {
  const auto r = static_cast<std::size_t>(row);
  if (m_rowSums[r] == 0) return 0;
  return static_cast<double>(m_counts[r][static_cast<std::size_t>(column)]) / static_cast<double>(m_rowSums[r]);
}

QString ConfusionMatrix::cellText(int row, int column) const {
  const std::int64_t value = m_counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  if (value == 0) return {};
  return m_rates ? QString::number(rate(row, column) * 100, 'f', 0) : QString::number(value);
}

QString ConfusionMatrix::describe(int row, int column) const {
  const QString label = toQt(m_categories[static_cast<std::size_t>(row)].name);
  const QString prediction = toQt(m_categories[static_cast<std::size_t>(column)].name);
  const std::int64_t value = m_counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  return tr("labelled %1, predicted %2: %3 (%4)")
      .arg(label, prediction, formatCount(value), formatPercent(rate(row, column), 1));
}

void ConfusionMatrix::paintCell(QPainter& painter, int row, int column) const {
  const QRect cell = cellRect(row, column);
  const std::int64_t value = m_counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  const bool selected = row == m_row && column == m_column;
  const QRect inside = cell.adjusted(0, 0, -1, -1);
  QColor fill = colors().surface;
  if (row == column && value > 0) {
    fill = colors().diagonal;
  } else if (value > 0) {
    // From a visible tint on: even one error must be seen.
    const double share = m_rates ? rate(row, column) / std::max(m_worstRate, 1e-9)
                                 : static_cast<double>(value) / static_cast<double>(m_worstCount);
    fill = colors().heatColor(0.08 + 0.87 * share);
  }
  painter.fillRect(inside, fill);
  const QColor ink = row == column ? colors().text : inkOn(fill);
  paintText(painter, inside, cellText(row, column), selected ? TextStyle::CaptionBold : TextStyle::Caption, ink,
            Qt::AlignCenter);
}

void ConfusionMatrix::paintColumnHeads(QPainter& painter) const {
  const QRect area = cellArea();
  painter.setClipRect(QRect(area.left(), 0, area.width(), headHeight()));
  for (int column = 0; column < count(); ++column) {
    const QRect cell = cellRect(0, column);
    if (cell.right() < area.left() || cell.left() > area.right()) continue;
    const bool lit = column == m_column;
    const TextStyle style = lit ? TextStyle::CaptionBold : TextStyle::Caption;
    const Category& category = m_categories[static_cast<std::size_t>(column)];
    const QString whole = toQt(category.name);
    const QString name = shortened(whole, style, cell.width() + px(2));
    if (name != whole && !startsWithIdeograph(name)) {  // three letters of a word say less than its colour
      paintCategoryDot(painter, QRectF(cell.center().x() - px(4), 0, px(8), headHeight()), category.color, 8);
      continue;
    }
    painter.setFont(theme().font(style));
    painter.setPen(lit ? colors().text : colors().muted);
    painter.drawText(QRect(cell.left() - px(4), 0, cell.width() + px(8), headHeight()), Qt::AlignCenter, name);
  }
  painter.setClipping(false);
  paintText(painter, QRect(area.right(), 0, recallWidth() - px(margin), headHeight()), tr("recall"), TextStyle::Caption,
            colors().muted, Qt::AlignRight | Qt::AlignVCenter);
}

void ConfusionMatrix::paintRowHead(QPainter& painter, int row) const {
  const QRect cell = cellRect(row, 0);
  const Category& category = m_categories[static_cast<std::size_t>(row)];
  paintCategoryDot(painter, QRectF(px(margin), cell.top(), px(8), cell.height()), category.color, 8);
  const int left = px(margin + dotRoom);
  paintText(painter, QRect(left, cell.top(), m_nameWidth - left - px(nameGap - 1), cell.height()), toQt(category.name),
            row == m_row ? TextStyle::CaptionBold : TextStyle::Caption, colors().text);
  if (m_rowSums[static_cast<std::size_t>(row)] == 0) return;
  paintText(painter, QRect(cellArea().right(), cell.top(), recallWidth() - px(margin), cell.height()),
            formatShare(rate(row, row), 0), TextStyle::Caption, colors().muted, Qt::AlignRight | Qt::AlignVCenter);
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
  if (count() == 0) return;
  QPainter painter(viewport());
  const QRect area = cellArea();
  const int firstRow = verticalScrollBar()->value() / cellHeight();
  const int lastRow = std::min(firstRow + area.height() / cellHeight() + 1, count() - 1);
  const int firstColumn = horizontalScrollBar()->value() / cellWidth();
  const int lastColumn = std::min(firstColumn + area.width() / cellWidth() + 1, count() - 1);
  painter.setClipRect(area);
  for (int row = firstRow; row <= lastRow; ++row) {
    for (int column = firstColumn; column <= lastColumn; ++column) paintCell(painter, row, column);
  }
  painter.setClipRect(area.adjusted(-2, -2, 2, 2));
  if (m_row >= 0 || m_column >= 0) {
    paintBox(painter, QRectF(selectedRect()).adjusted(-2, -2, 1, 1), 1, {},
             hasFocus() ? colors().accent : colors().text, 2);
  }
  painter.setClipRect(QRect(0, headHeight(), viewport()->width(), viewport()->height() - headHeight()));
  for (int row = firstRow; row <= lastRow; ++row) paintRowHead(painter, row);
  paintColumnHeads(painter);
  if (hasFocus() && m_row < 0 && m_column < 0) paintFocusRing(painter, viewport()->rect(), px(4));
}

QPoint ConfusionMatrix::cellAt(const QPoint& position) const {
  if (count() == 0 || !cellArea().contains(position)) return {-1, -1};
  const int column = (position.x() - m_nameWidth + horizontalScrollBar()->value()) / cellWidth();
  const int row = (position.y() - headHeight() + verticalScrollBar()->value()) / cellHeight();
  return row < count() && column < count() ? QPoint(column, row) : QPoint(-1, -1);
}

void ConfusionMatrix::scrollTo(int row, int column) {
  const QRect cell = cellRect(row, column);
  const QRect area = cellArea();
  const auto shift = [](QScrollBar* bar, int low, int high, int from, int to) {
    if (low < from) {
      bar->setValue(bar->value() + low - from);
    } else if (high > to) {
      bar->setValue(bar->value() + high - to);
    }
  };
  shift(horizontalScrollBar(), cell.left(), cell.right(), area.left(), area.right());
  shift(verticalScrollBar(), cell.top(), cell.bottom(), area.top(), area.bottom());
}

void ConfusionMatrix::select(int row, int column) {
  row = std::clamp(row, 0, count() - 1);
  column = std::clamp(column, 0, count() - 1);
  setSelected(row, column);
  scrollTo(row, column);
  emit cellSelected(row, column);
}

QRect ConfusionMatrix::selectedRect() const {
  const int last = count() - 1;
  if (m_column < 0) return cellRect(m_row, 0).united(cellRect(m_row, last));
  return m_row < 0 ? cellRect(0, m_column).united(cellRect(last, m_column)) : cellRect(m_row, m_column);
}

QPoint ConfusionMatrix::headAt(const QPoint& position) const {
  const QRect area = cellArea();
  const QPoint beside(area.left(), std::max(position.y(), area.top()));
  const QPoint below(std::max(position.x(), area.left()), area.top());
  if (position.x() < area.left() && position.y() >= area.top()) return {-1, cellAt(beside).y()};
  if (position.y() < area.top() && position.x() >= area.left()) return {cellAt(below).x(), -1};
  return {-1, -1};
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QPoint cell = cellAt(event->pos());
  if (cell.x() >= 0) return select(cell.y(), cell.x());
  const QPoint head = headAt(event->pos());
  if (head.x() < 0 && head.y() < 0) return;
  setSelected(head.y(), head.x());
  emit cellSelected(head.y(), head.x());
}

void ConfusionMatrix::mouseDoubleClickEvent(QMouseEvent* event) {
  const QPoint cell = cellAt(event->pos());
  if (cell.x() >= 0) emit cellActivated(cell.y(), cell.x());
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
  if (count() == 0) return QAbstractScrollArea::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left: select(m_row, m_column - 1); break;
    case Qt::Key_Right: select(m_row, m_column + 1); break;
    case Qt::Key_Up: select(m_row - 1, m_column); break;
    case Qt::Key_Down: select(m_row + 1, m_column); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_row >= 0 && m_column >= 0) emit cellActivated(m_row, m_column);
      break;
    default: QAbstractScrollArea::keyPressEvent(event);
  }
}

void ConfusionMatrix::resizeEvent(QResizeEvent*) { updateScrollBars(); }

void ConfusionMatrix::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() != QEvent::StyleChange && event->type() != QEvent::LanguageChange) return;
  measureNames();
  updateScrollBars();
  updateGeometry();
  viewport()->update();
}

bool ConfusionMatrix::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const QPoint cell = cellAt(help->pos());
    if (cell.x() >= 0) {
      QToolTip::showText(help->globalPos(), describe(cell.y(), cell.x()), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void ConfusionMatrix::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void ConfusionMatrix::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace wb::ui
