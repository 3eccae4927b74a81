// Curves, legend, marks: what of a CurvePlot is drawn, and when.
#include "ui/plot/curve_plot_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr int redrawMilliseconds = 100;
constexpr int headHeight = 36;
constexpr int tickDistance = 44;  // between two labels of the y axis, at least

bool hasDots(CurveStyle style) { return style == CurveStyle::Validation; }

/// How many decimals write a step of the axis without rounding: 2 for 0.25, 1 for 2.5, six at most.
int decimalsOf(double step) {
  constexpr double nearlyWhole = 1e-6;
  const auto isWhole = [](double value) { return value > 0.5 && std::abs(value - std::round(value)) < nearlyWhole; };
  int decimals = 0;
  for (double scaled = step; decimals < 6 && !isWhole(scaled); scaled *= 10) ++decimals;
  return decimals;
}

/// The curve's points with a value that is no number, which ends a line, at each break.
std::pair<QVector<double>, QVector<double>> brokenLine(const Curve& curve) {
  QVector<double> x(curve.x.begin(), curve.x.end());
  QVector<double> y(curve.y.begin(), curve.y.end());
  for (const double at : curve.breaks) {
    const auto place = std::upper_bound(x.begin(), x.end(), at) - x.begin();
    if (place == 0 || place == x.size()) continue;
    x.insert(place, at);
    y.insert(place, std::numeric_limits<double>::quiet_NaN());
  }
  return {x, y};
}

}  // namespace

QString FormattedTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) {
  if (format) return format(tick);
  if (m_step <= 0) return QCPAxisTicker::getTickLabel(tick, locale, formatChar, precision);
  // As many decimals as the step has, so that "2.0" stands above "1.6".
  return QString::number(tick, 'f', decimalsOf(m_step));
}

double FormattedTicker::getTickStep(const QCPRange& range) {
  m_step = QCPAxisTicker::getTickStep(range);
  if (wholeSteps) m_step = std::max(1.0, std::round(m_step));
  return m_step;
}

QCPItemText* CurvePlot::Parts::newText(TextStyle style, const QColor& ink) const {
  auto* text = new QCPItemText(plot);
  text->setFont(theme().font(style));
  text->setColor(ink);
  text->setClipToAxisRect(false);
  text->setLayer("overlay");
  text->position->setType(QCPItemPosition::ptAbsolute);
  return text;
}

QCPItemEllipse* CurvePlot::Parts::newDot() const {
  auto* dot = new QCPItemEllipse(plot);
  dot->setClipToAxisRect(false);
  dot->setPen(Qt::NoPen);
  dot->topLeft->setType(QCPItemPosition::ptAbsolute);
  dot->bottomRight->setType(QCPItemPosition::ptAbsolute);
  return dot;
}

void CurvePlot::Parts::createItems() {
  ticker = QSharedPointer<FormattedTicker>::create();
  plot->yAxis->setTicker(ticker);
  plot->yAxis->setNumberFormat("g");  // else QCustomPlot turns "2e-4" into a raised exponent
  plot->setNoAntialiasingOnDrag(false);
  titleText = newText(TextStyle::BodyBold, colors().text);
  titleText->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  axisName = newText(TextStyle::Caption, colors().muted);
  axisName->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
  axisName->setText({});
  bestLine = new QCPItemLine(plot);
  bestLabel = newText(TextStyle::Caption, colors().success);
  hairline = new QCPItemLine(plot);
  box = new HoverBox(plot);
  zoomBox = new QCPItemRect(plot);
  for (QCPAbstractItem* item : {static_cast<QCPAbstractItem*>(hairline), static_cast<QCPAbstractItem*>(zoomBox),
                                static_cast<QCPAbstractItem*>(bestLabel)}) {
    item->setVisible(false);
  }
  timer.setSingleShot(true);
  QObject::connect(&timer, &QTimer::timeout, plot, [this] {
    if (!pending) return;
    update();
    timer.start(redrawMilliseconds);
  });
  restyle();
}

void CurvePlot::Parts::restyle() {
  applyPlotLook(*plot);
  plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
  plot->axisRect()->setMargins(QMargins(0, px(headHeight + 4), px(44), 0));
  plot->axisRect()->setMinimumMargins(QMargins(px(34), px(headHeight + 4), px(12), px(22)));
  titleText->setFont(theme().font(TextStyle::BodyBold));
  titleText->setColor(colors().text);
  axisName->setFont(theme().font(TextStyle::Caption));
  axisName->setColor(colors().muted);
  bestLine->setPen(QPen(colors().success, 2, Qt::DotLine));
  bestLabel->setFont(theme().font(TextStyle::Caption));
  bestLabel->setColor(colors().success);
  bestLabel->setBrush(colors().successTint);
  bestLabel->setPadding(QMargins(px(8), px(2), px(8), px(2)));
  hairline->setPen(QPen(colors().muted, 1));
  QColor fill = colors().accent;
  fill.setAlpha(30);
  zoomBox->setBrush(fill);
  zoomBox->setPen(QPen(colors().accent, 1));
  for (std::size_t i = 0; i < graphs.size(); ++i) styleGraph(i);
  schedule();
}

