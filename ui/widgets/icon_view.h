// An icon as a widget of its own, in one of the theme's colours.
#pragma once

#include <functional>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class IconView : public PaintedWidget {
  Q_OBJECT

 public:
  /// `color` is asked at every painting; muted ink where none is given. `side` in drawing pixels.
  explicit IconView(const QString& name, int side = 16, std::function<QColor()> color = {}, QWidget* parent = nullptr);
  void setIcon(const QString& name, std::function<QColor()> color = {});
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_name;
  int m_side;
  std::function<QColor()> m_color;
};

}  // namespace wb::ui
