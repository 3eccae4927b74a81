// Names with bars and numbers, one a line: the category distribution, probabilities, what the queue holds.
#pragma once

#include <optional>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct BarItem {
  QString name;
  double value = 0;                  ///< length of the bar; the longest, or 1 with setTrack, fills it
  std::vector<QString> numbers;      ///< right-aligned columns behind the bar
  std::optional<int> categoryColor;  ///< dot and bar in this category's colour; else accent
  bool bold = false;
  std::optional<double> mark = {};  ///< a stroke across the bar at this value: a threshold
};

class BarList : public PaintedWidget {
  Q_OBJECT

 public:
  explicit BarList(QWidget* parent = nullptr);

  void setItems(std::vector<BarItem> items);
  /// Draws the empty rest of each bar; values are shares of 1 (probabilities).
  void setTrack(bool track);
  /// Bars of 6 px instead of 10.
  void setThin(bool thin);
  /// Rows can be hovered, chosen by click or with the arrow keys and Enter.
  void setSelectable(bool selectable);
  /// Width of the name column in drawing pixels; 0 fits the longest name, at most half the width.
  void setNameWidth(int width);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Columns;
  Columns columns() const;
  void paintRow(class QPainter& painter, int row, const Columns& columns) const;
  int rowHeight() const;
  int rowAt(const QPoint& position) const;

  std::vector<BarItem> m_items;
  bool m_track = false;
  bool m_thin = false;
  bool m_selectable = false;
  int m_nameWidth = 0;
  int m_hovered = -1;
  int m_focused = 0;
};

}  // namespace wb::ui
