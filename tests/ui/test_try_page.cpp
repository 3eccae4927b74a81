// The try page as a person uses it: type, read, compare two runs, walk back, judge a file.
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/explored_project.h"
#include "ui/bridge/session.h"
#include "ui/models/file_answers_model.h"
#include "ui/models/recent_tries_model.h"
#include "ui/pages/try/answer_panel.h"
#include "ui/pages/try/difference_strip.h"
#include "ui/pages/try/file_answers.h"
#include "ui/pages/try/try_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

class TestTryPage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup();
  void withoutRunItLeadsToTraining();
  void answersWhileTyping();
  void longTextsAreSaidToBeCut();
  void twoRunsSideBySide();
  void previousBringsTextsBack();
  void pictureGoesToTheClipboard();
  void linesOfAFile();
  void wholeFileIsJudged();

 private:
  void show();
  void type(const QString& text) const;
  bool waitForAnswer(const QString& text) const;
  QPlainTextEdit* box() const { return m_page->findChild<QPlainTextEdit*>(); }
  AnswerPanel* panel(int index) const { return m_page->findChildren<AnswerPanel*>().at(index); }

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<ExploredProject> m_project;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<TryPage> m_page;
};

void TestTryPage::initTestCase() {
  m_theme = std::make_unique<Theme>(*qApp);
  m_project = std::make_unique<ExploredProject>();
}

void TestTryPage::init() {
  m_session = std::make_unique<Session>();
  m_session->open(m_project->path());
  m_page = std::make_unique<TryPage>(*m_session);
}

void TestTryPage::cleanup() {
  m_page.reset();
  m_session.reset();
}

void TestTryPage::show() {
  m_page->resize(1200, 740);
  m_page->show();
  m_page->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
  m_page->activated();
}

// As an input method for Chinese commits what was composed.
void TestTryPage::type(const QString& text) const {
  QInputMethodEvent event;
  event.setCommitString(text);
  QApplication::sendEvent(box(), &event);
}

bool TestTryPage::waitForAnswer(const QString& text) const {
  return QTest::qWaitFor([&] { return panel(0)->answer() && toQt(panel(0)->text()) == text; }, 20000);
}

void TestTryPage::withoutRunItLeadsToTraining() {
  show();
  auto* empty = m_page->findChild<EmptyState*>();
  QTRY_VERIFY(empty->isVisible());
  QSignalSpy navigated(m_page.get(), &Page::navigateTo);
  QTest::mouseClick(empty->findChild<Button*>(), Qt::LeftButton);
  QCOMPARE(navigated.size(), 1);
  QCOMPARE(navigated.front().front().value<Destination>().page, PageId::Train);
}

void TestTryPage::answersWhileTyping() {
  m_project->train(1);
  show();
  QTRY_VERIFY(panel(0)->run() != 0);
  type("快递包裹");
  QVERIFY(waitForAnswer("快递包裹"));
  QCOMPARE(panel(0)->decidedText(), QStringLiteral("物流"));
  type("，催单");
  QVERIFY(waitForAnswer("快递包裹，催单"));
  QCOMPARE(panel(0)->answer()->tokens.size(), std::size_t{9});
  QTest::keyClick(box(), Qt::Key_Escape);
  QVERIFY(box()->toPlainText().isEmpty());
  QVERIFY(!panel(0)->answer());
}

void TestTryPage::longTextsAreSaidToBeCut() {
  show();
  QTRY_VERIFY(panel(0)->run() != 0);
  const QString text = QStringLiteral("快递").repeated(30);
  type(text);
  QVERIFY(waitForAnswer(text));
  QVERIFY(panel(0)->answer()->cut);
  QStringList words;
  for (const QLabel* label : m_page->findChildren<QLabel*>()) {
    if (label->isVisible()) words << label->text();
  }
  QVERIFY(words.filter("Cut at the limit of 32 tokens").size() == 1);
}

