// Base of the widgets that paint themselves: follows theme, text size and language, knows the pointer.
#pragma once

#include <QWidget>

namespace wb::ui {

class PaintedWidget : public QWidget {
  Q_OBJECT

 public:
  explicit PaintedWidget(QWidget* parent = nullptr);

 protected:
  /// Theme, text size or language has changed: sizes kept from before are void.
  virtual void styleChanged() {}
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
};

}  // namespace wb::ui
