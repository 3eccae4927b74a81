// The bordered box beside a plot's hairline: a first line, then names with their values in two columns.
#pragma once

#include <utility>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class HoverBox : public PaintedWidget {
  Q_OBJECT

 public:
  explicit HoverBox(QWidget* plot);
  /// Shows it inside `area` beside `x` (pixels of the plot).
  void showBeside(int x, const QRect& area, const QString& title, std::vector<std::pair<QString, QString>> rows);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_title;
  std::vector<std::pair<QString, QString>> m_rows;
};

}  // namespace wb::ui
