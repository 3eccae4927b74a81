// Labels of each role; the style sheet gives them size and ink.
#include "ui/widgets/labels.h"

#include <QPainter>

#include "ui/style/theme.h"

namespace wb::ui {

namespace {

QLabel* roleLabel(const char* role, const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", role);
  label->setTextFormat(Qt::PlainText);  // a file's name or a text may look like markup
  return label;
}

class SeparatorLine : public QWidget {
 public:
  SeparatorLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
    orientation == Qt::Horizontal ? setFixedHeight(1) : setFixedWidth(1);
  }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), colors().border); }
};

}  // namespace

QLabel* bodyLabel(const QString& text, QWidget* parent) { return roleLabel("body", text, parent); }
QLabel* mutedLabel(const QString& text, QWidget* parent) { return roleLabel("muted", text, parent); }
QLabel* headingLabel(const QString& text, QWidget* parent) { return roleLabel("heading", text, parent); }
QLabel* titleLabel(const QString& text, QWidget* parent) { return roleLabel("title", text, parent); }
QLabel* captionLabel(const QString& text, QWidget* parent) { return roleLabel("caption", text, parent); }
QLabel* captionInkLabel(const QString& text, QWidget* parent) { return roleLabel("captionInk", text, parent); }
QLabel* answerLabel(const QString& text, QWidget* parent) { return roleLabel("answer", text, parent); }

QWidget* separatorLine(QWidget* parent) { return new SeparatorLine(Qt::Horizontal, parent); }
QWidget* verticalLine(QWidget* parent) { return new SeparatorLine(Qt::Vertical, parent); }

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QChar(0x2026)), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
  if (toolTip() != text() && shown != text()) setToolTip(text());
  painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
  painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

}  // namespace wb::ui
