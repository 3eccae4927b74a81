// Paints one icon.
#include "ui/widgets/icon_view.h"

#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace wb::ui {

IconView::IconView(const QString& name, int side, std::function<QColor()> color, QWidget* parent)
    : PaintedWidget(parent), m_name(name), m_side(side), m_color(std::move(color)) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconView::setIcon(const QString& name, std::function<QColor()> color) {
  m_name = name;
  m_color = std::move(color);
  update();
}

QSize IconView::sizeHint() const { return {px(m_side), px(m_side)}; }

void IconView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintIcon(painter, rect(), m_name, m_color ? m_color() : colors().muted);
}

}  // namespace wb::ui
