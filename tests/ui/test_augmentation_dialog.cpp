// Changed texts by real keys: looked at on the project's own texts, chosen, and trained with.
#include <QCheckBox>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>

#include "core/workflow/encoders.h"
#include "core/workflow/runs.h"
#include "tests/core/nn/masked_encoder.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/test_application.h"
#include "tests/ui/train_settings.h"
#include "ui/bridge/session.h"
#include "ui/bridge/training_session.h"
#include "ui/models/text_changes.h"
#include "ui/pages/train/augmentation_dialog.h"
#include "ui/pages/train/train_page.h"

namespace wb::ui {

class TestAugmentationDialog : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void marksWhatDiffers();
  void showsOwnTextsAndUsesWhatWasChosen();
  void escapeLeavesTheSettingsAlone();
  void encoderThatCannotGuessSaysSo();
  void encoderThatCanGuessIsAsked();
  void withoutLabelledTextsItSaysSo();

 private:
  void openPage(const QString& folder);
  AugmentationDialog* openDialog();
  /// The captions of the shown texts: which kinds are at work.
  static QStringList captions(const AugmentationDialog* dialog);
  /// The shown texts without their marks, before and after in turn.
  static QStringList texts(const AugmentationDialog* dialog);
  /// Lets only this kind be wanted, by Space.
  void wantOnly(const AugmentationDialog* dialog, const QString& kind);

  TestApplication m_application;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<ExploredProject> m_corpus;  // goes last: the session works in its folder
  TrainPage* m_page = nullptr;                // the window's
};

void TestAugmentationDialog::init() {
  qunsetenv("WENBIAO_ENCODERS");
  qputenv("XDG_DATA_HOME", "/nonexistent");  // the list of encoders is this test's own
  m_corpus = std::make_unique<ExploredProject>();
}

void TestAugmentationDialog::cleanup() {
  if (m_session) m_session->close();
  m_window.reset();
  m_session.reset();
  m_corpus.reset();
}

void TestAugmentationDialog::openPage(const QString& folder) {
  m_session = std::make_unique<Session>();
  m_session->open(folder);
  m_page = new TrainPage(*m_session);
  m_window = m_application.open({m_page}, 900);
  waitIdle(*m_session);
}

AugmentationDialog* TestAugmentationDialog::openDialog() {
  if (button(m_page, "More settings") != nullptr) click(button(m_page, "More settings"));
  auto* open = named<QAbstractButton>(m_page, "Changed texts");
  open->setFocus();
  press(Qt::Key_Space);
  waitIdle(*m_session);
  return m_window->findChild<AugmentationDialog*>();
}

QStringList TestAugmentationDialog::captions(const AugmentationDialog* dialog) {
  QStringList found;
  const auto* list = named<QScrollArea>(dialog, "Texts before and after")->widget();
  for (const QLabel* label : list->findChildren<QLabel*>()) {
    if (label->textFormat() != Qt::RichText) found << label->text();
  }
  return found;
}

QStringList TestAugmentationDialog::texts(const AugmentationDialog* dialog) {
  QStringList found;
  const auto* list = named<QScrollArea>(dialog, "Texts before and after")->widget();
  for (const QLabel* label : list->findChildren<QLabel*>()) {
    static const QRegularExpression marks("<[^>]*>");
    if (label->textFormat() == Qt::RichText) found << label->text().remove(marks);
  }
  return found;
}

void TestAugmentationDialog::wantOnly(const AugmentationDialog* dialog, const QString& kind) {
  for (QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
    if (!box->isEnabled() || box->isChecked() == (box->text() == kind)) continue;
    box->setFocus();
    press(Qt::Key_Space);
  }
  waitIdle(*m_session);
}

void TestAugmentationDialog::marksWhatDiffers() {
  const QColor red("#ff0000");
  const QString begin = QStringLiteral("<span style=\"background-color:#ff0000\">");
  QCOMPARE(markedChanges("今天好", "今天好", red), QStringLiteral("今天好"));
  QCOMPARE(markedChanges("今天好", "今天坏", red), "今天" + begin + "好</span>");
  QCOMPARE(markedChanges("今天很好", "今天好", red), "今天" + begin + "很</span>好");
  QCOMPARE(markedChanges("今天好", "今天很好", red), QStringLiteral("今天好"));
  QCOMPARE(markedChanges("<b>&😀", "", red), begin + "&lt;b&gt;&amp;😀</span>");
  QCOMPARE(markedChanges("", "好", red), QString());
}

