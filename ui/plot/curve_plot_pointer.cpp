// How a CurvePlot answers the pointer: legend, zoom, hairline with its box.
#include <algorithm>
#include <cmath>

#include "ui/plot/curve_plot_parts.h"
#include "ui/style/paint.h"

namespace wb::ui {

namespace {

/// Index of the point of `x` nearest to `at`, or −1 where it is further than `reach`.
int nearestPoint(const std::vector<double>& x, double at, double reach) {
  if (x.empty()) return -1;
  const auto after = std::lower_bound(x.begin(), x.end(), at);
  auto index = after - x.begin();
  if (after == x.end() || (index > 0 && at - x[static_cast<std::size_t>(index - 1)] < *after - at)) --index;
  return std::abs(x[static_cast<std::size_t>(index)] - at) <= reach ? static_cast<int>(index) : -1;
}

}  // namespace

int CurvePlot::Parts::legendEntryAt(const QPointF& position) const {
  if (position.y() > px(32)) return -1;
  for (std::size_t i = 0; i < legendTexts.size(); ++i) {
    const double left = legendSamples[i]->start->pixelPosition().x() - px(4);
    const double right = legendTexts[i]->right->pixelPosition().x() + px(4);
    if (position.x() >= left && position.x() <= right) return static_cast<int>(i);
  }
  return -1;
}

bool CurvePlot::Parts::toggleLegendAt(const QPointF& position) {
  const int entry = legendEntryAt(position);
  if (entry < 0) return false;
  const auto index = static_cast<std::size_t>(legendCurves[static_cast<std::size_t>(entry)]);
  const QString& name = curves[index].name;
  if (!hidden.remove(name)) hidden.insert(name);
  for (std::size_t i = 0; i < curves.size(); ++i) graphs[i]->setVisible(!isHidden(curves[i]));
  update();
  return true;
}

void CurvePlot::Parts::beginZoom(const QPointF& position) {
  if (plot->axisRect()->rect().contains(position.toPoint())) zoomStart = position.x();
}

void CurvePlot::Parts::dragZoom(const QPointF& position) {
  if (!zoomStart) return;
  hideHover();
  const QCPRange y = plot->yAxis->range();
  zoomBox->topLeft->setCoords(plot->xAxis->pixelToCoord(std::min(*zoomStart, position.x())), y.upper);
  zoomBox->bottomRight->setCoords(plot->xAxis->pixelToCoord(std::max(*zoomStart, position.x())), y.lower);
  zoomBox->setVisible(true);
  plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::Parts::endZoom(const QPointF& position) {
  zoomBox->setVisible(false);
  if (!zoomStart) return;
  const double from = std::min(*zoomStart, position.x());
  const double to = std::max(*zoomStart, position.x());
  zoomStart.reset();
  if (to - from < px(8)) return;  // a click, not a drag
  zoom = QCPRange(plot->xAxis->pixelToCoord(from), plot->xAxis->pixelToCoord(to));
  update();
}

void CurvePlot::Parts::showAll() {
  zoom.reset();
  zoomStart.reset();
  update();
}

std::vector<std::pair<QString, QString>> CurvePlot::Parts::valuesAt(double x) const {
  std::vector<std::pair<QString, QString>> rows;
  const double reach = plot->xAxis->range().size() / 12;
  for (const Curve& curve : curves) {
    if (!curve.inHoverBox || curve.name.isEmpty() || isHidden(curve)) continue;
    const int point = nearestPoint(curve.x, x, reach);
    if (point < 0) continue;
    const double y = curve.y[static_cast<std::size_t>(point)];
    rows.emplace_back(curve.name, valueFormat ? valueFormat(y) : QString::number(y, 'g', 4));
  }
  return rows;
}

void CurvePlot::Parts::hoverAt(const QPointF& position) const {
  const QRect area = plot->axisRect()->rect();
  if (!area.contains(position.toPoint())) return hideHover();
  const double x = plot->xAxis->pixelToCoord(position.x());
  auto rows = valuesAt(x);
  if (rows.empty()) return hideHover();
  const QCPRange y = plot->yAxis->range();
  hairline->start->setCoords(x, y.lower);
  hairline->end->setCoords(x, y.upper);
  hairline->setVisible(true);
  box->showBeside(static_cast<int>(position.x()), area, hoverTitle ? hoverTitle(x) : QString(), std::move(rows));
  plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::Parts::hideHover() const {
  if (!box->isVisible()) return;
  hairline->setVisible(false);
  box->hide();
  plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace wb::ui
