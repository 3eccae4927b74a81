// Keys as a keyboard and an input method send them: to an open popup, else to whatever has the focus.
// And what the person can see.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QTest>

namespace wb::ui {

inline QWidget* keyTarget() {
  QWidget* popup = QApplication::activePopupWidget();
  if (popup == nullptr) return QApplication::focusWidget();
  return popup->focusWidget() != nullptr ? popup->focusWidget() : popup;
}

inline void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QWidget* target = keyTarget();
  if (target == nullptr) qFatal("nothing has the focus");
  QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
}

/// Latin text key by key; anything else as an input method commits it.
inline void type(const QString& text) {
  for (const QChar letter : text) {
    if (letter.unicode() < 128) {
      QTest::keyClick(keyTarget(), letter.toLatin1());
    } else {
      QInputMethodEvent event;
      event.setCommitString(letter);
      QCoreApplication::sendEvent(keyTarget(), &event);
    }
  }
}

inline void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

/// The visible widget of that kind with this accessible name; null where there is none.
template <typename Widget>
Widget* named(const QWidget* within, const QString& name) {
  for (Widget* widget : within->findChildren<Widget*>()) {
    if (widget->accessibleName() == name && widget->isVisible()) return widget;
  }
  return nullptr;
}

/// The visible button whose text begins so.
inline QAbstractButton* button(const QWidget* within, const QString& text) {
  for (QAbstractButton* each : within->findChildren<QAbstractButton*>()) {
    if (each->isVisible() && each->text().startsWith(text)) return each;
  }
  return nullptr;
}

/// Whether these words stand on a visible label or button.
inline bool shows(const QWidget* within, const QString& words) {
  for (const QLabel* label : within->findChildren<QLabel*>()) {
    if (label->isVisible() && label->text().contains(words)) return true;
  }
  for (const QAbstractButton* each : within->findChildren<QAbstractButton*>()) {
    if (each->isVisible() && each->text().contains(words)) return true;
  }
  return false;
}

}  // namespace wb::ui
