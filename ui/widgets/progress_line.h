// How far something is, as a thin line; a moving piece where the end is not known.
#pragma once

#include <QTimer>
#include <optional>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class ProgressLine : public PaintedWidget {
  Q_OBJECT

 public:
  explicit ProgressLine(QWidget* parent = nullptr);
  /// 0…1; empty: not known.
  void setFraction(std::optional<double> fraction);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<double> m_fraction = 0;
  QTimer m_timer;
  int m_phase = 0;
};

}  // namespace wb::ui
