// What comes next on the first start: four numbered steps, the first of them now.
#pragma once

#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct Step {
  QString title;
  QString text;
};

class StepList : public PaintedWidget {
  Q_OBJECT

 public:
  explicit StepList(QWidget* parent = nullptr);
  void setSteps(std::vector<Step> steps);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Step> m_steps;
};

}  // namespace wb::ui
