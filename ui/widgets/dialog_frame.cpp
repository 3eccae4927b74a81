// Scrim, island, head and foot of every dialog.
#include "ui/widgets/dialog_frame.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

DialogFrame::DialogFrame(QWidget* over)
    : QWidget(over->window()),
      m_island(new Island(this)),
      m_title(new ElidedLabel),
      m_subtitle(mutedLabel()),
      m_footnote(captionLabel()),
      m_body(new QVBoxLayout),
      m_footer(new QHBoxLayout),
      m_footerBar(new QWidget),
      m_primary(new Button({}, ButtonKind::Primary)),
      m_cancel(new Button(tr("Cancel"))) {
  setFocusPolicy(Qt::StrongFocus);
  createHead();
  auto* middle = new QWidget;
  middle->setLayout(m_body);
  setMargins(m_body, 20, 12, 20, 12);
  setSpacing(m_body, 12);
  m_island->content()->addWidget(middle, 1);
  createFooter();
  parentWidget()->installEventFilter(this);
  hide();
}

void DialogFrame::createHead() {
  auto* close = new IconButton("close", tr("Close"));
  connect(close, &Button::clicked, this, &DialogFrame::reject);
  auto* head = new QHBoxLayout;
  setMargins(head, 4, 8, 16, 8);  // the strut and its spacing make it 20
  setSpacing(head, 16);
  m_title->setProperty("role", "title");
  m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);  // a long name gives way
  head->addWidget(m_title);
  head->addWidget(m_subtitle);
  head->addStretch(1);
  head->addWidget(close);
  m_island->content()->addLayout(head);
  addHeadHeight(head);
  m_island->addLine();
}

void DialogFrame::addHeadHeight(QHBoxLayout* head) {
  auto* strut = new QWidget;
  strut->setFixedWidth(0);
  fixHeight(strut, 34);
  head->insertWidget(0, strut);
}

void DialogFrame::createFooter() {
  auto* column = new QVBoxLayout(m_footerBar);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(separatorLine());
  column->addLayout(m_footer);
  setMargins(m_footer, 20, 12, 20, 12);
  setSpacing(m_footer, 8);
  m_footer->addWidget(m_footnote);
  m_footer->addStretch(1);
  m_footer->addWidget(m_cancel);
  m_footer->addWidget(m_primary);
  m_cancel->setKeyText("Esc");
  m_primary->setKeyText("Enter");
  connect(m_cancel, &Button::clicked, this, &DialogFrame::reject);
  connect(m_primary, &Button::clicked, this, &DialogFrame::accept);
  m_island->content()->addWidget(m_footerBar);
}

void DialogFrame::setTitle(const QString& title, const QString& subtitle) {
  m_title->setText(title);
  m_subtitle->setText(subtitle);
  setAccessibleName(title);
}

void DialogFrame::setIslandSize(int width, int height) {
  m_islandSize = {width, height};
  place();
}

void DialogFrame::setFootnote(const QString& text) { m_footnote->setText(text); }

void DialogFrame::addFooterButton(Button* button) { m_footer->insertWidget(m_footer->indexOf(m_cancel), button); }

void DialogFrame::setFooterShown(bool shown) { m_footerBar->setVisible(shown); }

void DialogFrame::place() {
  setGeometry(parentWidget()->rect());
  const QSize most = size() - QSize(px(24), px(24));
  const QSize wanted(px(m_islandSize.width()), px(m_islandSize.height()));
  QRect box(QPoint(), wanted.boundedTo(most));
  box.moveCenter(rect().center());
  m_island->setGeometry(box);
}

void DialogFrame::open() {
  m_focusBefore = parentWidget()->focusWidget();  // also while the window is not active, as after a file dialog
  place();
  show();
  raise();
  QWidget* first = nullptr;
  for (QWidget* next = nextInFocusChain(); next && next != this && !first; next = next->nextInFocusChain()) {
    const bool inside = m_island->isAncestorOf(next) && next != m_cancel && !qobject_cast<IconButton*>(next);
    if (inside && next->isVisibleTo(this) && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) first = next;
  }
  (first ? first : this)->setFocus(Qt::TabFocusReason);
}

void DialogFrame::accept() {
  finish();
  emit accepted();
}

void DialogFrame::reject() {
  finish();
  emit rejected();
}

void DialogFrame::finish() {
  hide();
  if (m_focusBefore) m_focusBefore->setFocus();
  deleteLater();
}

void DialogFrame::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (event->key() == Qt::Key_Escape) {
    reject();
  } else if (enter) {
    auto* focused = qobject_cast<Button*>(QApplication::focusWidget());
    if (focused && focused->isEnabled()) {
      focused->click();
    } else if (m_primary->isEnabled() && m_primary->isVisible()) {
      m_primary->click();
    }
  }
  event->accept();  // keys meant for the dialog never reach the page beneath
}

void DialogFrame::mousePressEvent(QMouseEvent* event) { event->accept(); }

bool DialogFrame::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QWidget::eventFilter(watched, event);
}

bool DialogFrame::focusNextPrevChild(bool next) {
  QWidget* from = QApplication::focusWidget();
  if (!from || !isAncestorOf(from)) from = this;
  QWidget* to = from;
  do {
    to = next ? to->nextInFocusChain() : to->previousInFocusChain();
    const bool takes =
        to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus) && m_island->isAncestorOf(to);
    if (takes) {
      to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
      return true;
    }
  } while (to != from);
  return true;  // nowhere to go: stay, rather than leave the dialog
}

void DialogFrame::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), colors().scrim); }

DialogFrame* askQuestion(QWidget* over, const QString& title, const QString& text, const QString& yes,
                         const QString& no, const std::function<void(bool)>& answered) {
  auto* dialog = new DialogFrame(over);
  dialog->setTitle(title);
  dialog->setIslandSize(480, 200);
  auto* words = bodyLabel(text);
  words->setWordWrap(true);
  dialog->body()->addWidget(words);
  dialog->body()->addStretch(1);
  dialog->primaryButton()->setText(yes);
  dialog->cancelButton()->setText(no);
  QObject::connect(dialog, &DialogFrame::accepted, dialog, [answered] { answered(true); });
  QObject::connect(dialog, &DialogFrame::rejected, dialog, [answered] { answered(false); });
  dialog->open();
  return dialog;
}

DialogFrame* tellError(QWidget* over, const QString& title, const QString& text) {
  auto* dialog = askQuestion(over, title, text, DialogFrame::tr("Understood"), {}, [](bool) {});
  dialog->cancelButton()->hide();
  dialog->setIslandSize(560, 220);
  return dialog;
}

}  // namespace wb::ui
