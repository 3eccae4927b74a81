// The curves: what is asked of the plot and how it answers pointer and keys. What is drawn stands in
// curve_plot_parts.cpp.
#include "ui/plot/curve_plot.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/plot/curve_plot_parts.h"

namespace wb::ui {

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  m_parts->plot = new QCustomPlot;
  column->addWidget(m_parts->plot);
  m_parts->plot->setFocusPolicy(Qt::NoFocus);
  m_parts->plot->setMouseTracking(true);
  m_parts->plot->installEventFilter(this);
  m_parts->createItems();
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setMinimumSize(120, 90);
  setFocusPolicy(Qt::TabFocus);
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setTitle(const QString& title) {
  m_parts->title = title;
  setAccessibleName(title);
  m_parts->schedule();
}

void CurvePlot::setAxisName(const QString& name) {
  m_parts->axisName->setText(name);
  m_parts->schedule();
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
  m_parts->setCurves(std::move(curves));
  m_parts->schedule();
}

void CurvePlot::append(int index, const std::vector<double>& x, const std::vector<double>& y) {
  m_parts->append(static_cast<std::size_t>(index), x, y);
  m_parts->schedule();
}

void CurvePlot::setXRange(double from, double to) {
  m_parts->xRange = QCPRange(from, to);
  m_parts->schedule();
}

void CurvePlot::setYRange(std::optional<double> from, std::optional<double> to) {
  m_parts->yFrom = from;
  m_parts->yTo = to;
  m_parts->schedule();
}

void CurvePlot::setBestEpoch(std::optional<double> epoch, const QString& label) {
  m_parts->best = epoch;
  m_parts->bestText = label;
  m_parts->schedule();
}

void CurvePlot::setHoverTitle(std::function<QString(double x)> title) { m_parts->hoverTitle = std::move(title); }

void CurvePlot::setValueFormat(std::function<QString(double y)> format) { m_parts->valueFormat = std::move(format); }

void CurvePlot::setTickFormat(std::function<QString(double y)> format) {
  m_parts->setTickFormat(std::move(format));
  m_parts->schedule();
}

void CurvePlot::setXTickFormat(std::function<QString(double x)> format) {
  m_parts->xTicker = QSharedPointer<FormattedTicker>::create();
  m_parts->xTicker->format = std::move(format);
  m_parts->xTicker->wholeSteps = true;
  m_parts->plot->xAxis->setTicker(m_parts->xTicker);
  m_parts->schedule();
}

void CurvePlot::setChoosing(bool choosing) { m_parts->choosing = choosing; }

void CurvePlot::setLegendShown(bool shown) {
  m_parts->legendShown = shown;
  m_parts->schedule();
}

bool CurvePlot::isCurveHidden(int index) const {
  return m_parts->hidden.contains(m_parts->curves[static_cast<std::size_t>(index)].name);
}

QRectF CurvePlot::visibleRange() const {
  m_parts->update();
  const QCPRange x = m_parts->plot->xAxis->range();
  const QCPRange y = m_parts->plot->yAxis->range();
  return {x.lower, y.lower, x.size(), y.size()};
}

QPixmap CurvePlot::image() const {
  m_parts->update();
  return m_parts->plot->toPixmap(width(), height(), 2.0);
}

void CurvePlot::copyImage() const { QApplication::clipboard()->setPixmap(image()); }

bool CurvePlot::saveImage(const QString& path) const { return image().save(path, "PNG"); }

void CurvePlot::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) m_parts->restyle();
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_parts->schedule();
}

bool CurvePlot::chooseBy(QEvent& event) {
  const bool press = event.type() == QEvent::MouseButtonPress;
  if (!m_parts->choosing || (!press && event.type() != QEvent::MouseMove)) return false;
  const auto& mouse = static_cast<QMouseEvent&>(event);
  const QRect area = m_parts->plot->axisRect()->rect();
  const bool left = press ? mouse.button() == Qt::LeftButton : mouse.buttons().testFlag(Qt::LeftButton);
  if (!left || (press && !area.contains(mouse.position().toPoint()))) return false;
  m_parts->hideHover();
  emit xChosen(m_parts->plot->xAxis->pixelToCoord(std::clamp<double>(mouse.position().x(), area.left(), area.right())));
  return true;
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
  if (chooseBy(*event)) return true;
  auto* mouse = static_cast<QMouseEvent*>(event);
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      if (mouse->button() == Qt::RightButton) {
        emit contextMenuAsked(mouse->globalPosition().toPoint());
      } else if (!m_parts->toggleLegendAt(mouse->position())) {
        m_parts->beginZoom(mouse->position());
      }
      return true;
    case QEvent::MouseMove:
      if (mouse->buttons() & Qt::LeftButton) {
        m_parts->dragZoom(mouse->position());
      } else {
        m_parts->hoverAt(mouse->position());
      }
      setCursor(m_parts->legendEntryAt(mouse->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
      return true;
    case QEvent::MouseButtonRelease: m_parts->endZoom(mouse->position()); return true;
    case QEvent::MouseButtonDblClick: m_parts->showAll(); return true;
    case QEvent::Leave: m_parts->hideHover(); break;
    default: break;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace wb::ui
