// An error that a handler let through is told once, and the program goes on.
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/workflow/project.h"
#include "ui/application/application.h"
#include "ui/application/guarded_application.h"
#include "ui/main_window/main_window.h"
#include "ui/style/theme.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

class GuardedApplicationTest : public QObject {
  Q_OBJECT

 private slots:
  void tellsTheErrorOfAHandlerAndGoesOn();
};

void GuardedApplicationTest::tellsTheErrorOfAHandlerAndGoesOn() {
  Theme theme(*qApp);
  Application application;
  connect(static_cast<GuardedApplication*>(qApp), &GuardedApplication::failed, &application, &Application::tellFailure);
  application.window().show();
  QPushButton button;
  int clicks = 0;
  connect(&button, &QPushButton::clicked, [&] {
    ++clicks;
    Project::open("/nonexistent.wenbiao");
  });
  button.show();
  QTest::mouseClick(&button, Qt::LeftButton);
  QTest::mouseClick(&button, Qt::LeftButton);
  QCOMPARE(clicks, 2);
  const auto dialogs = application.window().findChildren<DialogFrame*>();
  QCOMPARE(dialogs.size(), 1);
  QVERIFY(dialogs.front()->isVisible());
}

}  // namespace wb::ui

int main(int argc, char** argv) {
  wb::ui::GuardedApplication application(argc, argv);
  wb::ui::GuardedApplicationTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "test_guarded_application.moc"
