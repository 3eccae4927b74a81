// Reads and writes the choices as words, so that the settings file can be read.
#include "ui/main_window/preferences.h"

#include <QSettings>

#include "ui/bridge/language.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr const char* languageKey = "look/language";
constexpr const char* themeKey = "look/theme";
constexpr const char* scaleKey = "look/textScale";
const QStringList languageWords{"system", "zh", "en"};
const QStringList themeWords{"system", "light", "dark"};

int indexOf(const QStringList& words, const QString& word) {
  return std::max(static_cast<int>(words.indexOf(word)), 0);
}

}  // namespace

void loadPreferences(Language& language) {
  const QSettings settings;
  language.setChoice(static_cast<LanguageChoice>(indexOf(languageWords, settings.value(languageKey).toString())));
  theme().setMode(static_cast<ThemeMode>(indexOf(themeWords, settings.value(themeKey).toString())));
  theme().setTextScale(settings.value(scaleKey, 100).toInt());
}

void savePreferences(const Language& language) {
  QSettings settings;
  settings.setValue(languageKey, languageWords[static_cast<int>(language.choice())]);
  settings.setValue(themeKey, themeWords[static_cast<int>(theme().mode())]);
  settings.setValue(scaleKey, theme().textScale());
}

}  // namespace wb::ui