void TestTryPage::twoRunsSideBySide() {
  m_project->train(7, 1);
  show();
  auto* count = m_page->headerActions()->findChild<SegmentedControl*>();
  QTRY_VERIFY(panel(1)->run() != 0 && panel(1)->run() != panel(0)->run());
  count->setParent(m_page.get());
  count->show();
  count->setFocus();
  QTest::keyClick(count, Qt::Key_Right);
  QVERIFY(panel(1)->isVisible());
  const auto bothAnswered = [&](const QString& text) {
    return waitForAnswer(text) && QTest::qWaitFor([&] { return toQt(panel(1)->text()) == text; }, 20000);
  };
  auto* strip = m_page->findChild<DifferenceStrip*>();
  for (const char* word : {"快递包裹", "退货还款", "修好零件"}) {
    QTest::keyClick(box(), Qt::Key_Escape);
    type(word);
    QVERIFY(bothAnswered(word));
    QCOMPARE(strip->isVisible(), panel(0)->decidedText() != panel(1)->decidedText());
  }
}

void TestTryPage::previousBringsTextsBack() {
  show();
  QTRY_VERIFY(panel(0)->run() != 0);
  for (const char* text : {"快递包裹", "退货还款"}) {
    type(text);
    QVERIFY(waitForAnswer(text));
    QTest::keyClick(box(), Qt::Key_Return);
    QTest::keyClick(box(), Qt::Key_Delete);
  }
  auto* recent = m_page->findChild<TableView*>();
  QCOMPARE(recent->model()->rowCount(), 2);
  QTest::keyClick(box(), Qt::Key_Up, Qt::AltModifier);
  QCOMPARE(box()->toPlainText(), QStringLiteral("退货还款"));
  QTest::keyClick(box(), Qt::Key_Up, Qt::AltModifier);
  QCOMPARE(box()->toPlainText(), QStringLiteral("快递包裹"));
  QTest::mouseClick(recent->viewport(), Qt::LeftButton, {},
                    recent->visualRect(recent->model()->index(0, RecentTriesModel::Text)).center());
  QCOMPARE(box()->toPlainText(), QStringLiteral("退货还款"));
}

void TestTryPage::pictureGoesToTheClipboard() {
  show();
  QTRY_VERIFY(panel(0)->run() != 0);
  QGuiApplication::clipboard()->clear();
  type("快递包裹");
  QVERIFY(waitForAnswer("快递包裹"));
  QTest::keyClick(box(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  QVERIFY(QGuiApplication::clipboard()->pixmap().width() > 600);
}

void TestTryPage::linesOfAFile() {
  const TemporaryFolder& folder = m_project->folder();
  QCOMPARE(readLines(pathToQt(folder.write("utf8.txt", "\xEF\xBB\xBF快递\r\n\r\n 退货 \n"))),
           QStringList({"快递", "退货"}));
  QCOMPARE(readLines(pathToQt(folder.write("gb.txt", "\xBF\xEC\xB5\xDD\n"))), QStringList({"快递"}));
  QVERIFY_EXCEPTION_THROWN(readLines(pathToQt(folder.write("empty.txt", "\n"))), Error);
  QVERIFY_EXCEPTION_THROWN(readLines(pathToQt(folder.write("binary.txt", std::string("a\0b", 3)))), Error);
  QVERIFY_EXCEPTION_THROWN(readLines("/nowhere/at/all.txt"), Error);
}

void TestTryPage::wholeFileIsJudged() {
  show();
  QTRY_VERIFY(panel(0)->run() != 0);
  const QString file = pathToQt(m_project->folder().write("texts.txt", "快递包裹\n退货,还款\n"));
  openFileAnswers(*m_session, m_page.get(), panel(0)->run(), file);
  FileAnswersDialog* dialog = nullptr;
  QVERIFY(QTest::qWaitFor([&] { return (dialog = m_page->findChild<FileAnswersDialog*>()) != nullptr; }, 20000));
  const FileAnswers& answers = dialog->findChild<FileAnswersModel*>()->answers();
  QCOMPARE(answers.texts, QStringList({"快递包裹", "退货,还款"}));
  const QString csv = QString::fromUtf8(answersAsCsv(answers));
  QVERIFY(csv.contains("\r\n\"退货,还款\","));
  const QList<QByteArray> lines = answersAsJsonLines(answers).trimmed().split('\n');
  QCOMPARE(lines.size(), 2);
  QTest::keyClick(dialog, Qt::Key_Escape);
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestTryPage)
#include "test_try_page.moc"
