// A page's main part and its side: 8 px apart, the side as wide as the window allows, a tab below 1280.
#pragma once

#include <QSplitter>

namespace wb::ui {

/// The side is `narrow` px in a window of 1280 and `wide` in one of 1920 until the person drags the
/// handle. In windows under 1280 it folds away behind a button at the edge.
class SideSplit : public QWidget {
  Q_OBJECT

 public:
  enum class Side { Right, Left };
  SideSplit(QWidget* main, QWidget* side, int narrow, int wide, Side where = Side::Right, QWidget* parent = nullptr);
  bool isFolded() const { return m_folded; }
  /// Brings the side into sight where there was no room for it.
  void unfold();
  /// What the tab shows again, for its tooltip; call it anew after a change of language.
  void setSideTitle(const QString& title);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  void toggle();

  QSplitter* m_splitter;
  QWidget* m_main;
  QWidget* m_side;
  class IconButton* m_tab;
  int m_narrow;
  int m_wide;
  Side m_where;
  bool m_dragged = false;
  bool m_folded = false;
  bool m_unfolded = false;
};

}  // namespace wb::ui
