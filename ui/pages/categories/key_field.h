// A line that takes the next key pressed as a category's key: a digit, Shift and a digit, or a letter.
#pragma once

#include <QLineEdit>

namespace wb::ui {

/// Backspace takes the key away.
class KeyField : public QLineEdit {
  Q_OBJECT

 public:
  explicit KeyField(QWidget* parent = nullptr);

 signals:
  void keyChosen(const QString& key);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace wb::ui
