// Answers a file dialog as a person does.
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

namespace wb::ui {

/// Types `path` into the file dialog that `open` brings up, and presses Enter.
template <typename Open>
void answerFileDialog(QWidget& window, const QString& path, Open open) {
  QTimer watch;
  QObject::connect(&watch, &QTimer::timeout, [&] {
    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr) return;
    watch.stop();
    auto* line = dialog->findChild<QLineEdit*>("fileNameEdit");
    line->setFocus();
    line->selectAll();
    line->insert(path);
    QTest::keyClick(line, Qt::Key_Return);
  });
  watch.start(10);
  open();
  window.activateWindow();  // no window manager does it here
  QVERIFY(QTest::qWaitForWindowActive(&window));
}

}  // namespace wb::ui
