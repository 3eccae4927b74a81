// Texts and buttons of the bar; see the header.
#include "ui/pages/data/bulk_bar.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/bridge/format.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

BulkBar::BulkBar(QWidget* parent)
    : QWidget(parent),
      m_count(headingLabel()),
      m_remark(new ElidedLabel),
      m_label(new Button),
      m_split(new Button),
      m_flag(new Button),
      m_remove(new Button({}, ButtonKind::Danger)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  setSpacing(row, 8);
  m_remark->setProperty("role", "caption");
  row->addWidget(m_count);
  row->addWidget(m_remark, 1);
  for (Button* button : {m_label, m_split, m_flag, m_remove}) {
    button->setButtonSize(ButtonSize::Small);
    row->addWidget(button);
  }
  m_label->setIconName(QStringLiteral("label"));
  m_flag->setIconName(QStringLiteral("flag"));
  retranslate();
}

void BulkBar::setActions(const Actions& actions) {
  m_label->bindAction(actions.label);
  m_split->bindAction(actions.split);
  m_flag->bindAction(actions.flag);
  m_remove->bindAction(actions.remove);
}

void BulkBar::setChosen(std::int64_t count, const QString& remark) {
  m_chosen = count;
  m_shownRemark = remark;
  retranslate();
}

void BulkBar::retranslate() {
  m_count->setText(m_chosen == 0 ? tr("Nothing selected") : tr("%1 selected").arg(formatCount(m_chosen)));
  m_remark->setText(m_chosen == 0 ? tr("Space selects · Ctrl+A all · Enter opens") : m_shownRemark);
  m_label->setText(tr("Label"));
  m_split->setText(tr("Move to split"));
  m_flag->setText(tr("Flag"));
  m_remove->setText(tr("Delete"));
}

void BulkBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace wb::ui
