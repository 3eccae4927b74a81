// What shade and bars of the token strip mean.
#pragma once

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class StripLegend : public PaintedWidget {
  Q_OBJECT

 public:
  explicit StripLegend(QWidget* parent = nullptr);
  /// `shade`: what the background is; `bars`: what stands beneath (empty: none yet); `target`: the
  /// category that the bars support or oppose.
  void setMeaning(const QString& shade, const QString& bars, const QString& target);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Part;
  std::vector<Part> parts() const;

  QString m_shade;
  QString m_bars;
  QString m_target;
};

}  // namespace wb::ui
