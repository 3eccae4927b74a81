#include "ui/pages/models/fetch_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"

namespace wb::ui {

FetchRow::FetchRow(QWidget* parent)
    : QWidget(parent),
      m_name(headingLabel()),
      m_state(captionLabel()),
      m_stop(new IconButton(QStringLiteral("close"), {})),
      m_line(new ProgressLine) {
  auto* column = new QVBoxLayout(this);
  setMargins(column, 16, 10, 16, 12);
  setSpacing(column, 6);
  auto* row = new QHBoxLayout;
  setSpacing(row, 8);
  row->addWidget(m_name);
  row->addStretch(1);
  row->addWidget(m_state);
  row->addWidget(m_stop);
  column->addLayout(row);
  column->addWidget(m_line);
  connect(m_stop, &QPushButton::clicked, this, &FetchRow::stopRequested);
  retranslate();
}

void FetchRow::begin(const QString& name) {
  m_name->setText(name);
  m_state->setText(tr("Asking the hub…"));
  m_line->setFraction(std::nullopt);
}

void FetchRow::setStatus(const JobStatus& status) {
  if (status.total <= 0) return;
  QString text = QStringLiteral("%1 / %2").arg(formatBytes(status.done), formatBytes(status.total));
  if (status.secondsLeft >= 0) text += tr(" · %1 left").arg(formatDuration(status.secondsLeft));
  m_state->setText(text);
  m_line->setFraction(static_cast<double>(status.done) / static_cast<double>(status.total));
}

void FetchRow::retranslate() { m_stop->setName(tr("Stop; what has arrived is kept")); }

void FetchRow::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
