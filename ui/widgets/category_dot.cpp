// Paints the dot and the name beside it.
#include "ui/widgets/category_dot.h"

#include <QPainter>

#include "ui/bridge/text.h"
#include "ui/style/paint.h"

namespace wb::ui {

CategoryDot::CategoryDot(QWidget* parent) : PaintedWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void CategoryDot::setCategory(const std::optional<Category>& category, const QString& emptyText) {
  m_category = category;
  m_emptyText = emptyText;
  setAccessibleName(shownText());
  updateGeometry();
  update();
}

void CategoryDot::setNameShown(bool shown) {
  m_nameShown = shown;
  updateGeometry();
}

void CategoryDot::setBold(bool bold) {
  m_bold = bold;
  updateGeometry();
}

void CategoryDot::setLarge(bool large) {
  m_large = large;
  updateGeometry();
}

QString CategoryDot::shownText() const { return m_category ? toQt(m_category->name) : m_emptyText; }

TextStyle CategoryDot::textStyle() const {
  if (m_large) return TextStyle::AnswerBold;
  return m_bold ? TextStyle::BodyBold : TextStyle::Body;
}

QSize CategoryDot::sizeHint() const {
  const int dot = m_category ? px(m_large ? 16 : 10) : 0;
  const int name = m_nameShown ? textWidth(shownText(), textStyle()) + (dot ? px(m_large ? 8 : 7) : 0) : 0;
  return {dot + name, theme().lineHeight(textStyle())};
}

void CategoryDot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  int x = 0;
  if (m_category) {
    const double side = m_large ? 16 : 10;
    paintCategoryDot(painter, QRectF(0, 0, px(side), height()), m_category->color, side);
    x = px(side) + px(m_large ? 8 : 7);
  }
  if (!m_nameShown) return;
  paintText(painter, rect().adjusted(x, 0, 0, 0), shownText(), textStyle(),
            m_category ? colors().text : colors().muted);
}

}  // namespace wb::ui