QPen CurvePlot::Parts::penOf(const Curve& curve) const {
  const Palette& c = colors();
  // Opaque: where strokes of one line cross, a translucent colour would darken.
  const QColor faint = mixed(c.surface, c.accent, 0.38);
  switch (curve.style) {
    case CurveStyle::Faint: return {faint, 1};
    case CurveStyle::Smoothed:
    case CurveStyle::Accent: return {c.accent, 2};
    case CurveStyle::Validation:
    case CurveStyle::Ink: return {c.text, 2};
    case CurveStyle::OtherRun: {
      QPen pen(curve.color, 1.5, Qt::CustomDashLine);
      pen.setDashPattern({5, 3});
      return pen;
    }
    case CurveStyle::Future: {
      QPen pen(c.buttonBorder, 1.5, Qt::CustomDashLine);
      pen.setDashPattern({2, 2});
      return pen;
    }
  }
  return {c.accent, 2};
}

void CurvePlot::Parts::styleGraph(std::size_t index) {
  const Curve& curve = curves[index];
  graphs[index]->setPen(penOf(curve));
  if (hasDots(curve.style)) {
    graphs[index]->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colors().text, 1.6), QBrush(colors().surface), px(6)));
  }
  dots[index]->setBrush(penOf(curve).color());
  endValues[index]->setFont(theme().font(TextStyle::Caption));
  endValues[index]->setColor(curve.style == CurveStyle::OtherRun ? curve.color : penOf(curve).color());
}

void CurvePlot::Parts::setCurves(std::vector<Curve> replaced) {
  for (QCPItemText* text : endValues) plot->removeItem(text);
  for (QCPItemEllipse* dot : dots) plot->removeItem(dot);
  plot->clearGraphs();
  graphs.clear();
  dots.clear();
  endValues.clear();
  curves = std::move(replaced);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    graphs.push_back(plot->addGraph());
    graphs[i]->setAdaptiveSampling(true);
    endValues.push_back(newText(TextStyle::Caption, colors().text));
    endValues[i]->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    dots.push_back(newDot());
    auto [x, y] = brokenLine(curves[i]);
    graphs[i]->setData(x, y, true);
    graphs[i]->setVisible(!isHidden(curves[i]));
    styleGraph(i);
  }
}

void CurvePlot::Parts::append(std::size_t index, const std::vector<double>& x, const std::vector<double>& y) {
  Curve& curve = curves[index];
  curve.x.insert(curve.x.end(), x.begin(), x.end());
  curve.y.insert(curve.y.end(), y.begin(), y.end());
  graphs[index]->addData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()), true);
}

void CurvePlot::Parts::setTickFormat(std::function<QString(double)> format) const {
  ticker->format = std::move(format);
}

void CurvePlot::Parts::schedule() {
  pending = true;
  if (!timer.isActive()) timer.start(0);
}

