// The twelve category colours as a row of squares, one of them chosen.
#pragma once

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

/// Arrow keys move the choice.
class ColorChoice : public PaintedWidget {
  Q_OBJECT

 public:
  explicit ColorChoice(QWidget* parent = nullptr);
  void setColor(int index);
  int color() const { return m_color; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void choose(int index);
  int m_color = 0;
};

}  // namespace wb::ui
