// Drives the real window by keys while it trains, predicts and imports, and prints how long a person waits beside
// what was asked: key to the next text 16 ms in the median and 100 ms at worst, no pause of the window's thread
// over 50 ms. Needs the corpora ($WENBIAO_DATA) and the starter encoder ($WENBIAO_ENCODERS).
//
//   bench_window [imports] [--without-training]     how many imports of 100,000 texts to measure (default 3)
#include <fmt/format.h>

#include <QEventLoop>
#include <QFile>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <array>
#include <functional>

#include "core/base/random.h"
#include "core/data/presets.h"
#include "core/jobs/quiet_waiting.h"
#include "core/workflow/browse_samples.h"
#include "core/workflow/encoders.h"
#include "core/workflow/import_corpus.h"
#include "core/workflow/runs.h"
#include "tests/bench/real_titles.h"
#include "tests/bench/window_watch.h"
#include "ui/application/application.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/main_window/main_window.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/sample_table.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_pill.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/search_field.h"

namespace wb::bench {

namespace {

constexpr int kImportedTexts = 100'000;
constexpr int kUnlabelledTexts = 5'000;
constexpr int kShortestGap = 40;  // ms between two keys of a quick person
constexpr int kLongestGap = 160;
constexpr int kImportGap = 15;     // no person's, for imports that are over in a second
constexpr int kPatience = 10'000;  // ms for one paint
constexpr int kQuiet = 250;        // ms without a job before a scene counts as over

/// What one line of the table is about, and what it is held to.
struct Scene {
  std::string name;
  bool labelling = false;
  std::vector<double> milliseconds = {};  ///< from the key, or the change, to the screen
};

void printHead() {
  fmt::print("{:<58} {:>6} {:>10} {:>10} {:>14}   longest event\n", "", "times", "median ms", "worst ms",
             "longest pause");
  fmt::print("{:<58} {:>6} {:>10} {:>10} {:>14}\n", "asked (labelling keys; every pause)", "", "<= 16", "<= 100",
             "<= 50 ms");
}

void print(Scene scene, const WatchReport& report) {
  std::vector<double>& times = scene.milliseconds;
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  const bool tooSlow = scene.labelling && (median > 16 || times.back() > 100);
  fmt::print("{:<58} {:>6} {:>10.1f} {:>10.1f} {:>11.1f} ms   {}{}\n", scene.name, times.size(), median, times.back(),
             report.longestPause, ui::fromQt(describe(report.longestEvent)),
             tooSlow || report.longestPause > 50 ? "   OVER" : "");
}

void printMachine() {
  QFile file("/proc/cpuinfo");
  QString processor = "unknown processor";
  if (file.open(QIODevice::ReadOnly)) {
    for (const QByteArray& line : file.readAll().split('\n')) {
      if (line.startsWith("model name")) processor = QString::fromUtf8(line.mid(line.indexOf(':') + 2));
    }
  }
  std::array<double, 3> load{};
  getloadavg(load.data(), static_cast<int>(load.size()));
  fmt::print("{}, {} cores; platform {}; load {:.2f} {:.2f} {:.2f}\n", ui::fromQt(processor),
             std::thread::hardware_concurrency(), ui::fromQt(QGuiApplication::platformName()), load[0], load[1],
             load[2]);
}

class WindowBench {
 public:
  WindowBench(WatchedApplication& watch, ui::Theme& theme, const RealTitles& titles, const QDir& folder)
      : m_watch(watch), m_theme(theme), m_titles(titles), m_folder(folder) {}

  void run(int imports, bool training) {
    prepare();
    labelling("labelling, nothing else runs", 100, [] { return true; });
    if (training) {
      whilePredicting();
      whileTraining();
    }
    for (int part = 0; part < imports; ++part) {
      whileImporting(part);
      if (part == 0) withManyTexts();
    }
  }

 private:
  ui::MainWindow& window() { return m_application.window(); }
  ui::Session& session() { return m_application.session(); }
  ui::TrainingSession& training() { return session().training(); }
  const Project& project() { return session().project(); }
  template <typename Widget>
  Widget* part(ui::PageId page) {
    return window().page(page)->findChild<Widget*>();
  }
  ui::SampleTable* table() { return part<ui::SampleTable>(ui::PageId::Data); }

  // --- waiting, with the events going on

