// One line: words, a ramp of five shades, words, a blue and an orange square with their words.
#include "ui/pages/explore/strip_legend.h"

#include <QPainter>
#include <vector>

#include "ui/style/paint.h"

namespace wb::ui {

namespace {

constexpr int rampSteps = 5;
constexpr int stepWidth = 10;
constexpr int sampleHeight = 10;

enum class Mark { None, Ramp, Positive, Negative };

}  // namespace

/// A mark and the words after it.
struct StripLegend::Part {
  Mark mark = Mark::None;
  QString text;
  int markWidth() const {
    return mark == Mark::None ? 0 : px(mark == Mark::Ramp ? rampSteps * stepWidth : sampleHeight);
  }
  int width() const {
    const int words = text.isEmpty() ? 0 : textWidth(text, TextStyle::Caption);
    return markWidth() + words + (markWidth() > 0 && words > 0 ? px(6) : 0);
  }
};

StripLegend::StripLegend(QWidget* parent) : PaintedWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StripLegend::setMeaning(const QString& shade, const QString& bars, const QString& target) {
  m_shade = shade;
  m_bars = bars;
  m_target = target;
  setAccessibleName(shade + QStringLiteral(" ") + bars);
  updateGeometry();
  update();
}

std::vector<StripLegend::Part> StripLegend::parts() const {
  std::vector<Part> parts{{Mark::None, m_shade}, {Mark::Ramp, {}}};
  if (m_bars.isEmpty()) return parts;
  parts.push_back({Mark::None, m_bars});
  parts.push_back({Mark::Positive, tr("for")});
  parts.push_back({Mark::Negative, tr("against “%1”").arg(m_target)});
  return parts;
}

QSize StripLegend::sizeHint() const {
  int width = 0;
  for (const Part& part : parts()) width += part.width() + px(8);
  return {width, theme().lineHeight(TextStyle::Caption)};
}

QSize StripLegend::minimumSizeHint() const { return {px(60), theme().lineHeight(TextStyle::Caption)}; }

void StripLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int top = (height() - px(sampleHeight)) / 2;
  int x = 0;
  for (const Part& part : parts()) {
    if (part.mark == Mark::Ramp) {
      for (int i = 0; i < rampSteps; ++i) {
        const QRect step(x + i * px(stepWidth), top, px(stepWidth), px(sampleHeight));
        painter.fillRect(step, colors().behindTextColor(i / (rampSteps - 1.0)));
      }
      painter.setPen(colors().border);
      painter.drawRect(x, top, px(stepWidth) * rampSteps - 1, px(sampleHeight) - 1);
    } else if (part.mark != Mark::None) {
      const QColor fill = part.mark == Mark::Positive ? colors().positive : colors().negative;
      paintBox(painter, QRectF(x, top, px(sampleHeight), px(sampleHeight)), px(2), fill);
    }
    const int words = x + part.width() - (part.text.isEmpty() ? 0 : textWidth(part.text, TextStyle::Caption));
    paintText(painter, QRect(words, 0, width() - words, height()), part.text, TextStyle::Caption, colors().muted);
    x += part.width() + px(8);
  }
}

}  // namespace wb::ui
