// The models page by real keys and mouse: what is there, what it scored, adding from a folder and from the hub's cache,
// measuring, removing, training with one, and taking a trained classifier elsewhere.
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>

#include "core/nn/safetensors.h"
#include "core/workflow/encoders.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/file_dialog.h"
#include "tests/ui/real_keys.h"
#include "tests/ui/test_application.h"
#include "tests/ui/train_settings.h"
#include "ui/bridge/session.h"
#include "ui/models/classifiers_model.h"
#include "ui/models/encoders_model.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/run_choice.h"
#include "ui/pages/train/train_page.h"
#include "ui/pages/try/try_page.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

namespace fs = std::filesystem;

constexpr int kLong = 60000;  // ms at most for what computes

}  // namespace

class TestModelsPage : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void withoutEncodersItSaysWhatToDo();
  void listsEncodersWithWhatTheyAre();
  void addsAFolderByKey();
  void aFolderWithoutAnEncoderIsRefusedInWords();
  void fetchesByNameWhatOtherToolsHaveCached();
  void aNameThatIsNowhereIsToldInWords();
  void measuresTheSpeedAndKeepsIt();
  void removesOnlyWhenAsked();
  void trainsWithTheChosenOne();
  void exportsATrainedClassifier();
  void saysWhatIsUnknownInTheWeights();
  void saysThatAnEncoderIsAClassifier();
  void theStarredClassifierComesFirstInTry();
  void freesTheDiskOnlyWhenAsked();

 private:
  void openPage();
  /// An encoder outside the project: what a run has learned, in a folder of that name.
  fs::path encoderFolder(const std::string& name) const;
  const Project& project() const { return m_session->project(); }
  TableView* encoders() const { return named<TableView>(m_page, "Encoders"); }
  QString cell(int row, int column) const { return encoders()->model()->index(row, column).data().toString(); }
  bool becomes(const std::function<bool()>& what) const {
    return QTest::qWaitFor([&] { return what() && m_session->isIdle(); }, kLong);
  }

  TestApplication m_application;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<ExploredProject> m_corpus;  // goes last: the session works in its folder
  ModelsPage* m_page = nullptr;               // the window's
};

void TestModelsPage::init() {
  QSettings().clear();
  m_corpus = std::make_unique<ExploredProject>();
  // The encoders of this machine and its hub stay out of it.
  qputenv("WENBIAO_ENCODERS", (m_corpus->folder().path() / "installed").c_str());
  qputenv("HF_HUB_CACHE", (m_corpus->folder().path() / "hub").c_str());
  qputenv("HF_HUB_OFFLINE", "1");
}

void TestModelsPage::cleanup() {
  m_session->close();
  m_window.reset();
  m_session.reset();
  m_corpus.reset();
}

void TestModelsPage::openPage() {
  m_session = std::make_unique<Session>();
  m_session->open(m_corpus->path());
  m_page = new ModelsPage(*m_session);
  m_window = m_application.open({m_page, new TrainPage(*m_session)}, 900);
  QVERIFY(becomes([] { return true; }));
}

fs::path TestModelsPage::encoderFolder(const std::string& name) const {
  const RunId run = m_corpus->train(1, 1);
  const Project opened = Project::open(pathFromQt(m_corpus->path()));
  fs::path folder = m_corpus->folder().path() / name;
  fs::copy(RunFiles(opened, run).weights, folder, fs::copy_options::recursive);
  return folder;
}

void TestModelsPage::withoutEncodersItSaysWhatToDo() {
  openPage();
  QVERIFY(shows(m_page, "No encoder chosen"));
  QVERIFY(button(m_page, "Add from a folder") != nullptr);
  QVERIFY(button(m_page, "Fetch from the hub by name") != nullptr);
  QVERIFY(shows(m_page, "a trained run shows here"));
  QVERIFY(!button(m_page, "Train with it")->isEnabled());
}

void TestModelsPage::listsEncodersWithWhatTheyAre() {
  const fs::path folder = encoderFolder("small");
  fs::create_directories(m_corpus->folder().path() / "installed");
  fs::copy(folder, m_corpus->folder().path() / "installed" / "shared", fs::copy_options::recursive);
  addEncoder(Project::open(pathFromQt(m_corpus->path())), folder);
  openPage();
  QCOMPARE(encoders()->model()->rowCount(), 2);
  QCOMPARE(cell(0, EncodersModel::Name), QStringLiteral("small"));
  QCOMPARE(cell(0, EncodersModel::Structure), QStringLiteral("1 layer · 32 wide"));
  QCOMPARE(encoders()->model()->index(1, 0).data(BadgeRole).toString(), QStringLiteral("installed"));
  // Every character of the corpus is in the vocabulary that was made from it.
  QVERIFY(becomes([this] { return shows(m_page, "0.00 %"); }));
  encoders()->setFocus();
  press(Qt::Key_Down);
  QVERIFY(!button(m_page, "Remove…")->isEnabled());  // installed for everybody
}

