// The tabs beside a page's title: flat words, the chosen one on a white tab.
#pragma once

#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct HeaderTab {
  QString text;
  QString count;  ///< muted, behind the word; may be empty
};

class HeaderTabs : public PaintedWidget {
  Q_OBJECT

 public:
  explicit HeaderTabs(QWidget* parent = nullptr);
  void setTabs(std::vector<HeaderTab> tabs);
  int currentIndex() const { return m_current; }
  void setCurrentIndex(int index);  ///< emits nothing
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRect tabRect(int index) const;
  void choose(int index);
  std::vector<HeaderTab> m_tabs;
  int m_current = 0;
};

}  // namespace wb::ui