  void wait(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
  }
  void waitUntil(const std::function<bool()>& reached) {
    while (!reached()) QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
  void settle() {
    auto busy = Clock::now();
    waitUntil([this, &busy] {
      if (!session().isIdle()) busy = Clock::now();
      return millisecondsSince(busy) > kQuiet;
    });
  }
  double untilPainted(Clock::time_point start) {
    waitUntil([this, start] { return m_watch.paintedAt() || millisecondsSince(start) > kPatience; });
    if (!m_watch.paintedAt()) throw Error(ErrorCode::Internal, say("A change was not painted within ten seconds."));
    return millisecondsSince(start, *m_watch.paintedAt());
  }

  // --- one key or change and what it takes

  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(window().windowHandle(), key, modifiers);
  }
  /// From the event loop, as one event, as a click would do it.
  void later(const std::function<void()>& change) {
    QMetaObject::invokeMethod(&m_application, change, Qt::QueuedConnection);
  }
  /// `due`: when the person pressed; that the thread was busy then is part of the time.
  double paintedAfterKey(const QWidget* widget, Qt::Key pressed, Qt::KeyboardModifiers modifiers,
                         Clock::time_point due) {
    m_watch.awaitPaint(widget);
    key(pressed, modifiers);
    return untilPainted(due);
  }
  /// A scene of `times` changes, each over when no job runs and `widget` has been painted.
  void changes(const std::string& name, int times, const QWidget* widget, const std::function<void(int)>& change) {
    Scene scene{name};
    settle();
    m_watch.beginWatch();
    for (int i = 0; i < times; ++i) {
      const auto start = Clock::now();
      m_watch.awaitPaint(widget);
      change(i);
      QApplication::processEvents();
      waitUntil([this] { return session().isIdle(); });
      scene.milliseconds.push_back(std::max(untilPainted(start), 0.0));
      wait(kShortestGap);
    }
    settle();
    print(scene, m_watch.watched());
  }

  // --- scenes

  void prepare();
  void labelling(const std::string& name, int keys, const std::function<bool()>& goesOn, int longestGap = kLongestGap);
  double labelOne(Clock::time_point due);
  void train(std::int64_t steps);
  void whilePredicting();
  void whileTraining();
  void whileImporting(int part);
  void withManyTexts();
  void tableScenes();
  void filterScenes();
  void bulkScenes();
  void lookScenes();

