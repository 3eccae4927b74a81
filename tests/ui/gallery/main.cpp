// Paints every widget into PNGs, light and dark, to be looked at: ui_gallery FOLDER [TEXT_SCALE].
#include <QApplication>
#include <QDir>

#include "tests/ui/gallery/gallery_pages.h"
#include "ui/bridge/language.h"
#include "ui/main_window/main_window.h"
#include "ui/style/theme.h"
#include "ui/widgets/rail.h"

using namespace wb::ui;

namespace {

void shoot(MainWindow& window, const QString& path) {
  for (int i = 0; i < 3; ++i) QApplication::processEvents();
  window.grab().save(path);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName("wenbiao-gallery");
  Theme look(application);
  Language language;
  language.setChoice(LanguageChoice::Chinese);
  const QStringList arguments = QCoreApplication::arguments();
  const QString folder = arguments.value(1, ".");
  QDir().mkpath(folder);
  look.setTextScale(arguments.value(2, "100").toInt());
  MainWindow window(language);
  window.resize(arguments.value(3, "1280").toInt(), arguments.value(4, "800").toInt());
  for (Page* page : galleryPages()) window.addPage(page);
  window.statusLine()->setProject(QStringLiteral("客服留言"));
  window.statusLine()->setJob(
      ShownJob{QStringLiteral("正在训练 运行 9・第 826 / 1,248 步"), 0.66, QStringLiteral("66 %・剩 4:12"), true});
  window.setBusy(PageId::Train, true);
  window.show();
  for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
    look.setMode(mode);
    const QString suffix = mode == ThemeMode::Light ? "" : "-dark";
    for (const auto& [id, name] : {std::pair(PageId::Data, "data"), std::pair(PageId::Label, "label"),
                                   std::pair(PageId::Train, "train"), std::pair(PageId::Explore, "explore")}) {
      window.showPage(id);
      shoot(window, folder + "/" + name + suffix + ".png");
    }
  }
  return 0;
}
