// Breaks and paints the text to label. Lines are computed once a text and width.
#include "ui/widgets/label_text_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr int mostColumns = 29;
constexpr int columnWidth = 24;

bool isWide(QChar unit) { return unit.unicode() >= 0x1100; }
bool isWordUnit(QChar unit) { return !isWide(unit) && !unit.isSpace(); }

/// The column of 29 characters is 704 wide: a quarter of a pixel between them.
QFont textFont() {
  QFont font = theme().font(TextStyle::LabelText);
  font.setLetterSpacing(QFont::AbsoluteSpacing, font.pixelSize() / 96.0);
  return font;
}

/// May not start a line.
bool isClosing(QChar unit) {
  static const QString marks = QStringLiteral("，。、；：？！…—～·）】》〉」』”’〕％,.;:?!)]}%");
  return marks.contains(unit);
}

/// May not end a line.
bool isOpening(QChar unit) {
  static const QString marks = QStringLiteral("（【《〈「『“‘〔([{");
  return marks.contains(unit);
}

/// Whether a line may end before unit `at`.
bool mayBreak(const QString& text, qsizetype at) {
  const QChar before = text.at(at - 1);
  const QChar after = text.at(at);
  if (after.isLowSurrogate() || isClosing(after) || isOpening(before)) return false;
  return !(isWordUnit(before) && isWordUnit(after));
}

/// Half columns of a unit: 2 for a full-width character, 1 for a Latin one.
int halves(QChar unit) { return unit.isLowSurrogate() ? 0 : isWide(unit) ? 2 : 1; }

/// Where the line that starts at `begin` ends.
qsizetype lineEnd(const QString& text, qsizetype begin, int columns) {
  int used = 0;
  qsizetype fits = begin;
  while (fits < text.size() && used + halves(text.at(fits)) <= 2 * columns) used += halves(text.at(fits++));
  if (fits == text.size()) return fits;
  for (qsizetype end = fits; end > begin; --end) {
    if (mayBreak(text, end)) return end;
  }
  return std::max(fits, begin + 1);  // one word or one row of marks longer than the line
}

}  // namespace

std::vector<QString> breakChineseLines(const QString& text, int columns) {
  std::vector<QString> lines;
  for (const QString& paragraph : text.split('\n')) {
    qsizetype begin = 0;
    do {
      qsizetype end = lineEnd(paragraph, begin, columns);
      // A space at the break belongs to neither line to the eye, and stays with the first.
      while (end < paragraph.size() && paragraph.at(end) == ' ') ++end;
      lines.push_back(paragraph.mid(begin, end - begin));
      begin = end;
    } while (begin < paragraph.size());
  }
  return lines;
}

LabelTextView::LabelTextView(QWidget* parent) : PaintedWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void LabelTextView::setText(const QString& text) {
  m_text = text;
  m_weights.clear();
  m_brokenFor = -1;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void LabelTextView::setWeights(const std::vector<float>& weights) {
  m_weights = weights;
  update();
}

void LabelTextView::styleChanged() { m_brokenFor = -1; }

int LabelTextView::columnsFor(int width) const { return std::clamp(width / px(columnWidth), 4, mostColumns); }

const std::vector<QString>& LabelTextView::lines(int width) const {
  const int columns = columnsFor(width);
  if (m_brokenFor != columns) {
    m_lines = breakChineseLines(m_text, columns);
    m_brokenFor = columns;
  }
  return m_lines;
}

int LabelTextView::heightForWidth(int width) const {
  return static_cast<int>(lines(width).size()) * theme().lineHeight(TextStyle::LabelText);
}

QSize LabelTextView::sizeHint() const {
  const int width = px(mostColumns * columnWidth + 8);
  return {width, heightForWidth(width)};
}

QSize LabelTextView::minimumSizeHint() const { return {px(240), heightForWidth(std::max(width(), px(240)))}; }

void LabelTextView::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setFont(textFont());
  const int lineHeight = theme().lineHeight(TextStyle::LabelText);
  const auto& all = lines(width());
  const int column = px(mostColumns * columnWidth + 8);
  const int left = std::max((width() - column) / 2, 0);
  int y = std::max((height() - lineHeight * static_cast<int>(all.size())) / 2, 0);
  qsizetype offset = 0;
  for (const QString& line : all) {
    const QRect row(left, y, width() - left, lineHeight);
    if (row.intersects(event->rect())) {
      paintWeights(painter, row, line, offset);
      painter.setPen(colors().text);
      painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    }
    offset += line.size();
    if (offset < m_text.size() && m_text.at(offset) == '\n') ++offset;
    y += lineHeight;
  }
}

void LabelTextView::paintWeights(QPainter& painter, const QRect& row, const QString& line, qsizetype offset) const {
  const QFontMetrics metrics = painter.fontMetrics();
  for (qsizetype i = 0; i < line.size(); ++i) {
    const auto at = static_cast<std::size_t>(offset + i);
    if (at >= m_weights.size() || m_weights[at] <= 0) continue;
    const int x = row.left() + metrics.horizontalAdvance(line.left(i));
    const int next = row.left() + metrics.horizontalAdvance(line.left(i + 1));
    painter.fillRect(QRect(x, row.center().y() - px(16), next - x, px(32)), colors().behindTextColor(m_weights[at]));
  }
}

}  // namespace wb::ui
