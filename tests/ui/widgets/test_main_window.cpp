// The shell: pages by key and rail, text size, language and theme while running, commands, shortcuts,
// dialogs that keep keys to themselves, files dropped on the window.
#include <QAction>
#include <QApplication>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/bridge/language.h"
#include "ui/main_window/action_list.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/preferences.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/search_field.h"

using namespace wb::ui;

namespace {

class TestPage : public Page {
 public:
  TestPage(PageId id, const QString& title) : m_id(id), m_title(title) {
    m_action = new QAction("Train now " + title, this);
    m_action->setShortcut(QKeySequence("Ctrl+T"));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_action);
    setFocusPolicy(Qt::StrongFocus);
  }
  PageId pageId() const override { return m_id; }
  QString title() const override { return m_title; }
  QWidget* headerActions() override { return &m_button; }
  void activated() override { ++m_activated; }
  void open(const Destination& destination) override { m_sample = destination.sample; }

  PageId m_id;
  QString m_title;
  QAction* m_action;
  Button m_button{"Go"};
  int m_activated = 0;
  std::optional<wb::SampleId> m_sample;
};

}  // namespace

class TestMainWindow : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanupTestCase() { m_theme.reset(); }
  void init();
  void cleanup() { m_window.reset(); }

  void controlAndANumberOpenAPage();
  void aPageLeadsToAnotherWithSomethingInHand();
  void headerShowsOnlyThePagesOwnButtons();
  void keysChangeTheTextSize();
  void languageChangesWhileRunning();
  void choicesAreKept();
  void paletteFindsAndRunsACommandOfAnotherPage();
  void shortcutSheetByQuestionMark();
  void dialogKeepsKeysAndGivesFocusBack();
  void questionIsAnsweredByEnterAndEscape();
  void closingAsks();

 private:
  ActionList* openList() { return m_window->findChild<ActionList*>(); }
  QTemporaryDir m_settings;
  std::unique_ptr<Theme> m_theme;
  Language m_language;
  std::unique_ptr<MainWindow> m_window;
  TestPage* m_data = nullptr;
  TestPage* m_label = nullptr;
};

void TestMainWindow::initTestCase() {
  QCoreApplication::setOrganizationName("wenbiao-test");
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
  m_theme = std::make_unique<Theme>(*qApp);
}

void TestMainWindow::init() {
  m_language.setChoice(LanguageChoice::English);
  m_theme->setTextScale(100);
  m_window = std::make_unique<MainWindow>(m_language);
  m_data = new TestPage(PageId::Data, "Data?");
  m_label = new TestPage(PageId::Label, "Label?");
  m_window->addPage(m_data);
  m_window->addPage(m_label);
  m_window->show();
  m_window->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::controlAndANumberOpenAPage() {
  QCOMPARE(m_window->currentPage(), m_data);
  QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
  QCOMPARE(m_window->currentPage(), m_label);
  QCOMPARE(m_label->m_activated, 1);
  QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);  // no such page
  QCOMPARE(m_window->currentPage(), m_label);
  auto* rail = m_window->findChild<Rail*>();
  QTest::mouseClick(rail, Qt::LeftButton, {}, rail->itemRect(0).center());
  QCOMPARE(m_window->currentPage(), m_data);
}

void TestMainWindow::aPageLeadsToAnotherWithSomethingInHand() {
  Destination destination;
  destination.page = PageId::Label;
  destination.sample = 42;
  emit m_data->navigateTo(destination);
  QCOMPARE(m_window->currentPage(), m_label);
  QCOMPARE(m_label->m_sample, std::optional<wb::SampleId>(42));
}

void TestMainWindow::headerShowsOnlyThePagesOwnButtons() {
  QVERIFY(m_data->m_button.isVisible());
  QVERIFY(!m_label->m_button.isVisible());
  m_window->showPage(PageId::Label);
  QVERIFY(!m_data->m_button.isVisible());
  QVERIFY(m_label->m_button.isVisible());
}

