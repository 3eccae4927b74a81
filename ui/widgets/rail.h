// The navigation at the window's left: a picture and a word for each page.
#pragma once

#include <QString>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct RailItem {
  QString icon;
  QString text;
};

class Rail : public PaintedWidget {
  Q_OBJECT

 public:
  explicit Rail(QWidget* parent = nullptr);
  void setItems(std::vector<RailItem> items);
  void setCurrent(int index);
  /// A dot on the item whose page has a job running.
  void setBusy(int index, bool busy);
  /// The numbers 1–6 that appear while Ctrl is held.
  void setNumbersShown(bool shown);
  QRect itemRect(int index) const;  ///< the index after the last page is Settings

  QSize sizeHint() const override;

 signals:
  void chosen(int index);
  void settingsChosen();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int pages() const { return static_cast<int>(m_items.size()); }
  int itemAt(const QPoint& position) const;
  void choose(int index);
  void paintItem(class QPainter& painter, int index, const RailItem& item) const;

  std::vector<RailItem> m_items;
  std::vector<bool> m_busy;
  int m_current = 0;
  int m_hovered = -1;
  int m_focused = 0;
  bool m_numbersShown = false;
};

}  // namespace wb::ui
