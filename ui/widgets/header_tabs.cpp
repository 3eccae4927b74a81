// Paints the tabs beside the title.
#include "ui/widgets/header_tabs.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"

namespace wb::ui {

namespace {

int tabWidth(const HeaderTab& tab) {
  const int count = tab.count.isEmpty() ? 0 : px(4) + textWidth(tab.count, TextStyle::Caption);
  return textWidth(tab.text, TextStyle::BodyBold) + count + px(26);
}

}  // namespace

HeaderTabs::HeaderTabs(QWidget* parent) : PaintedWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HeaderTabs::setTabs(std::vector<HeaderTab> tabs) {
  m_tabs = std::move(tabs);
  updateGeometry();
  update();
}

void HeaderTabs::setCurrentIndex(int index) {
  m_current = index;
  update();
}

QSize HeaderTabs::sizeHint() const {
  int width = 0;
  for (const HeaderTab& tab : m_tabs) width += tabWidth(tab) + px(4);
  return {width, px(size::buttonSmall)};
}

QRect HeaderTabs::tabRect(int index) const {
  int x = 0;
  for (int i = 0; i < index; ++i) x += tabWidth(m_tabs[static_cast<std::size_t>(i)]) + px(4);
  return {x, 0, tabWidth(m_tabs[static_cast<std::size_t>(index)]), height()};
}

void HeaderTabs::choose(int index) {
  if (index < 0 || index >= static_cast<int>(m_tabs.size()) || index == m_current) return;
  setCurrentIndex(index);
  emit chosen(index);
}

void HeaderTabs::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (int i = 0; i < static_cast<int>(m_tabs.size()); ++i) {
    const HeaderTab& tab = m_tabs[static_cast<std::size_t>(i)];
    const QRect box = tabRect(i);
    const bool current = i == m_current;
    if (current) {
      paintBox(painter, box, px(size::radiusControl), colors().surface, colors().border);
      if (hasFocus()) paintFocusRing(painter, box, px(size::radiusControl));
    }
    const QRect inside = box.adjusted(px(13), 0, 0, 0);
    const int end = paintText(painter, inside, tab.text, current ? TextStyle::BodyBold : TextStyle::Body,
                              current ? colors().text : colors().muted);
    paintText(painter, inside.adjusted(end + px(4), 0, 0, 0), tab.count, TextStyle::Caption, colors().muted);
  }
}

void HeaderTabs::mousePressEvent(QMouseEvent* event) {
  for (int i = 0; i < static_cast<int>(m_tabs.size()); ++i) {
    if (tabRect(i).contains(event->pos())) choose(i);
  }
}

void HeaderTabs::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Left) {
    choose(m_current - 1);
  } else if (event->key() == Qt::Key_Right) {
    choose(m_current + 1);
  } else {
    PaintedWidget::keyPressEvent(event);
  }
}

}  // namespace wb::ui
