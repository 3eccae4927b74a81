// Puts hidden widgets aside while Qt restyles the rest.
#include "ui/style/restyling.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QWidget>

namespace wb::ui {

namespace {

constexpr int kTurnMilliseconds = 5;

}  // namespace

Restyling::Restyling(QApplication& application, QObject* parent) : QObject(parent), m_application(application) {
  connect(&m_turn, &QTimer::timeout, this, &Restyling::polishSome);
}

void Restyling::apply(const QString& sheet) {
  m_application.setStyleSheet({});  // a first sheet is given to each widget once, a second one is not
  for (QWidget* widget : QApplication::allWidgets()) {
    if (widget->isVisible() || !widget->testAttribute(Qt::WA_WState_Polished)) continue;
    widget->setAttribute(Qt::WA_WState_Polished, false);  // Qt passes these by
    m_waiting.emplace_back(widget);
  }
  m_application.setStyleSheet(sheet);
  m_turn.start(0);
}

void Restyling::polishSome() {
  QElapsedTimer turn;
  turn.start();
  while (!m_waiting.empty() && turn.elapsed() < kTurnMilliseconds) {
    const QPointer<QWidget> next = m_waiting.back();
    m_waiting.pop_back();
    QEvent polish(QEvent::Polish);
    if (next) QCoreApplication::sendEvent(next, &polish);
  }
  if (m_waiting.empty()) m_turn.stop();
}

}  // namespace wb::ui
