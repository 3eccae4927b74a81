// One to four lines high; longer texts scroll inside.
#include "ui/pages/try/try_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int mostLines = 4;

}  // namespace

TryBox::TryBox(QWidget* parent)
    : QFrame(parent),
      m_edit(new QPlainTextEdit),
      m_note(captionLabel()),
      m_warning(captionLabel()),
      m_previous(new Button({}, ButtonKind::Flat)),
      m_clear(new Button({}, ButtonKind::Flat)) {
  auto* column = new QVBoxLayout(this);
  setMargins(column, 16, 12, 16, 8);
  setSpacing(column, 4);
  column->addWidget(m_edit);
  column->addWidget(createFoot());
  m_edit->setFrameShape(QFrame::NoFrame);
  m_edit->setTabChangesFocus(true);
  m_edit->setStyleSheet(QStringLiteral("QPlainTextEdit { background: transparent; border: none; padding: 0 }"));
  m_edit->document()->setDocumentMargin(0);
  m_edit->installEventFilter(this);
  setFocusProxy(m_edit);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    fit();
    emit textChanged();
  });
  connect(m_previous, &QPushButton::clicked, this, &TryBox::previousWanted);
  connect(m_clear, &QPushButton::clicked, this, &TryBox::cleared);
  followTheme(this, [this] {
    QFont font = theme().font(TextStyle::Answer);
    font.setBold(false);
    m_edit->setFont(font);
    fit();
  });
  retranslate();
}

QWidget* TryBox::createFoot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 12);
  m_previous->setButtonSize(ButtonSize::Small);
  m_previous->setIconName(QStringLiteral("undo"));
  m_previous->setKeyText(QStringLiteral("Alt+↑"));
  m_clear->setButtonSize(ButtonSize::Small);
  m_clear->setKeyText(QStringLiteral("Esc"));
  followTheme(m_warning,
              [this] { m_warning->setStyleSheet(QStringLiteral("color: %1").arg(colors().warning.name())); });
  m_warning->hide();
  row->addWidget(m_note);
  row->addWidget(m_warning);
  row->addStretch(1);
  row->addWidget(m_previous);
  row->addWidget(m_clear);
  return foot;
}

void TryBox::setText(const QString& text) {
  m_edit->setPlainText(text);
  m_edit->moveCursor(QTextCursor::End);
}

void TryBox::setNote(const QString& note, bool warning) {
  m_note->setText(note);
  m_note->setVisible(!warning);
  m_warning->setText(note);
  m_warning->setVisible(warning);
}

void TryBox::takeFocus() { m_edit->setFocus(); }

void TryBox::fit() {
  const int line = m_edit->fontMetrics().lineSpacing();
  const int lines = std::clamp(static_cast<int>(m_edit->document()->size().height()), 1, mostLines);
  m_edit->setFixedHeight(lines * line + px(8));
  m_edit->setVerticalScrollBarPolicy(lines < mostLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void TryBox::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fit();
}

bool TryBox::handleKey(const QKeyEvent& event) {
  const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  if (enter && !(event.modifiers() & Qt::ShiftModifier)) {
    emit entered();
    m_edit->selectAll();
    return true;
  }
  if (event.key() == Qt::Key_Escape) {
    emit cleared();
    return true;
  }
  return false;
}

bool TryBox::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent*>(event))) return true;
  return QFrame::eventFilter(watched, event);
}

void TryBox::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool focused = m_edit->hasFocus();
  paintBox(painter, rect(), px(size::radiusIsland), colors().surface, focused ? colors().accent : colors().border,
           focused ? 2 : 1);
}

void TryBox::retranslate() {
  m_edit->setPlaceholderText(tr("Type or paste a text…"));
  m_edit->setAccessibleName(tr("Text to try"));
  m_previous->setText(tr("Previous"));
  m_previous->setToolTip(tr("The text tried before this one"));
  m_clear->setText(tr("Clear"));
}

void TryBox::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
