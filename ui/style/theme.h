// The look in force: light or dark, and the text size that every other size follows.
#pragma once

#include <QFont>
#include <QObject>
#include <QPalette>

#include "ui/style/palette.h"

class QApplication;

namespace wb::ui {

class Restyling;

enum class ThemeMode { System, Light, Dark };

/// The type scale. Only regular and bold exist, because CJK packages carry no weight between.
enum class TextStyle {
  Caption,  ///< 12/18
  CaptionBold,
  Body,  ///< 14/22
  BodyBold,
  Title,   ///< 18/28 bold
  Answer,  ///< 22/30
  AnswerBold,
  LabelText  ///< 24/42, the text that is being labelled
};

/// Owned by the program (or test) that owns the QApplication; exactly one exists while widgets do.
/// Applying a change sends StyleChange to every widget and then emits changed(); see Restyling.
class Theme : public QObject {
  Q_OBJECT

 public:
  explicit Theme(QApplication& application);
  ~Theme() override;

  ThemeMode mode() const { return m_mode; }
  void setMode(ThemeMode mode);
  bool isDark() const;

  static constexpr int minimumScale = 80;
  static constexpr int maximumScale = 160;
  /// Text size in percent; clamped to 80…160.
  int textScale() const { return m_textScale; }
  void setTextScale(int percent);

  /// Shorter path for "Ctrl +" (+10) and "Ctrl −" (−10).
  void stepTextScale(int percent) { setTextScale(m_textScale + percent); }

  const Palette& palette() const;
  /// A size of the drawings (at 100 %) in logical pixels of the text size in force.
  int px(double size) const;
  QFont font(TextStyle style) const;
  /// Line height of `style` in logical pixels.
  int lineHeight(TextStyle style) const;

 signals:
  void changed();

 private:
  void apply();

  Restyling* m_restyling;
  bool m_systemDark = false;
  ThemeMode m_mode = ThemeMode::System;
  int m_textScale = 100;
};

/// The theme in force. A Theme must exist.
Theme& theme();

inline int px(double size) { return theme().px(size); }
inline const Palette& colors() { return theme().palette(); }

}  // namespace wb::ui
