// The whole program as a person uses it, with one window, keys and mouse: a new project, texts imported,
// labelled, divided and trained on, then from a cell of the confusion matrix to a text, its heatmap, its
// correction and back. After each step: what the window shows and what the project holds.
#include <QCloseEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <set>

#include "core/workflow/browse_samples.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "tests/ui/file_dialog.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/train_settings.h"
#include "ui/application/application.h"
#include "ui/bridge/training_session.h"
#include "ui/main_window/main_window.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

namespace {

constexpr int kLong = 120000;  // ms at most for anything that computes

struct Kind {
  QString name;
  QStringList words;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{{"物流", {"快递", "包裹", "送到", "催单", "派送", "签收"}},
                                     {"退款", {"退钱", "退货", "不要了", "还款", "金额", "账单"}},
                                     {"维修", {"坏了", "修好", "师傅", "零件", "漏水", "噪音"}}};
  return all;
}

/// Which of the three kinds a text is of, by its words.
int kindOf(const QString& text) {
  for (std::size_t kind = 0; kind < kinds().size(); ++kind) {
    for (const QString& word : kinds()[kind].words) {
      if (text.contains(word)) return static_cast<int>(kind);
    }
  }
  return -1;
}

// 126 labelled texts, every seventh with the label of another kind, and nine without a label.
QByteArray corpus() {
  QString lines = "正文,类别\n";
  for (int i = 0; i < 135; ++i) {
    const auto kind = static_cast<std::size_t>(i) % 3;
    const QStringList& words = kinds()[kind].words;
    const QString text = words[i / 3 % 6] + words[(i / 18 + 1 + i / 3) % 6] + "，第" + QString::number(i) + "条。";
    const bool wrong = i % 7 == 0;
    const QString label = i >= 126 ? QString() : kinds()[wrong ? (kind + 1) % 3 : kind].name;
    lines += text + "," + label + "\n";
  }
  return lines.toUtf8();
}

}  // namespace

class TestWholeLoop : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanup();
  void cleanupTestCase() { m_theme.reset(); }

  void startsEmptyAndMakesAProject();
  void importsAFile();
  void labelsByKeys();
  void dividesTheTexts();
  void trains();
  void correctsAMistakeAndTakesItBack();
  void findsEverythingAgainAfterClosing();
  void takesAFileDroppedOnTheWindow();
  void asksBeforeItClosesOnATraining();

 private:
  void start();
  void settle() { waitIdle(m_application->session()); }
  void goTo(int page);
  MainWindow& window() const { return m_application->window(); }
  const Project& project() const { return m_application->session().project(); }
  QString path(const QString& name) const { return m_folder.filePath(name); }
  Sample sample(SampleId id) const { return readSample(project(), id); }
  CategoryId category(int kind) const {
    return findCategory(project(), fromQt(kinds()[static_cast<std::size_t>(kind)].name))->id;
  }
  int keyOf(CategoryId wanted) const;
  TableView* mistakes() const { return window().currentPage()->findChild<TableView*>("mistakes"); }
  SampleId currentMistake() const;
  QPoint largestErrorCell(const Metrics& metrics) const;

  std::unique_ptr<Theme> m_theme;
  QTemporaryDir m_folder;
  std::unique_ptr<Application> m_application;  // goes on from one step to the next
};

void TestWholeLoop::initTestCase() {
  QCoreApplication::setOrganizationName("wenbiao-test");
  qunsetenv("WENBIAO_ENCODERS");
  qputenv("XDG_DATA_HOME", QFile::encodeName(path("data")));
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
  m_theme = std::make_unique<Theme>(*qApp);
  start();
}

// The slots are the steps of one story: when one fails, the ones behind it have nothing to stand on.
void TestWholeLoop::cleanup() {
  if (QTest::currentTestFailed()) m_application.reset();
}

void TestWholeLoop::start() {
  m_application = std::make_unique<Application>();
  m_application->language().setChoice(LanguageChoice::English);
  m_application->openLastOrFirst();
  window().resize(1280, 800);
  window().show();
  QVERIFY(QTest::qWaitForWindowActive(&window()));
  settle();
}

