// What a page says when there is nothing yet: a picture, a sentence, what to do, and the button for it.
#pragma once

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace wb::ui {

class EmptyState : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyState(QWidget* parent = nullptr);
  /// An icon of resources/icons, drawn large in muted ink; "files" draws the two sheets of the first start.
  void setPicture(const QString& icon);
  void setTexts(const QString& title, const QString& text, const QString& footnote = {});
  /// Takes ownership; buttons stand side by side.
  void addButton(class Button* button);
  /// The dashed frame of a place to drop files on.
  void setDropFrame(bool shown);
  void setDropActive(bool active);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  class EmptyPicture* m_picture;
  QLabel* m_title;
  QLabel* m_text;
  QLabel* m_footnote;
  QHBoxLayout* m_buttons;
  bool m_dropFrame = false;
  bool m_dropActive = false;
};

}  // namespace wb::ui
