// The one button: filled, plain, tinted, danger, flat or link, with an icon and its shortcut as a cap.
#pragma once

#include <QPushButton>

#include "ui/style/theme.h"

namespace wb::ui {

enum class ButtonKind {
  Primary,  ///< filled; one a window
  Plain,    ///< bordered
  Tint,     ///< accent ink on accent tint
  Danger,   ///< bordered, error ink
  Warning,  ///< bordered in warning ink, inside a warning notice
  Flat,     ///< no border until hovered
  Link      ///< accent ink only
};
enum class ButtonSize { Normal, Small, Answer };

/// Gets focus by Tab only, so that a click leaves the page's keys alive.
class Button : public QPushButton {
  Q_OBJECT

 public:
  explicit Button(const QString& text = {}, ButtonKind kind = ButtonKind::Plain, QWidget* parent = nullptr);

  void setKind(ButtonKind kind);
  void setButtonSize(ButtonSize size);
  void setIconName(const QString& name);
  /// Shows `text` as a cap; the key itself belongs to a QAction.
  void setKeyText(const QString& text);
  /// Cap, enabled state and click of `action`. The text stays the button's own.
  void bindAction(QAction* action);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  int buttonHeight() const;
  int padding() const;
  int contentWidth() const;
  TextStyle textStyle() const;
  void paintFocus(QPainter& painter) const;

  ButtonKind m_kind;
  ButtonSize m_size = ButtonSize::Normal;
  QString m_iconName;
  QString m_keyText;
};

/// A square button that is only an icon; `name` is what a screen reader and the tooltip say.
class IconButton : public Button {
  Q_OBJECT

 public:
  IconButton(const QString& icon, const QString& name, QWidget* parent = nullptr);
  /// Bordered like a button instead of flat.
  void setBordered(bool bordered);
  /// For a change of language.
  void setName(const QString& name);
  QSize sizeHint() const override;
};

}  // namespace wb::ui
