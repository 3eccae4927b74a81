// Paints every widget into PNGs, light and dark, to be looked at: ui_gallery FOLDER [TEXT_SCALE].
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QMouseEvent>

#include "tests/ui/gallery/gallery_pages.h"
#include "ui/bridge/language.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/settings_popover.h"
#include "ui/plot/curve_plot.h"
#include "ui/style/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/filter_pill.h"

using namespace wb::ui;

namespace {

void shoot(MainWindow& window, const QString& path) {
  for (int i = 0; i < 3; ++i) QApplication::processEvents();
  window.grab().save(path);
}

/// Runs the window's own action with this key, as a person would.
void press(MainWindow& window, const QString& key) {
  for (QAction* action : window.actions()) {
    if (action->shortcuts().contains(QKeySequence(key))) action->trigger();
  }
}

void shootOverlays(MainWindow& window, const QString& folder, const QString& suffix) {
  window.showPage(PageId::Data);
  press(window, "Ctrl+K");
  shoot(window, folder + "/commands" + suffix + ".png");
  window.findChild<DialogFrame*>()->reject();
  QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  auto* question = askQuestion(&window, QStringLiteral("停止训练吗？"), QStringLiteral("第 3 轮已存好，停下不会丢。"),
                               QStringLiteral("停止"), QStringLiteral("继续训练"), [](bool) {});
  shoot(window, folder + "/question" + suffix + ".png");
  question->reject();
  press(window, "Ctrl+,");
  if (auto* popover = window.findChild<SettingsPopover*>()) {
    popover->grab().save(folder + "/settings" + suffix + ".png");
    popover->close();
  }
  window.showPage(PageId::Train);
  QApplication::processEvents();
  QWidget* plot = window.findChild<CurvePlot*>()->findChildren<QWidget*>().first();
  const QPointF middle(plot->width() * 0.62, plot->height() * 0.5);
  QMouseEvent move(QEvent::MouseMove, middle, plot->mapToGlobal(middle), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QApplication::sendEvent(plot, &move);
  shoot(window, folder + "/hover" + suffix + ".png");
  window.showPage(PageId::Data);
  window.findChild<FilterMenu*>()->click();
  if (QWidget* list = QApplication::activePopupWidget()) {
    list->grab().save(folder + "/filter" + suffix + ".png");
    list->close();
  }
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
    shootOverlays(window, folder, suffix);
  }
  return 0;
}