void TestWholeLoop::goTo(int page) {
  press(Qt::Key_0 + page, Qt::ControlModifier);
  settle();
}

int TestWholeLoop::keyOf(CategoryId wanted) const {
  for (const Category& each : listCategories(project())) {
    if (each.id == wanted) return Qt::Key_0 + std::stoi(each.key);
  }
  return 0;
}

SampleId TestWholeLoop::currentMistake() const {
  const QString text = mistakes()->currentIndex().siblingAtColumn(1).data().toString();
  for (const SampleId id : findSamples(project(), {.search = fromQt(text)})) {
    if (toQt(sample(id).text) == text) return id;
  }
  return 0;
}

// x: column, y: row.
QPoint TestWholeLoop::largestErrorCell(const Metrics& metrics) const {
  QPoint found(-1, -1);
  std::int64_t most = 0;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const auto count = metrics.confusion[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      if (row != (column + 1) % 3 || count <= most) continue;  // where the wrong labels of corpus() are
      most = count;
      found = {column, row};
    }
  }
  return found;
}

void TestWholeLoop::startsEmptyAndMakesAProject() {
  QVERIFY(m_application != nullptr);
  QVERIFY(shows(&window(), "Drop files or folders here"));
  QVERIFY(button(&window(), "Open the sample project") != nullptr);
  answerFileDialog(window(), path("客服留言.wenbiao"), [] { press(Qt::Key_N, Qt::ControlModifier); });
  settle();
  QCOMPARE(m_application->session().projectName(), QStringLiteral("客服留言"));
  QVERIFY(shows(&window(), "客服留言"));
  QVERIFY(QFile::exists(path("客服留言.wenbiao/project.db")));
}

