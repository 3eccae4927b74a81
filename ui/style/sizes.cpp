// Applies scaled sizes now and at every change of the theme.
#include "ui/style/sizes.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <algorithm>

#include "ui/style/theme.h"

namespace wb::ui {

void followTheme(QObject* owner, const std::function<void()>& apply) {
  apply();
  QObject::connect(&theme(), &Theme::changed, owner, apply);
}

void setMargins(QLayout* layout, int left, int top, int right, int bottom) {
  followTheme(layout, [=] { layout->setContentsMargins(px(left), px(top), px(right), px(bottom)); });
}

void setSpacing(QLayout* layout, int spacing) {
  followTheme(layout, [=] { layout->setSpacing(px(spacing)); });
}

void setGridSpacing(QGridLayout* layout, int horizontal, int vertical) {
  followTheme(layout, [=] {
    layout->setHorizontalSpacing(px(horizontal));
    layout->setVerticalSpacing(px(vertical));
  });
}

void fixWidth(QWidget* widget, int width) {
  followTheme(widget, [=] { widget->setFixedWidth(px(width)); });
}

void fixHeight(QWidget* widget, int height) {
  followTheme(widget, [=] { widget->setFixedHeight(px(height)); });
}

void setLeastWidth(QWidget* widget, int width) {
  followTheme(widget, [=] { widget->setMinimumWidth(px(width)); });
}

void setLeastHeight(QWidget* widget, int height) {
  followTheme(widget, [=] { widget->setMinimumHeight(px(height)); });
}

void addSpace(QBoxLayout* layout, int size) {
  auto* spacer = new QSpacerItem(0, 0);
  layout->addItem(spacer);
  const bool horizontal = layout->direction() == QBoxLayout::LeftToRight;
  followTheme(layout, [=] {
    spacer->changeSize(horizontal ? px(size) : 0, horizontal ? 0 : px(size), QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout->invalidate();
  });
}

int grownWidth(int narrow, int wide, int windowWidth) {
  const int window = std::clamp(windowWidth, 1280, 2400);
  return narrow + (wide - narrow) * (window - 1280) / (1920 - 1280);
}

}  // namespace wb::ui
