// Paints the numbered steps.
#include "ui/pages/data/step_list.h"

#include <QPainter>

#include "ui/style/paint.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr int kStepHeight = 74;
constexpr int kCircle = 28;
constexpr int kTextLeft = 40;

}  // namespace

StepList::StepList(QWidget* parent) : PaintedWidget(parent) {}

void StepList::setSteps(std::vector<Step> steps) {
  m_steps = std::move(steps);
  QStringList spoken;
  for (const Step& step : m_steps) spoken << step.title + QStringLiteral(": ") + step.text;
  setAccessibleName(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize StepList::sizeHint() const { return {px(200), static_cast<int>(m_steps.size()) * px(kStepHeight) - px(20)}; }

void StepList::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const int line = theme().lineHeight(TextStyle::Body);
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    const int top = static_cast<int>(i) * px(kStepHeight);
    const bool now = i == 0;
    const QRectF circle(0, top, px(kCircle), px(kCircle));
    paintBox(painter, circle, circle.width() / 2, now ? colors().accentFill : QColor(),
             now ? QColor() : colors().buttonBorder);
    paintText(painter, circle.toRect(), QString::number(i + 1), TextStyle::BodyBold,
              now ? colors().onAccent : colors().muted, Qt::AlignCenter);
    const QRect title(px(kTextLeft), top + (px(kCircle) - line) / 2, width() - px(kTextLeft), line);
    paintText(painter, title, m_steps[i].title, now ? TextStyle::BodyBold : TextStyle::Body, colors().text);
    paintText(painter, title.translated(0, line + px(4)), m_steps[i].text, TextStyle::Body, colors().muted);
  }
}

}  // namespace wb::ui
