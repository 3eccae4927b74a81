// Islands paint their own frame; sections are plain layouts inside.
#include "ui/widgets/island.h"

#include <QEvent>
#include <QPainter>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

/// The bar at an island's bottom: surface-2 with the island's lower corners.
class Footer : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setClipRect(rect());
    paintBox(painter, QRectF(rect()).adjusted(0, -20, 0, 0), px(size::radiusIsland) - 1, colors().surface2);
    painter.fillRect(0, 0, width(), 1, colors().border);
  }
};

}  // namespace

Section::Section(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_head(new QWidget(this)),
      m_title(headingLabel(title)),
      m_subtitle(captionLabel()),
      m_note(captionLabel()),
      m_body(new QVBoxLayout) {
  auto* head = new QHBoxLayout(m_head);
  setMargins(head, 0, 0, 0, 0);
  setSpacing(head, 8);
  head->addWidget(m_title);
  head->addWidget(m_subtitle);
  head->addStretch(1);
  head->addWidget(m_note);
  m_subtitle->hide();
  m_note->hide();
  m_note->setTextFormat(Qt::RichText);
  m_head->setVisible(!title.isEmpty());

  auto* all = new QVBoxLayout(this);
  setMargins(all, 16, 12, 16, 12);
  setSpacing(all, 6);
  all->addWidget(m_head);
  all->addLayout(m_body);
  setMargins(m_body, 0, 0, 0, 0);
  setSpacing(m_body, 4);
}

void Section::setTitle(const QString& title) {
  m_title->setText(title);
  m_head->setVisible(true);
}

void Section::setSubtitle(const QString& text) {
  m_subtitle->setText(text);
  m_subtitle->setVisible(!text.isEmpty());
}

void Section::setNote(const QString& note) {
  m_note->setProperty("plain", note);
  m_note->setText(inkedHtml(note));
  m_note->setVisible(!note.isEmpty());
  m_head->setVisible(true);
}

void Section::addHeadWidget(QWidget* widget) {
  m_head->layout()->addWidget(widget);
  m_head->setVisible(true);
}

bool Section::event(QEvent* event) {
  const bool shownOrHidden = event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent;
  if (shownOrHidden && m_lineAbove != nullptr) m_lineAbove->setVisible(!isHidden());
  return QWidget::event(event);
}

void Section::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) m_note->setText(inkedHtml(m_note->property("plain").toString()));
}

Island::Island(QWidget* parent) : QFrame(parent), m_content(new QVBoxLayout(this)) {
  m_content->setContentsMargins(1, 1, 1, 1);
  m_content->setSpacing(0);
}

Section* Island::addSection(const QString& title) {
  auto* section = new Section(title);
  if (m_content->count() > 0) section->setLineAbove(addLine());
  m_content->addWidget(section);
  return section;
}

QWidget* Island::addLine() {
  QWidget* line = separatorLine();
  m_content->addWidget(line);
  return line;
}

QHBoxLayout* Island::addFooter() {
  auto* footer = new Footer;
  auto* row = new QHBoxLayout(footer);
  setMargins(row, 12, 8, 12, 8);
  setSpacing(row, 8);
  setLeastHeight(footer, 46);
  m_content->addWidget(footer);
  return row;
}

void Island::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintBox(painter, rect(), px(size::radiusIsland), colors().surface, colors().border);
}

}  // namespace wb::ui
