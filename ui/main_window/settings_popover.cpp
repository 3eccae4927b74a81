// Three rows: a name and its choices.
#include "ui/main_window/settings_popover.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include "ui/bridge/language.h"
#include "ui/main_window/preferences.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"

namespace wb::ui {

SettingsPopover::SettingsPopover(Language& language, QWidget* parent)
    : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_language(language),
      m_languageLabel(bodyLabel()),
      m_themeLabel(bodyLabel()),
      m_sizeLabel(bodyLabel()),
      m_languages(new SegmentedControl),
      m_themes(new SegmentedControl),
      m_size(bodyLabel()),
      m_smaller(new IconButton("minus", {})),
      m_larger(new IconButton("plus", {})) {
  setAttribute(Qt::WA_TranslucentBackground);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* grid = new QGridLayout(this);
  setMargins(grid, 16, 14, 16, 14);
  setGridSpacing(grid, 24, 12);
  auto* sizes = new QHBoxLayout;
  setSpacing(sizes, 8);
  for (IconButton* button : {m_smaller, m_larger}) button->setBordered(true);
  sizes->addWidget(m_smaller);
  sizes->addWidget(m_size);
  sizes->addWidget(m_larger);
  sizes->addStretch(1);
  grid->addWidget(m_languageLabel, 0, 0);
  grid->addWidget(m_languages, 0, 1, Qt::AlignLeft);
  grid->addWidget(m_themeLabel, 1, 0);
  grid->addWidget(m_themes, 1, 1, Qt::AlignLeft);
  grid->addWidget(m_sizeLabel, 2, 0);
  grid->addLayout(sizes, 2, 1);
  retranslate();
  m_languages->setCurrentIndex(static_cast<int>(language.choice()));
  m_themes->setCurrentIndex(static_cast<int>(theme().mode()));
  connect(m_languages, &SegmentedControl::chosen, this,
          [this](int index) { m_language.setChoice(static_cast<LanguageChoice>(index)); });
  connect(m_themes, &SegmentedControl::chosen, this, [](int index) { theme().setMode(static_cast<ThemeMode>(index)); });
  connect(m_smaller, &Button::clicked, this, [] { theme().stepTextScale(-10); });
  connect(m_larger, &Button::clicked, this, [] { theme().stepTextScale(10); });
  connect(&theme(), &Theme::changed, this, [this] {
    retranslate();
    place();
  });
}

void SettingsPopover::retranslate() {
  m_languageLabel->setText(tr("Language"));
  m_themeLabel->setText(tr("Theme"));
  m_sizeLabel->setText(tr("Text size"));
  m_languages->setItems({tr("System"), QStringLiteral("中文"), QStringLiteral("English")});
  m_themes->setItems({tr("System"), tr("Light"), tr("Dark")});
  m_size->setText(QString("%1 %").arg(theme().textScale()));
  m_smaller->setName(tr("Smaller text"));
  m_larger->setName(tr("Larger text"));
  savePreferences(m_language);
}

void SettingsPopover::place() {
  adjustSize();
  move(m_corner.x(), m_corner.y() - height());
}

void SettingsPopover::showAbove(const QPoint& corner) {
  m_corner = corner;
  place();
  show();
  m_languages->setFocus(Qt::PopupFocusReason);
}

void SettingsPopover::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintBox(painter, rect(), px(size::radiusIsland), colors().surface, colors().buttonBorder);
}

void SettingsPopover::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  place();
}

}  // namespace wb::ui
