// One choice from a list: a combo box painted like the inputs, two sizes.
#pragma once

#include <QComboBox>

#include "ui/style/theme.h"

namespace wb::ui {

class DropDown : public QComboBox {
  Q_OBJECT

 public:
  explicit DropDown(QWidget* parent = nullptr);
  void setSmall(bool small);  ///< 28 instead of 32
  /// Warning tint behind: something the person should decide.
  void setWarning(bool warning);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  TextStyle textStyle() const;

  bool m_small = false;
  bool m_warning = false;
};

}  // namespace wb::ui