void TestWholeLoop::importsAFile() {
  QVERIFY(m_application != nullptr);
  QFile file(path("留言.csv"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(corpus()) > 0);
  file.close();
  answerFileDialog(window(), path("留言.csv"), [] { press(Qt::Key_O, Qt::ControlModifier); });
  settle();
  auto* dialog = window().findChild<ImportDialog*>();
  QVERIFY(dialog != nullptr);
  QVERIFY(shows(dialog, "Import 135 texts"));
  QCOMPARE(corpusStatistics(project()).samples, 0);  // only shown so far
  press(Qt::Key_Return);
  settle();
  const CorpusStatistics statistics = corpusStatistics(project());
  QCOMPARE(statistics.samples, 135);
  QCOMPARE(statistics.labelled, 126);
  QCOMPARE(statistics.categories.size(), 3U);
  QTRY_VERIFY(window().findChild<ImportDialog*>() == nullptr);
  settle();
  const auto* table = window().currentPage()->findChild<TableView*>();
  QTRY_COMPARE(table->model()->rowCount(), 135);
  QVERIFY(shows(&window(), "135 texts imported from 留言.csv"));
}

void TestWholeLoop::labelsByKeys() {
  QVERIFY(m_application != nullptr);
  goTo(2);
  const auto* text = window().currentPage()->findChild<LabelTextView*>();
  std::set<QString> asked;
  while (text->isVisible()) {
    const QString shown = text->text();
    QVERIFY(asked.insert(shown).second);  // none is asked twice
    const auto ids = findSamples(project(), {.search = fromQt(shown)});
    QCOMPARE(ids.size(), 1U);
    QVERIFY(!sample(ids[0]).category);
    const CategoryId right = category(kindOf(shown));
    press(keyOf(right));
    QCOMPARE(sample(ids[0]).category, right);
    if (asked.size() == 9) break;
    QVERIFY(text->text() != shown);
  }
  settle();
  QCOMPARE(countSamples(project(), {}).unlabelled, 0);
  QCOMPARE(window().currentPage()->subtitle(), QStringLiteral("<b>9</b> labelled today, <b>135</b> in all"));
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(countSamples(project(), {}).unlabelled, 1);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(countSamples(project(), {}).unlabelled, 0);
}

void TestWholeLoop::dividesTheTexts() {
  QVERIFY(m_application != nullptr);
  press(Qt::Key_K, Qt::ControlModifier);  // by the list of commands
  type("divide into");
  press(Qt::Key_Return);
  auto* share = named<QSpinBox>(&window(), "Test");
  QVERIFY(share != nullptr);
  share->setFocus();
  share->selectAll();
  type("25");
  press(Qt::Key_Return);
  settle();
  const auto in = [this](Split split) { return findSamples(project(), {.splits = {split}}).size(); };
  QVERIFY(in(Split::Test) >= 30);
  QVERIFY(in(Split::Validation) >= 9);
  QCOMPARE(in(Split::Train) + in(Split::Validation) + in(Split::Test), 135U);
}

void TestWholeLoop::trains() {
  QVERIFY(m_application != nullptr);
  goTo(3);
  QVERIFY(shows(&window(), "A new run"));
  chooseTinyNetwork(window().currentPage(), 12);
  QSignalSpy ended(&m_application->session().training(), &TrainingSession::ended);
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(shows(&window(), "Training Run 1"), kLong);  // in the status bar
  QVERIFY(ended.count() > 0 || ended.wait(kLong));
  settle();  // it predicts all texts by itself
  const RunRecord run = listRuns(project()).front();
  QCOMPARE(run.state, RunState::Finished);
  QVERIFY(run.hasWeights);
  QVERIFY2(*run.accuracy > 0.5, qPrintable(QString::number(*run.accuracy)));  // a guess gets a third
  QVERIFY(shows(&window(), "Settings of Run 1"));
  QCOMPARE(storedMetrics(project(), run.id, {Split::Test}).n,
           static_cast<std::int64_t>(findSamples(project(), {.splits = {Split::Test}}).size()));
}

void TestWholeLoop::correctsAMistakeAndTakesItBack() {
  QVERIFY(m_application != nullptr);
  click(button(&window(), "See its errors"));
  settle();
  QCOMPARE(window().currentPage()->pageId(), PageId::Explore);
  const RunId run = listRuns(project()).front().id;
  const Metrics metrics = storedMetrics(project(), run, {Split::Test});
  const QPoint cell = largestErrorCell(metrics);
  QVERIFY2(cell.x() >= 0, "the wrong labels among the test texts were not found");
  const auto expected = metrics.confusion[static_cast<std::size_t>(cell.y())][static_cast<std::size_t>(cell.x())];

  auto* matrix = window().currentPage()->findChild<ConfusionMatrix*>();
  QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->cellRect(cell.y(), cell.x()).center());
  QTRY_COMPARE(mistakes()->model()->rowCount(), static_cast<int>(expected));
  // A label that was put in wrong on purpose: the run has found it, beside mistakes of its own.
  Sample before;
  for (int row = static_cast<int>(expected) - 1; row >= 0; --row) {
    const QRect place = mistakes()->visualRect(mistakes()->model()->index(row, 1));
    QTest::mouseClick(mistakes()->viewport(), Qt::LeftButton, {}, place.center());
    QTRY_COMPARE(mistakes()->currentIndex().row(), row);
    before = sample(currentMistake());
    if (category(kindOf(toQt(before.text))) != before.category) break;
  }
  QCOMPARE(before.category, listCategories(project())[static_cast<std::size_t>(cell.y())].id);

  auto* strip = window().currentPage()->findChild<TokenStrip*>();
  auto* heatmap = window().currentPage()->findChild<AttentionHeatmap*>();
  QTRY_COMPARE_WITH_TIMEOUT(strip->accessibleName(), toQt(before.text), kLong);
  QTRY_VERIFY_WITH_TIMEOUT(heatmap->isEnabled() && heatmap->isVisible(), kLong);
  const auto shades = [strip] {
    const QImage image = strip->grab().toImage();
    std::set<QRgb> different;
    for (int token = 0; token < 5; ++token) {
      const QPoint corner = strip->tokenRect(token).topLeft() + QPoint(6, 6);
      different.insert(image.pixel(corner * image.devicePixelRatio()));
    }
    return different.size();
  };
  QTRY_VERIFY_WITH_TIMEOUT(shades() > 2, kLong);  // not all tokens weigh the same
  const QImage cells = heatmap->grab(QRect(heatmap->cellRect(0, 0).topLeft(), QSize(60, 60))).toImage();
  std::set<QRgb> colours;
  for (int i = 0; i < cells.width(); ++i) colours.insert(cells.pixel(i, i));
  QVERIFY(colours.size() > 2);

  const CategoryId right = category(kindOf(toQt(before.text)));
  QVERIFY(right != *before.category);
  mistakes()->setFocus();
  press(keyOf(right));
  QCOMPARE(sample(before.id).category, right);
  QCOMPARE(labelHistory(project(), before.id).back().origin, LabelOrigin::Person);
  QVERIFY(button(&window(), "Train again with 1 correction") != nullptr);
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(sample(before.id).category, before.category);
  QTRY_COMPARE(currentMistake(), before.id);
  QVERIFY(button(&window(), "Train again with 1 correction") == nullptr);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(sample(before.id).category, right);
  settle();
  press(Qt::Key_T, Qt::ControlModifier);  // and round again
  QCOMPARE(window().currentPage()->pageId(), PageId::Train);
}

