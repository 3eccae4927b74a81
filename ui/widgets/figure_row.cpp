// Spreads the figures evenly; the last one ends at the right edge.
#include "ui/widgets/figure_row.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

int unitWidth(const Figure& figure) {
  return figure.unit.isEmpty() ? 0 : px(4) + textWidth(figure.unit, TextStyle::Caption);
}

int figureWidth(const Figure& figure) {
  return std::max(textWidth(figure.name, TextStyle::Caption),
                  textWidth(figure.value, TextStyle::Title) + unitWidth(figure));
}

}  // namespace

FigureRow::FigureRow(QWidget* parent) : PaintedWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureRow::setFigures(std::vector<Figure> figures) {
  m_figures = std::move(figures);
  QStringList words;
  for (const Figure& figure : m_figures) words << figure.name + " " + figure.value + " " + figure.unit;
  setAccessibleDescription(words.join("; "));
  updateGeometry();
  update();
}

QSize FigureRow::sizeHint() const {
  int width = 0;
  for (const Figure& figure : m_figures) width += figureWidth(figure) + px(12);
  return {width, px(46)};
}

QSize FigureRow::minimumSizeHint() const { return sizeHint(); }

void FigureRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  int used = 0;
  for (const Figure& figure : m_figures) used += figureWidth(figure);
  const double gap =
      m_figures.size() > 1 ? static_cast<double>(width() - used) / static_cast<double>(m_figures.size() - 1) : 0;
  double x = 0;
  for (const Figure& figure : m_figures) {
    const int left = static_cast<int>(x);
    const int room = figureWidth(figure) + px(2);
    paintText(painter, QRect(left, 0, room, px(18)), figure.name, TextStyle::Caption, colors().muted);
    const int end = paintText(painter, QRect(left, px(18), room, px(28)), figure.value, TextStyle::Title,
                              figure.accent ? colors().accent : colors().text);
    paintText(painter, QRect(left + end + px(4), px(20), room, px(28)), figure.unit, TextStyle::Caption,
              colors().muted);
    x += figureWidth(figure) + gap;
  }
}

}  // namespace wb::ui
