// Picture, title, text, buttons, footnote, one under the other in the middle.
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painted_widget.h"

namespace wb::ui {

/// The picture above the title.
class EmptyPicture : public PaintedWidget {
 public:
  explicit EmptyPicture(QWidget* parent) : PaintedWidget(parent) {}
  void setIcon(const QString& name) {
    m_name = name;
    updateGeometry();
    update();
  }
  QSize sizeHint() const override { return m_name == "files" ? QSize(px(112), px(92)) : QSize(px(56), px(56)); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (m_name != "files") {
      paintIcon(painter, rect(), m_name, colors().inputBorder);
      return;
    }
    const double unit = px(100) / 100.0;
    painter.translate((width() - 112 * unit) / 2, 0);
    painter.scale(unit, unit);
    paintSheet(painter, QRectF(14, 20, 53, 63), colors().buttonBorder);
    paintSheet(painter, QRectF(46, 6, 53, 63), colors().accent);
    paintBox(painter, QRectF(80, 50, 28, 28), 6, colors().accentFill);
    paintIcon(painter, QRectF(84, 54, 20, 20), "arrow-down", colors().onAccent);
  }

 private:
  static void paintSheet(QPainter& painter, const QRectF& sheet, const QColor& line) {
    paintBox(painter, sheet, 6, colors().surface, line, 2);
    painter.setPen(QPen(line, 2, Qt::SolidLine, Qt::RoundCap));
    for (const auto& [y, length] : {std::pair(18, 28), std::pair(28, 18), std::pair(38, 28), std::pair(48, 12)}) {
      painter.drawLine(QPointF(sheet.left() + 12, sheet.top() + y),
                       QPointF(sheet.left() + 12 + length, sheet.top() + y));
    }
  }
  QString m_name;
};

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_picture(new EmptyPicture(this)),
      m_title(new QLabel),
      m_text(mutedLabel()),
      m_footnote(captionLabel()),
      m_buttons(new QHBoxLayout) {
  m_title->setProperty("role", "answerPlain");
  auto* column = new QVBoxLayout(this);
  setMargins(column, 40, 24, 40, 24);
  setSpacing(column, 0);
  column->addStretch(10);
  column->addWidget(m_picture, 0, Qt::AlignHCenter);
  addSpace(column, 22);
  for (QLabel* label : {m_title, m_text, m_footnote}) {
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
  }
  column->addWidget(m_title);
  addSpace(column, 4);
  column->addWidget(m_text);
  addSpace(column, 24);
  column->addLayout(m_buttons);
  setSpacing(m_buttons, 12);
  m_buttons->addStretch(1);
  m_buttons->addStretch(1);
  addSpace(column, 16);
  column->addWidget(m_footnote);
  column->addStretch(12);
  m_picture->hide();
}

void EmptyState::setPicture(const QString& icon) {
  m_picture->setIcon(icon);
  m_picture->setVisible(true);
}

void EmptyState::setTexts(const QString& title, const QString& text, const QString& footnote) {
  m_title->setText(title);
  m_text->setText(text);
  m_footnote->setText(footnote);
  m_footnote->setVisible(!footnote.isEmpty());
  setAccessibleName(title);
}

void EmptyState::addButton(Button* button) {
  button->setButtonSize(ButtonSize::Answer);
  m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void EmptyState::setDropFrame(bool shown) {
  m_dropFrame = shown;
  update();
}

void EmptyState::setDropActive(bool active) {
  m_dropActive = active;
  update();
}

void EmptyState::paintEvent(QPaintEvent*) {
  if (!m_dropFrame) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(m_dropActive ? colors().accent : colors().buttonBorder, 2, Qt::CustomDashLine));
  QPen pen = painter.pen();
  pen.setDashPattern({3.5, 2.5});
  painter.setPen(pen);
  painter.setBrush(m_dropActive ? colors().accentTint : colors().surface2);
  painter.drawRoundedRect(QRectF(rect()).adjusted(px(20) + 1, px(20) + 1, -px(20) - 1, -px(20) - 1), px(8), px(8));
}

}  // namespace wb::ui
