// Lays tokens out in lines and paints shade, character and bar of each.
#include "ui/widgets/token_strip.h"

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

float largestMagnitude(const std::vector<float>& values) {
  float largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

}  // namespace

TokenStrip::TokenStrip(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TokenStrip::setTokens(std::vector<StripToken> tokens) {
  m_tokens = std::move(tokens);
  m_weights.clear();
  m_bars.clear();
  m_selected = m_hovered = -1;
  QString text;
  for (const StripToken& token : m_tokens) text += token.special ? QString() : token.text;
  setAccessibleName(text);
  styleChanged();
  updateGeometry();
  update();
}

void TokenStrip::setWeights(std::vector<float> weights) {
  m_weights = std::move(weights);
  update();
}

void TokenStrip::setBars(std::vector<float> bars) {
  const bool rowsChange = bars.empty() != m_bars.empty();
  m_bars = std::move(bars);
  if (rowsChange) {
    styleChanged();
    updateGeometry();
  }
  update();
}

void TokenStrip::setSelected(int token) {
  m_selected = token;
  setAccessibleDescription(token < 0 ? QString() : describe(token));
  update();
}

void TokenStrip::setCompact(bool compact) {
  m_compact = compact;
  styleChanged();
  updateGeometry();
}

int TokenStrip::cellHeight() const { return px(m_compact ? 32 : 36); }
int TokenStrip::barHeight() const { return m_bars.empty() ? 0 : px(22); }
TextStyle TokenStrip::textStyle() const { return m_compact ? TextStyle::Title : TextStyle::Answer; }

QFont TokenStrip::tokenFont() const {
  QFont font = theme().font(textStyle());
  font.setBold(false);
  return font;
}

int TokenStrip::layOut(int width, std::vector<QRect>* rects) const {
  const QFontMetrics metrics(tokenFont());
  const int gap = px(2);
  const int rowGap = m_bars.empty() ? px(4) : px(6);
  const int square = px(m_compact ? 27 : 30);
  int x = 0;
  int y = 0;
  for (const StripToken& token : m_tokens) {
    const int words = token.special ? textWidth(token.text, TextStyle::Caption) + px(8)
                                    : metrics.horizontalAdvance(token.text) + px(8);
    const int cell = std::min(std::max(words, square), std::max(width, square));
    if (x > 0 && x + cell > width) {
      x = 0;
      y += cellHeight() + barHeight() + rowGap;
    }
    if (rects) rects->emplace_back(x, y, cell, cellHeight());
    x += cell + gap;
  }
  return y + cellHeight() + barHeight();
}

int TokenStrip::heightForWidth(int width) const { return layOut(width, nullptr); }
QSize TokenStrip::sizeHint() const { return {px(480), layOut(std::max(width(), px(200)), nullptr)}; }
QSize TokenStrip::minimumSizeHint() const { return {px(120), cellHeight() + barHeight()}; }

void TokenStrip::styleChanged() {
  m_rects.clear();
  layOut(width(), &m_rects);
}

void TokenStrip::resizeEvent(QResizeEvent*) { styleChanged(); }

QRect TokenStrip::tokenRect(int index) const { return m_rects[static_cast<std::size_t>(index)]; }

void TokenStrip::paintToken(QPainter& painter, int index, float largestWeight) const {
  const auto at = static_cast<std::size_t>(index);
  const QRect box = m_rects[at];
  const double share = at < m_weights.size() && largestWeight > 0 ? m_weights[at] / largestWeight : 0;
  if (!m_weights.empty()) paintBox(painter, box, px(4), colors().behindTextColor(share));
  if (index == m_hovered && index != m_selected) paintBox(painter, box, px(4), {}, colors().inputBorder);
  const StripToken& token = m_tokens[at];
  if (token.special) {
    paintText(painter, box, token.text, TextStyle::Caption, colors().muted, Qt::AlignCenter);
  } else {
    painter.setFont(tokenFont());
    painter.setPen(colors().text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(token.text, Qt::ElideRight, box.width()));
  }
  if (index == m_selected) paintBox(painter, box, px(4), {}, hasFocus() ? colors().accent : colors().text, 2);
}

void TokenStrip::paintBar(QPainter& painter, int index, float largestBar) const {
  const auto at = static_cast<std::size_t>(index);
  const QRect box = m_rects[at];
  const int zero = box.bottom() + 1 + px(13);
  const int next = index + 1 < static_cast<int>(m_rects.size()) && m_rects[at + 1].top() == box.top() ? px(2) : 0;
  painter.fillRect(box.left(), zero, box.width() + next, 1, colors().buttonBorder);
  if (at >= m_bars.size() || largestBar <= 0) return;
  const int length = static_cast<int>(std::lround(std::abs(m_bars[at]) / largestBar * px(9)));
  const int inset = px(3);
  const QRect bar(box.left() + inset, m_bars[at] >= 0 ? zero - length : zero + 1, box.width() - 2 * inset, length);
  painter.fillRect(bar, m_bars[at] >= 0 ? colors().positive : colors().negative);
}

void TokenStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const float largestWeight = largestMagnitude(m_weights);
  const float largestBar = largestMagnitude(m_bars);
  for (int i = 0; i < static_cast<int>(m_tokens.size()); ++i) {
    paintToken(painter, i, largestWeight);
    if (!m_bars.empty()) paintBar(painter, i, largestBar);
  }
  if (hasFocus() && m_selected < 0) paintFocusRing(painter, rect(), px(4));
}

int TokenStrip::tokenAt(const QPoint& position) const {
  for (std::size_t i = 0; i < m_rects.size(); ++i) {
    if (m_rects[i].adjusted(0, 0, 1, barHeight()).contains(position)) return static_cast<int>(i);
  }
  return -1;
}

void TokenStrip::select(int token) {
  setSelected(token);
  emit tokenSelected(token);
}

void TokenStrip::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const int token = tokenAt(event->pos());
  if (token >= 0) select(token == m_selected ? -1 : token);
}

void TokenStrip::mouseMoveEvent(QMouseEvent* event) {
  const int token = tokenAt(event->pos());
  if (token == m_hovered) return;
  m_hovered = token;
  update();
  emit tokenHovered(token);
}

void TokenStrip::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
  emit tokenHovered(-1);
}

void TokenStrip::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_tokens.size()) - 1;
  if (last < 0) return PaintedWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left: select(std::max(m_selected - 1, 0)); break;
    case Qt::Key_Right: select(std::min(m_selected + 1, last)); break;
    case Qt::Key_Home: select(0); break;
    case Qt::Key_End: select(last); break;
    case Qt::Key_Escape:
      if (m_selected < 0) return PaintedWidget::keyPressEvent(event);
      select(-1);
      break;
    default: PaintedWidget::keyPressEvent(event);
  }
}

QString TokenStrip::describe(int token) const {
  const auto at = static_cast<std::size_t>(token);
  QString words = m_tokens[at].text;
  if (at < m_weights.size()) words += "\n" + tr("attention %1").arg(QString::number(m_weights[at], 'f', 3));
  if (at < m_bars.size()) words += "\n" + tr("gradient %1").arg(QString::number(m_bars[at], 'f', 3));
  return words;
}

bool TokenStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int token = tokenAt(help->pos());
    if (token >= 0) {
      QToolTip::showText(help->globalPos(), describe(token), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return PaintedWidget::event(event);
}

}  // namespace wb::ui