  WatchedApplication& m_watch;
  ui::Theme& m_theme;
  const RealTitles& m_titles;
  QDir m_folder;
  ui::Application m_application;
  Random m_random{1};
};

void WindowBench::prepare() {
  const QString folder = m_folder.filePath("bench.wenbiao");
  {
    const Project made = Project::create(ui::pathFromQt(folder));
    ImportOptions labelled;
    labelled.classNames = ui::pathFromQt(m_titles.classNamesFile());
    importCorpus(made, {ui::pathFromQt(m_titles.labelledFile())}, labelled);
    const QString unlabelled = m_folder.filePath("unlabelled.txt");
    m_titles.writeUnlabelled(unlabelled, kUnlabelledTexts);
    importCorpus(made, {ui::pathFromQt(unlabelled)}, {});
  }
  if (!m_application.openProject(folder)) throw Error(ErrorCode::Internal, say("The project did not open."));
  window().show();
  if (!QTest::qWaitForWindowActive(&window(), kPatience)) {
    throw Error(ErrorCode::Unsupported, say("The window gets no keys: start a window manager on this display."));
  }
  settle();
}

double WindowBench::labelOne(Clock::time_point due) {
  auto* page = window().page(ui::PageId::Label);
  auto* text = page->findChild<ui::LabelTextView*>();
  return paintedAfterKey(text, static_cast<Qt::Key>(Qt::Key_1 + m_random.below(9)), Qt::NoModifier, due);
}

// Keys at a person's irregular pace until `keys` were pressed or nothing `goesOn` any more.
void WindowBench::labelling(const std::string& name, int keys, const std::function<bool()>& goesOn, int longestGap) {
  window().showPage(ui::PageId::Label);
  const std::int64_t before = countSamples(project(), {}).labelled;
  Scene scene{name, true};
  m_watch.beginWatch();
  for (int i = 0; i < keys && goesOn(); ++i) {
    const int shortestGap = std::min(kShortestGap, longestGap / 2);
    const auto gap = std::chrono::milliseconds(shortestGap + m_random.below(longestGap - shortestGap));
    const auto due = Clock::now() + gap;
    wait(static_cast<int>(gap.count()));
    scene.milliseconds.push_back(labelOne(due));
  }
  const WatchReport report = m_watch.watched();
  const std::int64_t labelled = countSamples(project(), {}).labelled - before;
  if (labelled != static_cast<std::int64_t>(scene.milliseconds.size())) {
    throw Error(ErrorCode::Internal, say("%1 keys made %2 labels.", scene.milliseconds.size(), labelled));
  }
  print(scene, report);
}

// The starter, as a person would start it; `steps` 0: two whole epochs.
void WindowBench::train(std::int64_t steps) {
  const auto encoders = listEncoders(project());
  const auto usable = std::find_if(encoders.begin(), encoders.end(), [](const auto& e) { return e.problem.empty(); });
  if (usable == encoders.end()) {
    throw Error(ErrorCode::NotFound, say("No encoder is installed: set WENBIAO_ENCODERS to the starter's folder."));
  }
  TrainConfig config = presetConfig(Preset::Quick, usable->name, usable->hiddenSize, 0);
  config.epochs = 2;
  config.maxSteps = steps;
  training().start(config);
  waitUntil([this] {
    const auto& events = training().events();
    return !training().isRunning() || std::any_of(events.begin(), events.end(),
                                                  [](const auto& e) { return std::holds_alternative<StepEvent>(e); });
  });
  if (!training().isRunning() && steps == 0) throw Error(ErrorCode::Training, say("The training did not run."));
}

// A first short run gives suggestions; the window predicts all texts by itself when it ends.
void WindowBench::whilePredicting() {
  train(10);
  waitUntil([this] { return !training().isRunning(); });
  labelling("labelling while all texts are predicted", 100, [this] { return !session().jobs().empty(); });
  settle();
}

void WindowBench::whileTraining() {
  train(0);
  labelling("labelling while it trains", 200, [this] { return training().isRunning(); });
  Scene curves{"train page while it trains, a new curve point at a time"};
  window().showPage(ui::PageId::Train);
  m_watch.beginWatch();
  for (int i = 0; i < 10; ++i) {
    const auto start = Clock::now();
    wait(500);
    curves.milliseconds.push_back(millisecondsSince(start) - 500);
  }
  print(curves, m_watch.watched());
  training().stop();
  waitUntil([this] { return !training().isRunning(); });
  settle();
}

void WindowBench::whileImporting(int part) {
  const QString file = m_folder.filePath(QStringLiteral("pairs-%1.txt").arg(part));
  m_titles.writePairs(file, kImportedTexts, part);
  const std::int64_t before = countSamples(project(), {}).all;
  window().showPage(ui::PageId::Data);
  settle();
  static_cast<ui::DataPage*>(window().page(ui::PageId::Data))->importFiles({file});
  auto* dialog = window().findChild<ui::ImportDialog*>();
  waitUntil([dialog] { return dialog->report().has_value(); });
  dialog->primaryButton()->click();
  const auto start = Clock::now();
  labelling(
      fmt::format("labelling while {} texts are imported", kImportedTexts), 10'000,
      [this] { return !session().jobs().empty(); }, kImportGap);
  const double seconds = millisecondsSince(start) / 1e3;
  settle();
  fmt::print("    the import took {:.1f} s and brought {} texts\n", seconds, countSamples(project(), {}).all - before);
}

void WindowBench::withManyTexts() {
  const std::string texts = fmt::format("{} texts: ", countSamples(project(), {}).all);
  labelling(texts + "labelling", 100, [] { return true; });
  const std::array pages{ui::PageId::Data, ui::PageId::Label, ui::PageId::Train, ui::PageId::Explore, ui::PageId::Try};
  Scene scene{texts + "pages by Ctrl+1 to Ctrl+5"};
  settle();
  m_watch.beginWatch();
  for (int i = 0; i < 30; ++i) {
    const auto page = static_cast<std::size_t>(i) % pages.size();
    scene.milliseconds.push_back(paintedAfterKey(window().page(pages[page]), static_cast<Qt::Key>(Qt::Key_1 + page),
                                                 Qt::ControlModifier, Clock::now()));
    wait(kShortestGap);
  }
  settle();
  print(scene, m_watch.watched());
  tableScenes();
  filterScenes();
  bulkScenes();
  lookScenes();
  changes("opening this project again", 3, &window(),
          [this](int) { later([this] { m_application.openProject(ui::pathToQt(project().folder())); }); });
}

void WindowBench::tableScenes() {
  window().showPage(ui::PageId::Data);
  settle();
  QWidget* rows = table()->viewport();
  QScrollBar* bar = table()->verticalScrollBar();
  table()->setFocus();
  changes("table: page down", 60, rows, [this](int) { key(Qt::Key_PageDown); });
  changes("table: end, home", 10, rows, [this](int i) { key(i % 2 == 0 ? Qt::Key_End : Qt::Key_Home); });
  changes("table: the scroll bar thrown about", 60, rows, [this, bar](int) {
    const int from = bar->value();
    while (bar->value() == from) bar->setValue(static_cast<int>(m_random.below(bar->maximum())));
  });
}

void WindowBench::filterScenes() {
  QWidget* rows = table()->viewport();
  const auto pills = window().page(ui::PageId::Data)->findChildren<ui::FilterPill*>();
  changes("filter: unlabelled, labelled, all", 9, rows, [&pills](int i) {
    pills[std::array<qsizetype, 3>{1, 2, 0}[static_cast<std::size_t>(i % 3)]]->click();
  });
  auto* search = part<ui::SearchField>(ui::PageId::Data);
  const QStringList words{"手", "手机", "手机；", "游戏", "a", "股", ""};
  changes("search: a word at a time", static_cast<int>(words.size()), rows,
          [search, &words](int i) { search->setText(words[i]); });
}

void WindowBench::bulkScenes() {
  table()->setFocus();
  key(Qt::Key_A, Qt::ControlModifier);
  const QWidget* rows = table()->viewport();
  changes("all texts flagged at once", 1, rows, [this](int) { key(Qt::Key_F); });
  changes("taken back and repeated", 4, rows, [this](int i) {
    key(Qt::Key_Z, i % 2 == 0 ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
  });
  key(Qt::Key_Escape);
}

void WindowBench::lookScenes() {
  for (const ui::PageId page : {ui::PageId::Data, ui::PageId::Label, ui::PageId::Explore}) {
    window().showPage(page);
    const std::string where = page == ui::PageId::Data ? "data" : page == ui::PageId::Label ? "label" : "explore";
    const QWidget* shown = window().page(page);
    changes("light and dark, on the page " + where, 6, shown, [this](int i) {
      later([this, i] { m_theme.setMode(i % 2 == 0 ? ui::ThemeMode::Dark : ui::ThemeMode::Light); });
    });
    changes("text size by Ctrl + and -, on the page " + where, 6, shown,
            [this](int i) { key(i % 2 == 0 ? Qt::Key_Plus : Qt::Key_Minus, Qt::ControlModifier); });
    changes("Chinese and English, on the page " + where, 4, shown, [this](int i) {
      later([this, i] {
        m_application.language().setChoice(i % 2 == 0 ? ui::LanguageChoice::English : ui::LanguageChoice::Chinese);
      });
    });
  }
}

// The person's own settings, projects and places stay out of it.
void liveIn(const QTemporaryDir& folder) {
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
    qputenv(name, folder.filePath(QString::fromLatin1(name).toLower()).toUtf8());
  }
}

int benchmark(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // also into a file, line by line
  const QByteArray data = qgetenv("WENBIAO_DATA");
  if (data.isEmpty()) {
    fmt::print("Left out: this benchmark needs the public corpora; set WENBIAO_DATA to their folder.\n");
    return 0;
  }
  const QStringList arguments(argv + 1, argv + argc);
  const bool training = !arguments.contains("--without-training");
  const int given = arguments.isEmpty() ? 0 : arguments.front().toInt();
  const int imports = given > 0 ? given : 3;
  const QTemporaryDir folder;
  liveIn(folder);
  WatchedApplication watch(argc, argv);
  QApplication::setOrganizationName("wenbiao");
  QApplication::setApplicationName("wenbiao");
  ui::Theme theme(watch);
  theme.setMode(ui::ThemeMode::Light);
  printMachine();
  const RealTitles titles{QDir(QString::fromUtf8(data))};
  WindowBench bench(watch, theme, titles, QDir(folder.path()));
  printHead();
  bench.run(imports, training);
  printMachine();
  return 0;
}

}  // namespace

}  // namespace wb::bench

int main(int argc, char** argv) {
  wb::waitQuietly(argv);
  try {
    return wb::bench::benchmark(argc, argv);
  } catch (const wb::Error& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
