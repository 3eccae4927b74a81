// Paints the hover box.
#include "ui/plot/hover_box.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

HoverBox::HoverBox(QWidget* plot) : PaintedWidget(plot) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void HoverBox::showBeside(int x, const QRect& area, const QString& title,
                          std::vector<std::pair<QString, QString>> rows) {
  m_title = title;
  m_rows = std::move(rows);
  resize(sizeHint());
  const bool left = x + px(10) + width() > area.right();
  move(left ? std::max(x - px(10) - width(), 0) : x + px(10), area.top() + px(36));
  show();
  update();
}

QSize HoverBox::sizeHint() const {
  int names = 0;
  int values = 0;
  for (const auto& [name, value] : m_rows) {
    names = std::max(names, textWidth(name, TextStyle::Caption));
    values = std::max(values, textWidth(value, TextStyle::Caption));
  }
  const int lines = static_cast<int>(m_rows.size()) + (m_title.isEmpty() ? 0 : 1);
  return {std::max(names + px(24) + values, textWidth(m_title, TextStyle::Caption)) + px(20), lines * px(18) + px(12)};
}

void HoverBox::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintBox(painter, rect(), px(size::radiusControl), colors().surface, colors().buttonBorder);
  QRect line(px(10), px(6), width() - px(20), px(18));
  if (!m_title.isEmpty()) {
    paintText(painter, line, m_title, TextStyle::Caption, colors().text);
    line.translate(0, px(18));
  }
  for (const auto& [name, value] : m_rows) {
    paintText(painter, line, name, TextStyle::Caption, colors().muted);
    paintText(painter, line, value, TextStyle::Caption, colors().text, Qt::AlignRight | Qt::AlignVCenter);
    line.translate(0, px(18));
  }
}

}  // namespace wb::ui
