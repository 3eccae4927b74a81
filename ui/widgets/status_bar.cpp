// The parts of the status bar from left to right.
#include "ui/widgets/status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painted_widget.h"
#include "ui/widgets/progress_line.h"

namespace wb::ui {

namespace {

constexpr int noticeMilliseconds = 8000;

class UprightLine : public PaintedWidget {
 public:
  QSize sizeHint() const override { return {px(33), px(12)}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter(this).fillRect(width() / 2, (height() - px(12)) / 2, 1, px(12), colors().buttonBorder);
  }
};

Button* smallLink() {
  auto* button = new Button({}, ButtonKind::Link);
  button->setButtonSize(ButtonSize::Small);
  return button;
}

}  // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent),
      m_folder(new IconView("folder", 14)),
      m_project(captionLabel()),
      m_check(new IconView("check", 14)),
      m_saved(captionLabel()),
      m_job(new QWidget),
      m_jobText(captionLabel()),
      m_progress(new ProgressLine),
      m_remaining(captionLabel()),
      m_cancel(smallLink()),
      m_message(captionLabel()),
      m_messageLine(new UprightLine),
      m_notice(new QWidget),
      m_noticeText(captionInkLabel()),
      m_undo(smallLink()),
      m_palette(new Button({}, ButtonKind::Flat)),
      m_shortcuts(new Button({}, ButtonKind::Flat)) {
  fixHeight(this, size::status);
  auto* row = new QHBoxLayout(this);
  setMargins(row, 14, 0, 4, 0);
  setSpacing(row, 0);
  addProject(row);
  addJob(row);
  addRightEnd(row);
  m_noticeTimer.setSingleShot(true);
  m_noticeTimer.setInterval(noticeMilliseconds);
  connect(&m_noticeTimer, &QTimer::timeout, m_notice, &QWidget::hide);
  connect(m_undo, &Button::clicked, this, [this] {
    m_notice->hide();
    if (m_undoFunction) m_undoFunction();
  });
  setProject({});
  setJob(std::nullopt);
  setMessage({});
  retranslate();
}

void StatusBar::addProject(QHBoxLayout* row) {
  row->addWidget(m_folder);
  addSpace(row, 6);
  row->addWidget(m_project);
  m_savedLine = new UprightLine;
  row->addWidget(m_savedLine);
  row->addWidget(m_check);
  addSpace(row, 4);
  row->addWidget(m_saved);
}

void StatusBar::addJob(QHBoxLayout* row) {
  auto* job = new QHBoxLayout(m_job);
  job->setContentsMargins(0, 0, 0, 0);
  setSpacing(job, 16);
  auto* first = new QHBoxLayout;
  first->setSpacing(0);
  first->addWidget(new UprightLine);
  first->addWidget(m_jobText);
  job->addLayout(first);
  fixWidth(m_progress, 160);
  job->addWidget(m_progress);
  job->addWidget(m_remaining);
  job->addWidget(m_cancel);
  row->addWidget(m_job);
  row->addStretch(1);
  connect(m_cancel, &Button::clicked, this, &StatusBar::cancelRequested);
}

void StatusBar::addRightEnd(QHBoxLayout* row) {
  auto* notice = new QHBoxLayout(m_notice);
  notice->setContentsMargins(0, 0, 0, 0);
  setSpacing(notice, 12);
  notice->addWidget(m_noticeText);
  notice->addWidget(m_undo);
  m_notice->hide();
  row->addWidget(m_notice);
  row->addWidget(m_message);
  row->addWidget(m_messageLine);
  for (Button* button : {m_palette, m_shortcuts}) {
    button->setButtonSize(ButtonSize::Small);
    row->addWidget(button);
  }
  m_palette->setKeyText("Ctrl+K");
  m_shortcuts->setKeyText("?");
  connect(m_palette, &Button::clicked, this, &StatusBar::paletteRequested);
  connect(m_shortcuts, &Button::clicked, this, &StatusBar::shortcutsRequested);
}

void StatusBar::setProject(const QString& name) {
  m_project->setText(name);
  for (QWidget* part : {static_cast<QWidget*>(m_folder), static_cast<QWidget*>(m_project), m_savedLine,
                        static_cast<QWidget*>(m_check), static_cast<QWidget*>(m_saved)}) {
    part->setVisible(!name.isEmpty());
  }
}

void StatusBar::setSaved(const QString& problem) {
  m_problem = problem;
  if (problem.isEmpty()) {
    m_check->setIcon("check", [] { return colors().success; });
  } else {
    m_check->setIcon("warning", [] { return colors().warning; });
  }
  m_saved->setText(problem.isEmpty() ? tr("All saved") : problem);
}

void StatusBar::setJob(const std::optional<ShownJob>& job) {
  m_job->setVisible(job.has_value());
  if (!job) return;
  m_jobText->setText(job->text);
  m_progress->setFraction(job->fraction);
  m_remaining->setText(job->remaining);
  m_remaining->setVisible(!job->remaining.isEmpty());
  m_cancel->setVisible(job->cancellable);
}

void StatusBar::setMessage(const QString& message) {
  m_message->setText(message);
  m_messageLine->setVisible(!message.isEmpty());
}

void StatusBar::showNotice(const QString& text, const std::function<void()>& undo) {
  m_noticeText->setText(text);
  m_undoFunction = undo;
  m_undo->setVisible(static_cast<bool>(undo));
  m_notice->show();
  m_noticeTimer.start();
}

void StatusBar::retranslate() {
  setSaved(m_problem);
  m_cancel->setText(tr("Cancel"));
  m_undo->setText(tr("Undo"));
  m_palette->setText(tr("Commands"));
  m_shortcuts->setText(tr("Shortcuts"));
}

void StatusBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
