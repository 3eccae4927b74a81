// The search line: magnifier at its left, shortcut cap at its right, a cross to empty it.
#pragma once

#include <QLineEdit>

namespace wb::ui {

/// Esc empties it.
class SearchField : public QLineEdit {
  Q_OBJECT

 public:
  explicit SearchField(const QString& placeholder = {}, QWidget* parent = nullptr);
  void setKeyText(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateMargins();
  bool capShown() const;
  QString m_keyText;
};

}  // namespace wb::ui