void TestModelsPage::addsAFolderByKey() {
  const fs::path folder = encoderFolder("mine");
  openPage();
  encoders()->setFocus();
  answerFileDialog(*m_window, pathToQt(folder), [] { press(Qt::Key_A); });
  QVERIFY(becomes([this] { return encoders()->model()->rowCount() == 1; }));
  QCOMPARE(cell(0, EncodersModel::Name), QStringLiteral("mine"));
  QVERIFY(fs::exists(project().encodersFolder() / "mine" / "model.safetensors"));
}

void TestModelsPage::aFolderWithoutAnEncoderIsRefusedInWords() {
  fs::create_directories(m_corpus->folder().path() / "nothing");
  openPage();
  answerFileDialog(*m_window, pathToQt(m_corpus->folder().path() / "nothing"),
                   [this] { click(button(m_page, "Add from a folder")); });
  QVERIFY(becomes([this] { return shows(m_window.get(), "This folder cannot be used"); }));
  QVERIFY(shows(m_window.get(), "config.json"));
  press(Qt::Key_Return);
  QCOMPARE(encoders()->model()->rowCount(), 0);
}

void TestModelsPage::fetchesByNameWhatOtherToolsHaveCached() {
  const fs::path repository = m_corpus->folder().path() / "hub" / "models--acme--tiny";
  const std::string commit(40, 'a');
  fs::create_directories(repository / "snapshots");
  fs::rename(encoderFolder("tiny"), repository / "snapshots" / commit);
  m_corpus->folder().write("hub/models--acme--tiny/refs/main", commit);
  openPage();
  click(button(m_page, "Fetch from the hub by name"));
  type("acme/tiny");
  press(Qt::Key_Return);
  QVERIFY(becomes([this] { return encoders()->model()->rowCount() == 1; }));
  QVERIFY(cell(0, EncodersModel::Name).contains("tiny"));
  QVERIFY(shows(m_page, "Train with it"));
}

void TestModelsPage::aNameThatIsNowhereIsToldInWords() {
  openPage();
  click(button(m_page, "Fetch from the hub by name"));
  type("acme/nowhere");
  press(Qt::Key_Return);
  QVERIFY(becomes([this] { return shows(m_window.get(), "acme/nowhere could not be fetched"); }));
  press(Qt::Key_Return);
  QVERIFY(!shows(m_window.get(), "could not be fetched"));
}

void TestModelsPage::measuresTheSpeedAndKeepsIt() {
  addEncoder(Project::open(pathFromQt(m_corpus->path())), encoderFolder("small"));
  openPage();
  QCOMPARE(cell(0, EncodersModel::Speed), QStringLiteral("–"));
  encoders()->setFocus();
  press(Qt::Key_M);
  QVERIFY(becomes(
      [this] { return cell(0, EncodersModel::Speed).toInt() > 0 || cell(0, EncodersModel::Speed).contains(','); }));
  const QString speed = cell(0, EncodersModel::Speed);
  QVERIFY(shows(m_page, "On this machine"));
  QVERIFY(becomes([this] { return shows(m_page, "Memory to train"); }));
  QVERIFY(shows(m_page, "batches of 32"));
  m_session->close();
  m_window.reset();
  openPage();
  QCOMPARE(cell(0, EncodersModel::Speed), speed);
}

void TestModelsPage::removesOnlyWhenAsked() {
  addEncoder(Project::open(pathFromQt(m_corpus->path())), encoderFolder("small"));
  openPage();
  click(button(m_page, "Remove…"));
  QVERIFY(shows(m_window.get(), "Remove small?"));
  press(Qt::Key_Escape);
  QVERIFY(fs::exists(project().encodersFolder() / "small"));
  click(button(m_page, "Remove…"));
  press(Qt::Key_Return);
  QVERIFY(becomes([this] { return encoders()->model()->rowCount() == 0; }));
  QVERIFY(fs::is_empty(project().encodersFolder()));
}

void TestModelsPage::trainsWithTheChosenOne() {
  const fs::path folder = encoderFolder("small");
  const Project other = Project::open(pathFromQt(m_corpus->path()));
  addEncoder(other, folder);
  fs::rename(folder, m_corpus->folder().path() / "zweiter");
  addEncoder(other, m_corpus->folder().path() / "zweiter");
  openPage();
  encoders()->setFocus();
  press(Qt::Key_Down);
  click(button(m_page, "Train with it"));
  QVERIFY(becomes([this] { return m_window->currentPage()->pageId() == PageId::Train; }));
  auto* choice = named<DropDown>(m_window->currentPage(), "Encoder");
  QVERIFY(choice != nullptr);
  QVERIFY(becomes([choice] { return choice->currentText().startsWith("zweiter"); }));
}

