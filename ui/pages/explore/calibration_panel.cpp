#include "ui/pages/explore/calibration_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/bridge/format.h"
#include "ui/plot/curve_plot.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

QString percent(double share) { return formatPercent(share); }

Curve curveOf(const QString& name, CurveStyle style, const std::vector<ReliabilityBin>& bins) {
  Curve curve;
  curve.name = name;
  curve.style = style;
  for (const ReliabilityBin& bin : bins) {
    curve.x.push_back(bin.probability);
    curve.y.push_back(bin.accuracy);
  }
  return curve;
}

}  // namespace

CalibrationPanel::CalibrationPanel(QWidget* parent) : QWidget(parent), m_plot(new CurvePlot), m_words(captionLabel()) {
  auto* column = new QVBoxLayout(this);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 4);
  column->addWidget(m_plot, 1);
  m_words->setWordWrap(true);
  column->addWidget(m_words);
  m_plot->setXRange(0, 1);
  m_plot->setYRange(0, 1);
  m_plot->setTickFormat(percent);
  m_plot->setValueFormat(percent);
  m_plot->setHoverTitle([](double probability) { return tr("probability %1").arg(percent(probability)); });
  retranslate();
}

void CalibrationPanel::setCalibration(const std::optional<Calibration>& calibration) {
  m_calibration = calibration;
  retranslate();
}

void CalibrationPanel::retranslate() {
  m_plot->setTitle(tr("Right answers"));
  m_plot->setAxisName(tr("probability"));
  m_plot->setToolTip({});
  std::vector<Curve> curves = {{tr("ideal"), CurveStyle::Future, {}, {0, 1}, {0, 1}, false, false}};
  if (!m_calibration) {
    m_plot->setCurves(std::move(curves));
    m_words->setText(
        tr("Appears when the run has answered labelled validation texts: from them the temperature is found."));
    return;
  }
  const Calibration& c = *m_calibration;
  curves.push_back(curveOf(tr("with temperature"), CurveStyle::Smoothed, c.after));
  curves.push_back(curveOf(tr("as it is"), CurveStyle::Validation, c.before));
  m_plot->setCurves(std::move(curves));
  const QString sure =
      c.temperature > 1 ? tr("It is surer than it should be.") : tr("It is less sure than it could be.");
  m_words->setText(
      tr("%1 Probabilities are off by %2 points on average; by %3 with the temperature %4, found on %n validation "
         "text(s). A temperature changes no answer, only how sure it sounds.",
         nullptr, static_cast<int>(c.validationTexts))
          .arg(sure, formatShare(c.errorBefore), formatShare(c.errorAfter), QString::number(c.temperature, 'f', 2)));
}

}  // namespace wb::ui
