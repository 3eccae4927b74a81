// wenbiao: the window. Parses its arguments and hands over to ui/application.
#include <QCommandLineParser>
#include <cstdio>

#include "core/jobs/quiet_waiting.h"
#include "ui/application/application.h"
#include "ui/application/guarded_application.h"
#include "ui/application/tour.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/preferences.h"
#include "ui/style/theme.h"

namespace {

using wb::ui::LanguageChoice;
using wb::ui::ThemeMode;

struct Arguments {
  QString project;
  QString language;
  QString theme;
  int scale = 0;  // percent; 0: as kept
  QString pictures;
};

Arguments parse(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription("Label Chinese texts, fine-tune a BERT on them, see why it errs.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("PROJECT", "The project to open, a folder NAME.wenbiao.");
  parser.addOptions({{"lang", "Language of the window: zh or en.", "language"},
                     {"theme", "light or dark.", "theme"},
                     {"scale", "Text size in percent, 80 to 160.", "percent"},
                     {"screenshots", "Save pictures of all pages in this folder and end.", "folder"}});
  parser.process(application);
  Arguments arguments;
  if (!parser.positionalArguments().isEmpty()) arguments.project = parser.positionalArguments().first();
  arguments.language = parser.value("lang");
  arguments.theme = parser.value("theme");
  arguments.scale = parser.value("scale").toInt();
  arguments.pictures = parser.value("screenshots");
  return arguments;
}

void apply(const Arguments& arguments, wb::ui::Theme& theme, wb::ui::Language& language) {
  if (arguments.language == "zh") language.setChoice(LanguageChoice::Chinese);
  if (arguments.language == "en") language.setChoice(LanguageChoice::English);
  if (arguments.theme == "light") theme.setMode(ThemeMode::Light);
  if (arguments.theme == "dark") theme.setMode(ThemeMode::Dark);
  if (arguments.scale > 0) theme.setTextScale(arguments.scale);
}

}  // namespace

int main(int argc, char** argv) {
  wb::waitQuietly(argv);
  wb::ui::GuardedApplication qt(argc, argv);
  QApplication::setOrganizationName("wenbiao");
  QApplication::setApplicationName("wenbiao");
  QApplication::setApplicationVersion(WENBIAO_VERSION);
  const Arguments arguments = parse(qt);
  wb::ui::Theme theme(qt);
  wb::ui::Application application;
  QObject::connect(&qt, &wb::ui::GuardedApplication::failed, &application, &wb::ui::Application::tellFailure);
  wb::ui::loadPreferences(application.language());
  apply(arguments, theme, application.language());
  if (arguments.project.isEmpty() || !application.openProject(arguments.project)) application.openLastOrFirst();
  if (!arguments.pictures.isEmpty()) {
    if (wb::ui::takePictures(application, theme, arguments.pictures)) return 0;
    std::fprintf(stderr, "error: The pictures could not be written to %s. Choose another folder.\n",
                 qPrintable(arguments.pictures));
    return 1;
  }
  application.window().showFirst();
  return QApplication::exec();
}
