// The histogram as bars of QCustomPlot.
#include "ui/plot/histogram.h"

#include <QEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/plot/plot_look.h"

#include "ui/style/theme.h"

namespace wb::ui {

struct Histogram::Parts {
  QCustomPlot* plot = nullptr;
  QCPBars* within = nullptr;
  QCPBars* beyond = nullptr;
  QCPItemLine* limitLine = nullptr;
  QCPItemText* limitLabel = nullptr;
  std::vector<std::int64_t> counts;
  double width = 1;
  std::optional<double> limit;
  QString limitText;

  void rebuild();
  void placeLimit(double highest);
  int binAt(double x) const {
    const int bin = static_cast<int>(std::floor(x / width));
    return bin >= 0 && bin < static_cast<int>(counts.size()) ? bin : -1;
  }
};

void Histogram::Parts::rebuild() {
  applyPlotLook(*plot);
  plot->yAxis->setVisible(false);
  plot->xAxis->setVisible(true);
  within->setBrush(mixed(colors().accent, colors().surface, 0.25));
  beyond->setBrush(colors().warning);
  QVector<double> keys[2];
  QVector<double> values[2];
  double highest = 1;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double from = static_cast<double>(i) * width;
    const int side = limit && from >= *limit ? 1 : 0;
    keys[side].append(from + width / 2);
    values[side].append(static_cast<double>(counts[i]));
    highest = std::max(highest, static_cast<double>(counts[i]));
  }
  within->setData(keys[0], values[0], true);
  beyond->setData(keys[1], values[1], true);
  within->setWidth(width * 0.86);
  beyond->setWidth(width * 0.86);
  plot->xAxis->setRange(0, std::max(static_cast<double>(counts.size()) * width, width));
  plot->yAxis->setRange(0, highest * (limit ? 1.28 : 1.05));
  placeLimit(highest);
  plot->replot(QCustomPlot::rpQueuedReplot);
}

void Histogram::Parts::placeLimit(double highest) {
  const bool shown = limit && *limit <= plot->xAxis->range().upper;
  limitLine->setVisible(shown);
  limitLabel->setVisible(shown);
  if (!shown) return;
  QPen pen(colors().warning, 1.5, Qt::CustomDashLine);
  pen.setDashPattern({3, 2});
  limitLine->setPen(pen);
  limitLine->start->setCoords(*limit, 0);
  limitLine->end->setCoords(*limit, highest * 1.12);
  limitLabel->setText(limitText);
  limitLabel->setFont(theme().font(TextStyle::Caption));
  limitLabel->setColor(colors().warning);
  limitLabel->setPadding(QMargins(px(5), 0, px(5), 0));
  // Beside the line where there is more room.
  const bool left = *limit > plot->xAxis->range().upper / 2;
  limitLabel->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
  limitLabel->position->setCoords(*limit, highest * 1.28);
}

Histogram::Histogram(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  m_parts->plot = new QCustomPlot;
  column->addWidget(m_parts->plot);
  QCustomPlot& plot = *m_parts->plot;
  m_parts->within = new QCPBars(plot.xAxis, plot.yAxis);
  m_parts->beyond = new QCPBars(plot.xAxis, plot.yAxis);
  for (QCPBars* bars : {m_parts->within, m_parts->beyond}) {
    bars->setPen(Qt::NoPen);
    bars->setAntialiased(true);
  }
  m_parts->limitLine = new QCPItemLine(&plot);
  m_parts->limitLabel = new QCPItemText(&plot);
  plot.axisRect()->setMinimumMargins(QMargins(4, 0, 8, 0));
  plot.setFocusPolicy(Qt::NoFocus);
  plot.installEventFilter(this);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  m_parts->rebuild();
}

Histogram::~Histogram() = default;

void Histogram::setCounts(const std::vector<std::int64_t>& counts, double binWidth) {
  m_parts->counts = counts;
  m_parts->width = binWidth;
  m_parts->rebuild();
}

void Histogram::setLimit(std::optional<double> value, const QString& label) {
  m_parts->limit = value;
  m_parts->limitText = label;
  setAccessibleDescription(label);
  m_parts->rebuild();
}

QSize Histogram::sizeHint() const { return {px(240), px(124)}; }
QSize Histogram::minimumSizeHint() const { return {px(140), px(84)}; }

void Histogram::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) m_parts->rebuild();
}

bool Histogram::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease) {
    auto* mouse = static_cast<QMouseEvent*>(event);
    const int bin = m_parts->binAt(m_parts->plot->xAxis->pixelToCoord(mouse->position().x()));
    const double from = bin * m_parts->width;
    const double to = from + m_parts->width;
    if (bin < 0) {
      QToolTip::hideText();
    } else if (event->type() == QEvent::MouseButtonRelease) {
      emit rangeChosen(from, to);
    } else {
      QToolTip::showText(
          mouse->globalPosition().toPoint(),
          QString("%1–%2: %3").arg(from).arg(to - 1).arg(formatCount(m_parts->counts[static_cast<std::size_t>(bin)])),
          this);
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace wb::ui
