// The strip: sign, title, text, button.
#include "ui/widgets/notice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

struct ToneLook {
  QColor ink;
  QColor tint;
  QString icon;
};

ToneLook lookOf(NoticeTone tone) {
  const Palette& c = colors();
  switch (tone) {
    case NoticeTone::Info: return {c.accent, c.accentTint, "info"};
    case NoticeTone::Success: return {c.success, c.successTint, "check"};
    case NoticeTone::Warning: return {c.warning, c.warningTint, "warning"};
    case NoticeTone::Error: return {c.error, c.errorTint, "warning"};
  }
  return {c.accent, c.accentTint, "info"};
}

}  // namespace

Notice::Notice(QWidget* parent)
    : QFrame(parent),
      m_title(headingLabel()),
      m_text(bodyLabel()),
      m_action(new Button({}, ButtonKind::Warning)),
      m_close(new IconButton("close", tr("Close"))) {
  auto* row = new QHBoxLayout(this);
  followTheme(this, [this] { applyMargins(); });
  setSpacing(row, 12);
  auto* words = new QVBoxLayout;
  setSpacing(words, 0);
  words->addWidget(m_title);
  words->addWidget(m_text);
  row->addLayout(words, 1);
  row->addWidget(m_action);
  row->addWidget(m_close);
  m_title->setWordWrap(true);
  m_text->setWordWrap(true);
  m_action->setButtonSize(ButtonSize::Small);
  m_action->hide();
  m_close->hide();
  connect(m_action, &Button::clicked, this, &Notice::actionTriggered);
  connect(m_close, &Button::clicked, this, [this] {
    hide();
    emit closed();
  });
}

void Notice::show(NoticeTone tone, const QString& title, const QString& text) {
  m_tone = tone;
  m_title->setText(title);
  m_text->setText(text);
  m_text->setVisible(!text.isEmpty());
  applyMargins();
  m_action->setKind(tone == NoticeTone::Warning ? ButtonKind::Warning : ButtonKind::Plain);
  setAccessibleName(title);
  setAccessibleDescription(text);
  setVisible(true);
  update();
}

void Notice::applyMargins() {
  const int vertical = px(m_text->text().isEmpty() ? 8 : 12);
  layout()->setContentsMargins(px(48), vertical, px(12), vertical);
}

void Notice::setAction(const QString& text) {
  m_action->setText(text);
  m_action->setVisible(!text.isEmpty());
}

void Notice::setClosable(bool closable) { m_close->setVisible(closable); }

void Notice::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) m_close->setName(tr("Close"));
}

void Notice::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ToneLook look = lookOf(m_tone);
  paintBox(painter, rect(), px(size::radiusIsland), look.tint, look.ink);
  paintIcon(painter, QRectF(px(16), 0, px(20), height()), look.icon, look.ink);
}

}  // namespace wb::ui
