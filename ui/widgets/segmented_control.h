// A few choices side by side, one of them chosen.
#pragma once

#include <QStringList>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

/// Arrow keys move the choice, as in a group of radio buttons.
class SegmentedControl : public PaintedWidget {
  Q_OBJECT

 public:
  explicit SegmentedControl(const QStringList& items = {}, QWidget* parent = nullptr);

  void setItems(const QStringList& items);  ///< keeps the current index where it still exists
  int currentIndex() const { return m_current; }
  void setCurrentIndex(int index);  ///< −1: none. Emits nothing
  void setItemToolTip(int index, const QString& text);
  /// All items get the same width and fill the widget (the presets of the train page).
  void setExpanding(bool expanding);
  /// 28 high (the default) or 32.
  void setSmall(bool small);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRect itemRect(int index) const;
  int itemWidth(const QString& item) const;
  int itemAt(const QPoint& position) const;
  void choose(int index);

  QStringList m_items;
  QStringList m_tips;
  int m_current = 0;
  int m_hovered = -1;
  bool m_expanding = false;
  bool m_small = true;
};

}  // namespace wb::ui
