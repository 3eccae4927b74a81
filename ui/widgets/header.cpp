// Title, subtitle, tabs, actions in one row.
#include "ui/widgets/header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

Header::Header(QWidget* parent)
    : QWidget(parent), m_title(titleLabel()), m_subtitle(mutedLabel()), m_layout(new QHBoxLayout(this)) {
  fixHeight(this, size::header);
  setMargins(m_layout, 4, 0, 12, 0);
  setSpacing(m_layout, 12);
  m_subtitle->setTextFormat(Qt::RichText);
  m_subtitle->setContentsMargins(0, 3, 0, 0);  // on the title's base line
  // Where there is no room the subtitle gives way, never the actions.
  m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_layout->addWidget(m_title);
  m_layout->addWidget(m_subtitle, 1);
}

void Header::setTexts(const QString& title, const QString& subtitle) {
  m_title->setText(title);
  m_plainSubtitle = subtitle;
  m_subtitle->setText(inkedHtml(subtitle));
}

void Header::setWidgets(QWidget* tabs, QWidget* actions) {
  const auto replace = [this](QPointer<QWidget>& held, QWidget* widget, int place) {
    if (held == widget) return;
    if (held) {
      held->hide();
      m_layout->removeWidget(held);
    }
    held = widget;
    if (!widget) return;
    m_layout->insertWidget(place, widget);
    widget->show();
  };
  replace(m_tabs, tabs, 1);
  replace(m_actions, actions, -1);
}

void Header::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) m_subtitle->setText(inkedHtml(m_plainSubtitle));
}

}  // namespace wb::ui
