// Styles a QCustomPlot from the palette.
#include "ui/plot/plot_look.h"

#include "ui/style/theme.h"

namespace wb::ui {

namespace {

void styleAxis(QCPAxis& axis) {
  axis.setBasePen(QPen(colors().buttonBorder, 1));
  axis.setTickPen(QPen(colors().buttonBorder, 1));
  axis.setSubTickPen(Qt::NoPen);
  axis.setTickLengthIn(0);
  axis.setTickLabelColor(colors().muted);
  axis.setTickLabelFont(theme().font(TextStyle::Caption));
  axis.setLabelColor(colors().muted);
  axis.setLabelFont(theme().font(TextStyle::Caption));
  axis.grid()->setZeroLinePen(Qt::NoPen);
}

}  // namespace

void applyPlotLook(QCustomPlot& plot) {
  plot.setBackground(QBrush(colors().surface));
  styleAxis(*plot.xAxis);
  styleAxis(*plot.yAxis);
  plot.xAxis->setTickLengthOut(px(3));
  plot.yAxis->setBasePen(Qt::NoPen);
  plot.yAxis->setTickPen(Qt::NoPen);
  plot.xAxis->grid()->setVisible(false);
  plot.yAxis->grid()->setPen(QPen(colors().grid, 1));
  plot.setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
}

}  // namespace wb::ui
