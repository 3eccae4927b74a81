#include "ui/application/tour.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <array>

#include "core/workflow/cross_validations.h"
#include "core/workflow/runs.h"
#include "core/workflow/sweeps.h"
#include "ui/application/application.h"
#include "ui/main_window/main_window.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/train/train_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

namespace {

constexpr std::array kSizes = {QSize(1280, 800), QSize(1920, 1080)};
constexpr int kSettled = 400;     // ms without a job and without anything left to paint
constexpr int kPatience = 60000;  // ms at most for one picture

struct PagePicture {
  PageId id;
  const char* name;
};
constexpr std::array kPages = {PagePicture{PageId::Data, "data"},   PagePicture{PageId::Label, "label"},
                               PagePicture{PageId::Train, "train"}, PagePicture{PageId::Explore, "explore"},
                               PagePicture{PageId::Try, "try"},     PagePicture{PageId::Models, "models"}};

// Lets queued work, timers and paints happen until nothing has run for a while.
void settle(Session& session) {
  QElapsedTimer all;
  QElapsedTimer quiet;
  all.start();
  quiet.start();
  while (quiet.elapsed() < kSettled && all.elapsed() < kPatience) {
    QApplication::processEvents(QEventLoop::AllEvents, 20);
    if (!session.isIdle()) quiet.restart();
  }
}

class Tour {
 public:
  Tour(Application& application, Theme& theme, QString folder)
      : m_application(application), m_window(application.window()), m_theme(theme), m_folder(std::move(folder)) {}

  bool run() {
    predict();
    for (const LanguageChoice language : {LanguageChoice::Chinese, LanguageChoice::English}) {
      m_application.language().setChoice(language);
      for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme.setMode(mode);
        for (const QSize& size : kSizes) pictures(size);
      }
    }
    return m_ok;
  }

 private:
  // Suggestions, differences and the matrix come from stored predictions.
  void predict() {
    for (const RunRecord& run : listRuns(m_application.session().project())) {
      if (!run.hasWeights) continue;
      m_application.session().predictCorpusInBackground(run.id);
      return settle(m_application.session());
    }
  }

  void pictures(const QSize& size) {
    m_window.resize(size);
    for (const PagePicture& page : kPages) {
      m_window.showPage(page.id);
      if (page.id == PageId::Try) typeText();
      settle(m_application.session());
      save(page.name);
    }
    importPicture();
    studyPictures();
  }

  // The newest sweep and cross-validation, where the project has some, and how they are planned.
  void studyPictures() {
    m_window.showPage(PageId::Train);
    auto* page = static_cast<TrainPage*>(m_window.page(PageId::Train));
    const Project& project = m_application.session().project();
    dialogPicture("sweep-plan", [&] { page->planSweep(); });
    dialogPicture("cross-validation-plan", [&] { page->planCrossValidation(); });
    const auto sweeps = listSweeps(project);
    if (!sweeps.empty()) dialogPicture("sweep", [&] { page->openSweep(sweeps.front().id); });
    const auto validations = listCrossValidations(project);
    if (!validations.empty()) {
      dialogPicture("cross-validation", [&] { page->openCrossValidation(validations.front().id); });
    }
  }

  template <typename Open>
  void dialogPicture(const QString& name, Open open) {
    open();
    settle(m_application.session());
    save(name);
    for (DialogFrame* dialog : m_window.findChildren<DialogFrame*>()) dialog->reject();
    settle(m_application.session());
  }

  void typeText() {
    auto* edit = m_window.page(PageId::Try)->findChild<QPlainTextEdit*>();
    if (edit != nullptr && edit->toPlainText().isEmpty()) {
      edit->setPlainText(QStringLiteral("上个月买的洗碗机又漏水了，师傅来了两趟没修好，我要求退货。"));
    }
  }

  void importPicture() {
    QTemporaryDir files;
    const QString file = files.filePath("messages.jsonl");
    QFile::copy(":/sample/messages.jsonl", file);
    m_window.showPage(PageId::Data);
    static_cast<DataPage*>(m_window.page(PageId::Data))->importFiles({file});
    settle(m_application.session());
    save("import");
    for (DialogFrame* dialog : m_window.findChildren<DialogFrame*>()) dialog->reject();
    settle(m_application.session());
  }

  void save(const QString& page) {
    const QString language = m_application.language().isChinese() ? "zh" : "en";
    const QString theme = m_theme.isDark() ? "dark" : "light";
    const QString path = QStringLiteral("%1/%2-%3-%4-%5x%6.png")
                             .arg(m_folder, page, language, theme)
                             .arg(m_window.width())
                             .arg(m_window.height());
    m_ok = m_window.grab().save(path) && m_ok;
  }

  Application& m_application;
  MainWindow& m_window;
  Theme& m_theme;
  QString m_folder;
  bool m_ok = true;
};

}  // namespace

bool takePictures(Application& application, Theme& theme, const QString& folder) {
  if (!QDir().mkpath(folder)) return false;
  application.window().show();
  return Tour(application, theme, folder).run();
}

}  // namespace wb::ui
