// The small window behind Settings: language, theme, text size, each in force at once.
#pragma once

#include <QWidget>

class QLabel;

namespace wb::ui {

class Language;
class SegmentedControl;

class SettingsPopover : public QWidget {
  Q_OBJECT

 public:
  SettingsPopover(Language& language, QWidget* parent);
  /// Shows it with its lower left corner at `corner` (global).
  void showAbove(const QPoint& corner);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void place();

  Language& m_language;
  QLabel* m_languageLabel;
  QLabel* m_themeLabel;
  QLabel* m_sizeLabel;
  SegmentedControl* m_languages;
  SegmentedControl* m_themes;
  QLabel* m_size;
  class IconButton* m_smaller;
  IconButton* m_larger;
  QPoint m_corner;
};

}  // namespace wb::ui
