// Parallel coordinates: one upright axis a setting, the score's last, and a line through them for each trial.
#pragma once

#include <optional>
#include <vector>

#include "ui/widgets/painted_widget.h"

class QPainter;

namespace wb::ui {

/// An axis from its lowest to its highest value, evenly or in the logarithm. Marks are its labelled values.
struct ParallelAxis {
  struct Mark {
    double value = 0;
    QString text;
  };
  QString name;
  double low = 0;
  double high = 1;
  bool logarithmic = false;
  std::vector<Mark> marks;
};

struct ParallelLine {
  std::vector<double> values;  ///< one an axis
  QString text;                ///< what a screen reader says of it
  bool dashed = false;         ///< it was given up early
};

/// Lines are coloured by their value on the last axis with the heatmap's ramp. The line under the pointer, or chosen by
/// the arrow keys, stands out.
class ParallelPlot : public PaintedWidget {
  Q_OBJECT

 public:
  explicit ParallelPlot(QWidget* parent = nullptr);

  void setLines(std::vector<ParallelAxis> axes, std::vector<ParallelLine> lines);
  /// −1: none. Emits nothing.
  void setHighlighted(int line);
  int highlighted() const { return m_highlighted; }
  /// Where the line crosses an axis, in the widget's pixels.
  QPointF crossing(int line, int axis) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void hovered(int line);  ///< −1: none
  void chosen(int line);   ///< by click or Enter

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  double share(int axis, double value) const;
  double axisX(int axis) const;
  QRectF plotArea() const;
  int lineAt(const QPointF& position) const;
  void highlight(int line);
  QColor inkOf(const ParallelLine& line) const;
  void paintAxis(QPainter& painter, int axis) const;
  void paintLine(QPainter& painter, int line) const;

  std::vector<ParallelAxis> m_axes;
  std::vector<ParallelLine> m_lines;
  int m_highlighted = -1;
};

}  // namespace wb::ui
