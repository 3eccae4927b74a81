// Warning tint with the sign for "not equal".
#include "ui/pages/try/difference_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

DifferenceStrip::DifferenceStrip(QWidget* parent) : QFrame(parent), m_text(bodyLabel()), m_reminder(captionInkLabel()) {
  auto* row = new QHBoxLayout(this);
  setMargins(row, 44, 7, 16, 7);
  setSpacing(row, 12);
  m_text->setTextFormat(Qt::RichText);
  m_text->setWordWrap(true);
  row->addWidget(m_text, 1);
  row->addWidget(m_reminder);
  m_reminder->setText(tr("Attention is not an explanation"));
}

void DifferenceStrip::setText(const QString& text) { m_text->setText(text); }

void DifferenceStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintBox(painter, rect(), px(size::radiusIsland), colors().warningTint, colors().warning);
  paintIcon(painter, QRectF(px(16), 0, px(16), height()), QStringLiteral("not-equal"), colors().warning);
}

void DifferenceStrip::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) m_reminder->setText(tr("Attention is not an explanation"));
}

}  // namespace wb::ui