void TestWholeLoop::findsEverythingAgainAfterClosing() {
  QVERIFY(m_application != nullptr);
  settle();
  QVERIFY(window().close());
  start();
  QCOMPARE(m_application->session().projectName(), QStringLiteral("客服留言"));
  QCOMPARE(corpusStatistics(project()).labelled, 135);
  press(Qt::Key_Z, Qt::ControlModifier);  // the correction of before
  settle();
  goTo(4);
  const RunId run = listRuns(project()).front().id;
  const Metrics metrics = storedMetrics(project(), run, {Split::Test});
  std::int64_t wrong = 0;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column)
      wrong += row == column ? 0 : metrics.confusion[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  }
  QTRY_COMPARE(mistakes()->model()->rowCount(), static_cast<int>(wrong));
}

void TestWholeLoop::takesAFileDroppedOnTheWindow() {
  QVERIFY(m_application != nullptr);
  QFile file(path("更多.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write("新来的一条\n又一条\n") > 0);
  file.close();
  QMimeData files;
  files.setUrls({QUrl::fromLocalFile(path("更多.txt"))});
  const QPoint middle = window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent drop(middle, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &drop);
  settle();
  QCOMPARE(window().currentPage()->pageId(), PageId::Data);
  QVERIFY(shows(&window(), "Import 2 texts"));
  press(Qt::Key_Return);
  settle();
  QCOMPARE(corpusStatistics(project()).samples, 137);
  press(Qt::Key_Z, Qt::ControlModifier);  // the whole import is one step
  settle();
  QCOMPARE(corpusStatistics(project()).samples, 135);
}

void TestWholeLoop::asksBeforeItClosesOnATraining() {
  QVERIFY(m_application != nullptr);
  goTo(3);
  click(button(&window(), "New run"));
  chooseTinyNetwork(window().currentPage(), 1000);
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(button(&window(), "Stop, use epoch") != nullptr, kLong);
  QVERIFY(!window().close());
  QVERIFY(shows(&window(), "A run is training"));
  press(Qt::Key_Escape);
  QVERIFY(m_application->session().training().isRunning());
  QVERIFY(window().isVisible());
  QVERIFY(!window().close());
  click(button(&window(), "Stop and close"));
  QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), kLong);
  const RunRecord run = listRuns(project()).front();
  QCOMPARE(run.state, RunState::Stopped);
  QVERIFY(run.hasWeights);
  QVERIFY(run.resumable);
  m_application.reset();
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestWholeLoop)
#include "test_whole_loop.moc"