void TestAugmentationDialog::showsOwnTextsAndUsesWhatWasChosen() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 2);
  QCOMPARE(named<QAbstractButton>(m_page, "Changed texts")->text(), QStringLiteral("Off…"));
  AugmentationDialog* dialog = openDialog();
  QVERIFY(dialog != nullptr);
  QVERIFY(shows(dialog, "still belong to its category"));
  wantOnly(dialog, "Characters that sound alike");
  QCOMPARE(captions(dialog).size(), 12);
  for (const QString& caption : captions(dialog)) QCOMPARE(caption, QStringLiteral("Characters that sound alike"));
  const QStringList first = texts(dialog);
  QCOMPARE(first.size(), 24);
  for (qsizetype i = 0; i < first.size(); i += 2) {
    QCOMPARE(first[i].size(), first[i + 1].size());
    QVERIFY(first[i] != first[i + 1]);
    QVERIFY2(first[i].contains("train"), qPrintable(first[i]));
  }
  click(button(dialog, "Other texts"));
  waitIdle(*m_session);
  QVERIFY(texts(dialog) != first);

  auto* rate = named<QSpinBox>(dialog, "Characters that sound alike, share");
  rate->setFocus();
  rate->selectAll();
  type("40");
  auto* share = named<QSpinBox>(dialog, "Texts changed in an epoch");
  share->setFocus();
  share->selectAll();
  type("80");
  waitIdle(*m_session);
  click(button(dialog, "Use"));
  QCOMPARE(named<QAbstractButton>(m_page, "Changed texts")->text(), QStringLiteral("80 %…"));
  waitIdle(*m_session);
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(!m_session->training().isRunning() && m_session->isIdle(), 120000);
  const TrainConfig config = listRuns(m_session->project()).front().config;
  QCOMPARE(config.augmentShare, 0.8);
  QCOMPARE(config.augmentHomophone, 0.4);
  QCOMPARE(config.augmentDeletion, 0.0);
  QCOMPARE(config.augmentSwap, 0.0);
  QCOMPARE(config.augmentLookAlike, 0.0);
  QVERIFY(shows(m_page, "80 %"));  // the run's own settings
}

void TestAugmentationDialog::escapeLeavesTheSettingsAlone() {
  openPage(m_corpus->path());
  AugmentationDialog* dialog = openDialog();
  wantOnly(dialog, "Leave out words");
  press(Qt::Key_Escape);
  QCoreApplication::processEvents();
  QCOMPARE(named<QAbstractButton>(m_page, "Changed texts")->text(), QStringLiteral("Off…"));
}

void TestAugmentationDialog::encoderThatCannotGuessSaysSo() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 2);
  const AugmentationDialog* dialog = openDialog();
  for (const QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
    const bool guesses = box->text() == QStringLiteral("Words the encoder expects");
    QCOMPARE(box->isEnabled(), !guesses);
    if (guesses) QVERIFY(box->toolTip().contains("has not learnt any words"));
  }
  press(Qt::Key_Escape);
}

void TestAugmentationDialog::encoderThatCanGuessIsAsked() {
  const QString folder = m_corpus->path();
  {
    const Project project = Project::open(pathFromQt(folder));
    const std::vector<std::string> known = {"快递包裹送到催单派送签收退钱货不要还款金额账坏修好师傅零件漏水噪音",
                                            "快递包裹送到催单派送签收退钱货不要还款金额账坏修好师傅零件漏水噪音"};
    addEncoder(project, guessingEncoder(m_corpus->folder(), known, {{"快", 9}, {"递", 9}, {"坏", 8}}));
  }
  openPage(folder);
  AugmentationDialog* dialog = openDialog();
  wantOnly(dialog, "Words the encoder expects");
  bool some = false;
  for (const QString& caption : captions(dialog)) some = some || caption == QStringLiteral("Words the encoder expects");
  QVERIFY(some);
  press(Qt::Key_Escape);
}

void TestAugmentationDialog::withoutLabelledTextsItSaysSo() {
  ProjectInFolder empty;
  empty.session.close();
  openPage(empty.folder.filePath("test.wenbiao"));
  const AugmentationDialog* dialog = openDialog();
  QVERIFY(shows(dialog, "no labelled texts to show yet"));
  press(Qt::Key_Escape);
  m_session->close();
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestAugmentationDialog)
#include "test_augmentation_dialog.moc"
