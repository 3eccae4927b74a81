// Large numbers under small names, spread over a row: epoch, step, speed, time left.
#pragma once

#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct Figure {
  QString name;
  QString value;
  QString unit;         ///< small, behind the value: "/ 8", "texts/s"
  bool accent = false;  ///< the value in accent ink
};

class FigureRow : public PaintedWidget {
  Q_OBJECT

 public:
  explicit FigureRow(QWidget* parent = nullptr);
  void setFigures(std::vector<Figure> figures);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Figure> m_figures;
};

}  // namespace wb::ui
