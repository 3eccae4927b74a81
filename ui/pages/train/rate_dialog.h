// Looks for a learning rate: a short training with growing rates, its curve as it grows, the rate to take.
#pragma once

#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/rate_search.h"
#include "core/data/training.h"
#include "core/jobs/lane.h"
#include "ui/widgets/dialog_frame.h"

class QLineEdit;

namespace wb::ui {

class CurvePlot;
class ProgressLine;
class Session;

/// Begins to search when it is opened. The rate is chosen by pointer in the plot, by ← and →, or by typing it.
class RateDialog : public DialogFrame {
  Q_OBJECT

 public:
  RateDialog(Session& session, QWidget* over, const TrainConfig& config);
  ~RateDialog() override;

  void start();

 signals:
  void rateChosen(double rate);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Inbox;

  void buildPlot();
  void drain();
  void finish(const RateFinding& found);
  void fail(const QString& text);
  void draw();
  void choose(std::optional<double> rate);
  void chooseNeighbour(int way);
  void typed();

  Session& m_session;
  TrainConfig m_config;
  RateRange m_range;
  CurvePlot* m_plot;
  ProgressLine* m_progress;
  QLabel* m_words;
  QLineEdit* m_rate;
  QTimer m_timer;
  std::shared_ptr<Inbox> m_inbox;
  std::vector<RateStep> m_steps;
  std::optional<double> m_chosen;
  JobId m_job = 0;
};

}  // namespace wb::ui
