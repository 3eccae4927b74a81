// Parts of a whole as one line of three blues, with a legend: sources, splits, what an import will do.
#pragma once

#include <QColor>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct SharePart {
  QString name;
  double value = 0;
  QString number;  ///< behind the name in the legend
  QColor color;    ///< invalid: the next lighter accent
};

class ShareBar : public PaintedWidget {
  Q_OBJECT

 public:
  explicit ShareBar(QWidget* parent = nullptr);
  void setParts(std::vector<SharePart> parts);
  void setLegendShown(bool shown);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor partColor(int index) const;
  int legendWidth(const SharePart& part) const;
  int legendLines(int width) const;
  void paintLegend(class QPainter& painter) const;

  std::vector<SharePart> m_parts;
  bool m_legendShown = true;
};

}  // namespace wb::ui
