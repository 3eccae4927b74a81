// Whether probabilities mean what they say: the curve as it is, and with the temperature found on validation.
#pragma once

#include <QWidget>
#include <optional>

#include "core/data/metrics.h"

class QLabel;

namespace wb::ui {

class CurvePlot;

class CalibrationPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CalibrationPanel(QWidget* parent = nullptr);
  /// Empty: the run has not been asked about validation texts, or there are none.
  void setCalibration(const std::optional<Calibration>& calibration);
  void retranslate();

 private:
  CurvePlot* m_plot;
  QLabel* m_words;
  std::optional<Calibration> m_calibration;
};

}  // namespace wb::ui
