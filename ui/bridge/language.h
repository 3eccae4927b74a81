// The window's language: chosen by the system or the person, changed while running.
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>
#include <memory>
#include <vector>

namespace wb::ui {

enum class LanguageChoice { System, Chinese, English };

/// Owned by the program; every widget gets LanguageChange when the choice changes.
class Language : public QObject {
  Q_OBJECT

 public:
  explicit Language(QObject* parent = nullptr);
  ~Language() override;

  LanguageChoice choice() const { return m_choice; }
  void setChoice(LanguageChoice choice);
  bool isChinese() const;

 private:
  void install();
  void remove();

  LanguageChoice m_choice = LanguageChoice::System;
  QLocale m_system;
  std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace wb::ui
