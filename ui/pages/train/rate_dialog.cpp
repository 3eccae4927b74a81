#include "ui/pages/train/rate_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <cmath>
#include <mutex>

#include "core/workflow/find_rate.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/plot/curve_plot.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"

namespace wb::ui {

namespace {

constexpr int kDrainInterval = 100;  // ms
constexpr int kRateWidth = 92;

QString lossText(double value) { return QString::number(value, 'f', 2); }
/// "1e-4" for −4, "2.1e-4" for what lies between.
QString powerText(double exponent) { return formatScientific(std::pow(10.0, exponent)); }

}  // namespace

// Where the searching thread leaves its steps.
struct RateDialog::Inbox {
  std::mutex mutex;
  std::vector<RateStep> steps;
};

RateDialog::RateDialog(Session& session, QWidget* over, const TrainConfig& config)
    : DialogFrame(over),
      m_session(session),
      m_config(config),
      m_plot(new CurvePlot),
      m_progress(new ProgressLine),
      m_words(bodyLabel()),
      m_rate(new QLineEdit),
      m_inbox(std::make_shared<Inbox>()) {
  setTitle(tr("Which learning rate?"), tr("A short training with growing rates; nothing of it is kept"));
  setIslandSize(820, 600);
  buildPlot();
  body()->addWidget(m_plot, 1);
  body()->addWidget(m_progress);
  m_words->setWordWrap(true);
  m_words->setText(tr("Each step takes a larger rate than the one before. Wait until the loss rises again."));
  body()->addWidget(m_words);
  auto* row = new QHBoxLayout;
  setSpacing(row, 8);
  row->addWidget(bodyLabel(tr("Rate to take")));
  m_rate->setAccessibleName(tr("Rate to take"));
  m_rate->setAlignment(Qt::AlignRight);
  fixWidth(m_rate, kRateWidth);
  row->addWidget(m_rate);
  row->addWidget(captionLabel(tr("Click or drag in the plot, or press ← and →")));
  row->addStretch(1);
  body()->addLayout(row);
  primaryButton()->setText(tr("Use this rate"));
  m_timer.setInterval(kDrainInterval);
  connect(&m_timer, &QTimer::timeout, this, &RateDialog::drain);
  connect(m_rate, &QLineEdit::textEdited, this, &RateDialog::typed);
  connect(this, &DialogFrame::accepted, this, [this] { emit rateChosen(*m_chosen); });
  for (const auto signal : {&DialogFrame::accepted, &DialogFrame::rejected})
    connect(this, signal, this, [this] { m_session.cancel(m_job); });
  choose({});
}

RateDialog::~RateDialog() = default;

void RateDialog::buildPlot() {
  m_plot->setTitle(tr("Loss"));
  m_plot->setAxisName(tr("learning rate"));
  m_plot->setValueFormat(lossText);
  m_plot->setXTickFormat(powerText);
  m_plot->setXRange(std::log10(m_range.from), std::log10(m_range.to));
  m_plot->setHoverTitle([](double exponent) { return powerText(exponent); });
  m_plot->setChoosing(true);
  connect(m_plot, &CurvePlot::xChosen, this, [this](double exponent) { choose(std::pow(10.0, exponent)); });
}

void RateDialog::start() {
  const RateSink sink = [inbox = m_inbox](const RateStep& step) {
    const std::lock_guard lock(inbox->mutex);
    inbox->steps.push_back(step);
  };
  m_job = m_session.start(
      LaneKind::Model, this, tr("Looking for a learning rate"),
      [config = m_config, range = m_range, sink](const JobContext& context) {
        return findRate(context.project, config, range, sink, context.stop);
      },
      [this](const RateFinding& found) { finish(found); },
      [this](const Error& error) {
        if (error.code() != ErrorCode::Cancelled) fail(errorText(error));
      });
  m_timer.start();
  m_progress->setFraction({});
  open();
}

void RateDialog::drain() {
  std::vector<RateStep> fresh;
  {
    const std::lock_guard lock(m_inbox->mutex);
    fresh.swap(m_inbox->steps);
  }
  if (fresh.empty()) return;
  m_steps.insert(m_steps.end(), fresh.begin(), fresh.end());
  m_progress->setFraction(static_cast<double>(m_steps.size()) / m_range.steps);
  draw();
}

void RateDialog::draw() {
  std::vector<double> exponents;
  std::vector<double> losses;
  std::vector<double> smoothed;
  for (const RateStep& step : m_steps) {
    if (!std::isfinite(step.loss) || !std::isfinite(step.smoothed)) continue;
    exponents.push_back(std::log10(step.learningRate));
    losses.push_back(step.loss);
    smoothed.push_back(step.smoothed);
  }
  m_plot->setCurves({{tr("each step"), CurveStyle::Faint, {}, exponents, losses, false, true},
                     {tr("smoothed"), CurveStyle::Smoothed, {}, exponents, smoothed, false, true}});
}

void RateDialog::finish(const RateFinding& found) {
  m_timer.stop();
  drain();
  m_progress->hide();
  m_words->setText(messageText(rateWords(found)));
  if (!m_chosen) choose(found.suggested);
}

void RateDialog::fail(const QString& text) {
  m_timer.stop();
  m_progress->hide();
  m_words->setText(text);
}

void RateDialog::choose(std::optional<double> rate) {
  m_chosen = rate;
  primaryButton()->setEnabled(rate.has_value());
  const QString text = rate ? formatScientific(*rate) : QString();
  if (!m_rate->hasFocus() || !rate) m_rate->setText(text);
  m_plot->setBestEpoch(rate ? std::optional(std::log10(*rate)) : std::nullopt, text);
}

void RateDialog::typed() {
  bool ok = false;
  const double rate = m_rate->text().trimmed().toDouble(&ok);
  const bool sound = ok && rate > 0 && rate < 1;
  m_chosen = sound ? std::optional(rate) : std::nullopt;
  primaryButton()->setEnabled(sound);
  m_plot->setBestEpoch(sound ? std::optional(std::log10(rate)) : std::nullopt,
                       sound ? formatScientific(rate) : QString());
}

void RateDialog::chooseNeighbour(int way) {
  const double ratio = std::pow(m_range.to / m_range.from, 1.0 / (m_range.steps - 1));
  const double from = m_chosen.value_or(m_config.learningRate);
  choose(std::clamp(way > 0 ? from * ratio : from / ratio, m_range.from, m_range.to));
}

void RateDialog::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
    return chooseNeighbour(event->key() == Qt::Key_Right ? 1 : -1);
  DialogFrame::keyPressEvent(event);
}

}  // namespace wb::ui