void TestModelsPage::exportsATrainedClassifier() {
  m_corpus->train(1, 1);
  openPage();
  auto* runs = named<TableView>(m_page, "Trained classifiers");
  QCOMPARE(runs->model()->rowCount(), 1);
  const fs::path target = m_corpus->folder().path() / "exported";
  click(button(m_page, "Export…"));
  QVERIFY(QApplication::activePopupWidget() != nullptr);
  answerFileDialog(*m_window, pathToQt(target), [] {
    press(Qt::Key_Down);
    press(Qt::Key_Return);
  });
  QVERIFY(becomes([&] { return fs::exists(target / "model.safetensors"); }));
  QVERIFY(fs::exists(target / "config.json"));
  QVERIFY(fs::exists(target / "vocab.txt"));
}

void TestModelsPage::saysWhatIsUnknownInTheWeights() {
  const fs::path folder = encoderFolder("odd");
  const TensorFile file = openSafetensors(folder / "model.safetensors");
  std::vector<TensorToWrite> tensors;
  for (const TensorEntry& each : file.tensors) tensors.push_back({each.name, each.type, each.shape, each.bytes});
  const std::int64_t counted = 0;
  tensors.push_back({"bert.embeddings.position_ids", TensorType::Int64, {1}, std::as_bytes(std::span(&counted, 1))});
  tensors.push_back({"adapter.weight", TensorType::Int64, {1}, std::as_bytes(std::span(&counted, 1))});
  writeSafetensors(folder / "model.safetensors", tensors);
  addEncoder(Project::open(pathFromQt(m_corpus->path())), folder);
  openPage();
  QAbstractButton* note = button(m_page, "1 tensor in its files is unknown");
  QVERIFY(note != nullptr);
  click(note);
  QVERIFY(shows(m_window.get(), "The weights of odd"));
  QVERIFY(shows(m_window.get(), "adapter.weight"));
  press(Qt::Key_Return);
  QVERIFY(!shows(m_window.get(), "The weights of odd"));
}

void TestModelsPage::saysThatAnEncoderIsAClassifier() {
  addEncoder(Project::open(pathFromQt(m_corpus->path())), encoderFolder("small"));
  openPage();
  click(button(m_page, "Already a classifier of 3 categories"));
  QVERIFY(shows(m_window.get(), "物流, 退款, 维修"));
  press(Qt::Key_Return);
  click(button(m_page, "Train with it"));  // which says the same
  QVERIFY(becomes([this] { return shows(m_window->currentPage(), "Already a classifier of 3 categories"); }));
}

void TestModelsPage::theStarredClassifierComesFirstInTry() {
  const RunId older = m_corpus->train(1, 1);
  m_corpus->train(2, 1);
  openPage();
  auto* tryPage = new TryPage(*m_session);
  m_window->addPage(tryPage);
  auto* runs = named<TableView>(m_page, "Trained classifiers");
  const QModelIndex star = runs->model()->index(1, ClassifiersModel::Star);
  QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(star).center());
  QVERIFY(becomes([&] { return starredRun(project()) == older; }));
  QCOMPARE(runs->model()->index(1, ClassifiersModel::Run).data(BadgeRole).toString(), QStringLiteral("first in Try"));
  m_window->showPage(PageId::Try);
  auto* choice = tryPage->findChild<RunChoice*>();
  QVERIFY(becomes([&] { return choice->run() == older; }));
  m_window->showPage(PageId::Models);
  runs->setCurrentIndex(runs->model()->index(1, 0));
  press(Qt::Key_S);
  QVERIFY(becomes([&] { return starredRun(project()) == 0; }));
}

void TestModelsPage::freesTheDiskOnlyWhenAsked() {
  const RunId oldest = m_corpus->train(1, 1);
  m_corpus->train(1, 12);
  const RunId newest = m_corpus->train(2, 1);
  openPage();
  auto* runs = named<TableView>(m_page, "Trained classifiers");
  QCOMPARE(runs->model()->rowCount(), 3);
  click(button(m_page, "Free disk space"));
  QVERIFY(becomes([this] { return shows(m_window.get(), "The weights of 1 older run"); }));
  QVERIFY(!button(m_window.get(), "Remove")->isEnabled());  // weights are never checked beforehand
  press(Qt::Key_Escape);
  QVERIFY(RunFiles(project(), oldest).hasWeights());
  click(button(m_page, "Free disk space"));
  QVERIFY(becomes([this] { return shows(m_window.get(), "The weights of 1 older run"); }));
  click(button(m_window.get(), "The weights of 1 older run"));
  press(Qt::Key_Return);
  QVERIFY(becomes([&] { return runs->model()->rowCount() == 2; }));
  QVERIFY(!RunFiles(project(), oldest).hasWeights());
  QVERIFY(RunFiles(project(), newest).hasWeights());
  QSignalSpy said(m_page, &Page::statusMessage);
  click(button(m_page, "Free disk space"));
  QVERIFY(becomes([&] { return !said.isEmpty(); }));
  QVERIFY(said.last()[0].toString().startsWith("Nothing can go"));
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestModelsPage)
#include "test_models_page.moc"
