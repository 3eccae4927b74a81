// What every test of a page in its window begins with: English, a theme, settings that are not the person's.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <initializer_list>
#include <memory>

#include "ui/bridge/language.h"
#include "ui/main_window/main_window.h"
#include "ui/style/theme.h"

namespace wb::ui {

/// A member of the test, which lives as long as its QApplication does.
class TestApplication {
 public:
  TestApplication() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("wenbiao-test");
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp);
    m_language = std::make_unique<Language>();
    m_language->setChoice(LanguageChoice::English);
  }
  ~TestApplication() { QSettings().clear(); }
  TestApplication(const TestApplication&) = delete;
  TestApplication& operator=(const TestApplication&) = delete;

  /// A window on the screen that takes these pages; the first is in front. The test fails where it is not active.
  std::unique_ptr<MainWindow> open(std::initializer_list<Page*> pages, int height = 800) const {
    auto window = std::make_unique<MainWindow>(*m_language);
    window->resize(1280, height);
    window->show();
    if (!QTest::qWaitForWindowActive(window.get())) QTest::qFail("the window is not active", __FILE__, __LINE__);
    for (Page* page : pages) window->addPage(page);
    return window;
  }

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<Language> m_language;
};

}  // namespace wb::ui