void CurvePlot::Parts::update() {
  ticker->setTickCount(std::clamp(plot->height() / px(tickDistance), 2, 6));
  pending = false;
  rescale();
  plot->replot(QCustomPlot::rpImmediateRefresh);  // lays the axis rectangle out, which the items need
  titleText->setText(title);
  titleText->position->setCoords(0, px(8));
  const QRect area = plot->axisRect()->rect();
  axisName->position->setCoords(area.right(), area.bottom() - px(4));
  rebuildLegend();
  placeBest();
  placeDots();
  placeEndValues();
  plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::Parts::rescale() {
  QCPRange x;
  QCPRange y;
  bool any = false;
  for (const Curve& curve : curves) {
    if (isHidden(curve) || curve.x.empty()) continue;
    for (std::size_t k = 0; k < curve.x.size(); ++k) {
      if (!std::isfinite(curve.y[k])) continue;
      const bool inside = !zoom || zoom->contains(curve.x[k]);
      if (!any && inside) {
        x = QCPRange(curve.x[k], curve.x[k]);
        y = QCPRange(curve.y[k], curve.y[k]);
        any = true;
      } else if (inside) {
        x.expand(curve.x[k]);
        y.expand(curve.y[k]);
      }
    }
  }
  if (!any) y = QCPRange(0, 1);
  const QCPRange shown = zoom ? *zoom : xRange ? *xRange : any && x.size() > 0 ? x : QCPRange(0, 1);
  plot->xAxis->setRange(shown);
  const double room = std::max((y.size() > 0 ? y.size() : std::abs(y.center())) * 0.05, 1e-6);
  plot->yAxis->setRange(yFrom && !zoom ? *yFrom
                        : yFrom        ? std::max(*yFrom, y.lower - room)
                                       : y.lower - room,
                        yTo ? *yTo : y.upper + room);
}

void CurvePlot::Parts::placeBest() {
  const bool shown = best && plot->xAxis->range().contains(*best);
  bestLine->setVisible(shown);
  bestLabel->setVisible(shown && !bestText.isEmpty());
  if (!shown) return;
  const QCPRange y = plot->yAxis->range();
  bestLine->start->setCoords(*best, y.lower);
  bestLine->end->setCoords(*best, y.upper);
  const QRect area = plot->axisRect()->rect();
  const double half = textWidth(bestText, TextStyle::Caption) / 2.0 + px(8);
  const double x = std::clamp(plot->xAxis->coordToPixel(*best), area.left() + half,
                              std::max(area.right() - half, area.left() + half));
  bestLabel->setText(bestText);
  bestLabel->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
  bestLabel->position->setCoords(x, area.top() + px(4));
}

void CurvePlot::Parts::placeDots() {
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const Curve& curve = curves[i];
    const bool shown = curve.style == CurveStyle::Accent && !curve.x.empty() && !isHidden(curve);
    dots[i]->setVisible(shown);
    if (!shown) continue;
    // On the best epoch where there is one, else where the line ends.
    auto point = curve.x.size() - 1;
    if (best) {
      const auto found = std::lower_bound(curve.x.begin(), curve.x.end(), *best - 1e-6);
      if (found != curve.x.end()) point = static_cast<std::size_t>(found - curve.x.begin());
    }
    const QPointF middle(plot->xAxis->coordToPixel(curve.x[point]), plot->yAxis->coordToPixel(curve.y[point]));
    dots[i]->setVisible(plot->axisRect()->rect().adjusted(-2, -2, 2, 2).contains(middle.toPoint()));
    dots[i]->topLeft->setCoords(middle - QPointF(px(4), px(4)));
    dots[i]->bottomRight->setCoords(middle + QPointF(px(4), px(4)));
  }
}

void CurvePlot::Parts::placeEndValues() {
  std::vector<std::pair<double, std::size_t>> places;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const Curve& curve = curves[i];
    const bool shown =
        curve.valueAtEnd && !curve.x.empty() && !isHidden(curve) && plot->xAxis->range().contains(curve.x.back());
    endValues[i]->setVisible(shown);
    if (!shown) continue;
    endValues[i]->setText(valueFormat ? valueFormat(curve.y.back()) : QString::number(curve.y.back(), 'g', 4));
    places.emplace_back(plot->yAxis->coordToPixel(curve.y.back()), i);
  }
  std::sort(places.begin(), places.end());
  double lowest = -1e9;
  for (auto& [y, i] : places) {
    y = std::max(y, lowest + px(15));  // values that would lie on each other stand under each other
    lowest = y;
    endValues[i]->position->setCoords(plot->xAxis->coordToPixel(curves[i].x.back()) + px(8), y);
  }
}

void CurvePlot::Parts::rebuildLegend() {
  for (QCPItemText* text : legendTexts) plot->removeItem(text);
  for (QCPItemLine* line : legendSamples) plot->removeItem(line);
  legendTexts.clear();
  legendSamples.clear();
  legendCurves.clear();
  if (!legendShown) return;
  double right = plot->width() - px(4);
  const double left = textWidth(title, TextStyle::BodyBold) + px(12);
  for (std::size_t i = curves.size(); i-- > 0;) {
    const Curve& curve = curves[i];
    if (curve.name.isEmpty()) continue;
    const double width = textWidth(curve.name, TextStyle::Caption);
    if (right - width - px(24) < left) break;  // no room: the oldest entries at the left are left out
    auto* text = newText(TextStyle::Caption, isHidden(curve) ? colors().disabled : colors().muted);
    text->setText(curve.name);
    text->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    text->position->setCoords(right - width, px(headHeight / 2.0));
    auto* sample = new QCPItemLine(plot);
    sample->setClipToAxisRect(false);
    sample->setLayer("overlay");
    sample->start->setType(QCPItemPosition::ptAbsolute);
    sample->end->setType(QCPItemPosition::ptAbsolute);
    sample->start->setCoords(right - width - px(24), px(headHeight / 2.0));
    sample->end->setCoords(right - width - px(6), px(headHeight / 2.0));
    QPen pen = penOf(curve);
    if (isHidden(curve)) pen.setColor(colors().disabled);
    if (curve.style == CurveStyle::Faint) pen.setWidthF(1.5);
    sample->setPen(pen);
    legendTexts.push_back(text);
    legendSamples.push_back(sample);
    legendCurves.push_back(static_cast<int>(i));
    right -= width + px(24) + px(20);
  }
}

}  // namespace wb::ui
