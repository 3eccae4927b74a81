// Installs the translators of a language: ours, and Qt's own where they are there.
#include "ui/bridge/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace wb::ui {

Language::Language(QObject* parent) : QObject(parent), m_system(QLocale::system()) { install(); }

Language::~Language() { remove(); }

void Language::setChoice(LanguageChoice choice) {
  if (choice == m_choice) return;
  m_choice = choice;
  remove();
  install();
}

bool Language::isChinese() const {
  if (m_choice != LanguageChoice::System) return m_choice == LanguageChoice::Chinese;
  return m_system.language() == QLocale::Chinese;
}

void Language::install() {
  const QString name = isChinese() ? "zh_CN" : "en";
  QLocale::setDefault(QLocale(isChinese() ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English)));
  const auto add = [this](const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder)) return;
    m_translators.push_back(std::move(translator));
    QCoreApplication::installTranslator(m_translators.back().get());
  };
  add("qtbase_" + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  add("wenbiao_" + name, ":/translations");  // last, because the newest is asked first
}

void Language::remove() {
  for (const auto& translator : m_translators) QCoreApplication::removeTranslator(translator.get());
  m_translators.clear();
}

}  // namespace wb::ui