void TestMainWindow::keysChangeTheTextSize() {
  QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
  QCOMPARE(m_theme->textScale(), 110);
  QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
  QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
  QCOMPARE(m_theme->textScale(), 90);
  QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
  QCOMPARE(m_theme->textScale(), 100);
}

void TestMainWindow::languageChangesWhileRunning() {
  const auto words = [this] {
    QStringList all;
    for (const QAction* action : m_window->actions()) all << action->text();
    return all;
  };
  QTRY_VERIFY(words().contains("Larger text"));
  m_language.setChoice(LanguageChoice::Chinese);
  QTRY_VERIFY(words().contains(QStringLiteral("文字变大")));
  QVERIFY(words().contains(QStringLiteral("前往数据")));
}

void TestMainWindow::choicesAreKept() {
  m_language.setChoice(LanguageChoice::Chinese);
  m_theme->setMode(ThemeMode::Dark);
  m_theme->setTextScale(120);
  savePreferences(m_language);
  m_language.setChoice(LanguageChoice::English);
  m_theme->setMode(ThemeMode::Light);
  m_theme->setTextScale(100);
  loadPreferences(m_language);
  QCOMPARE(m_language.choice(), LanguageChoice::Chinese);
  QCOMPARE(m_theme->mode(), ThemeMode::Dark);
  QCOMPARE(m_theme->textScale(), 120);
  m_theme->setMode(ThemeMode::Light);
}

void TestMainWindow::paletteFindsAndRunsACommandOfAnotherPage() {
  QSignalSpy triggered(m_label->m_action, &QAction::triggered);
  QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
  QVERIFY(openList());
  auto* search = openList()->findChild<SearchField*>();
  QVERIFY(search->hasFocus());
  QTest::keyClicks(search, "label?");
  QTest::keyClick(search, Qt::Key_Return);
  QCOMPARE(triggered.count(), 1);
  QCOMPARE(m_window->currentPage(), m_label);
}

void TestMainWindow::shortcutSheetByQuestionMark() {
  m_data->setFocus();
  QTest::keyClick(m_window.get(), Qt::Key_F1);
  QVERIFY(openList());
  QTest::keyClick(openList()->findChild<SearchField*>(), Qt::Key_Escape);
  QTRY_VERIFY(!openList());
}

void TestMainWindow::dialogKeepsKeysAndGivesFocusBack() {
  m_data->setFocus();
  auto* dialog = new DialogFrame(m_data);
  dialog->setTitle("Import?");
  dialog->primaryButton()->setText("Import");
  QSignalSpy accepted(dialog, &DialogFrame::accepted);
  dialog->open();
  QCOMPARE(dialog->size(), m_window->size());
  for (int i = 0; i < 6; ++i) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()) || dialog == QApplication::focusWidget());
  }
  dialog->setFocus();
  QTest::keyClick(dialog, Qt::Key_2, Qt::ControlModifier);
  QCOMPARE(m_window->currentPage(), m_data);
  QTest::keyClick(dialog, Qt::Key_Return);
  QCOMPARE(accepted.count(), 1);
  QVERIFY(m_data->hasFocus());
  QTRY_VERIFY(!m_window->findChild<DialogFrame*>());
  QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
  QCOMPARE(m_window->currentPage(), m_label);
}

void TestMainWindow::questionIsAnsweredByEnterAndEscape() {
  std::vector<bool> answers;
  auto* first =
      askQuestion(m_data, "Stop?", "Epoch 3 is kept.", "Stop", "Go on", [&](bool yes) { answers.push_back(yes); });
  first->setFocus();
  QTest::keyClick(first, Qt::Key_Return);
  auto* second = askQuestion(m_data, "Stop?", "", "Stop", "Go on", [&](bool yes) { answers.push_back(yes); });
  second->setFocus();
  QTest::keyClick(second, Qt::Key_Escape);
  QCOMPARE(answers, (std::vector<bool>{true, false}));
}

void TestMainWindow::closingAsks() {
  bool may = false;
  m_window->setCloseQuestion([&] { return may; });
  m_window->close();
  QVERIFY(m_window->isVisible());
  may = true;
  m_window->close();
  QVERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
