// A strip that tells something: a warning, an error, a piece of news, with what to do about it.
#pragma once

#include <QFrame>

class QLabel;

namespace wb::ui {

class Button;

enum class NoticeTone { Info, Success, Warning, Error };

class Notice : public QFrame {
  Q_OBJECT

 public:
  explicit Notice(QWidget* parent = nullptr);
  /// `text` may be empty: then one line. Texts are plain except for <b>.
  void show(NoticeTone tone, const QString& title, const QString& text = {});
  /// The button at the right; an empty text hides it.
  void setAction(const QString& text);
  void setClosable(bool closable);

 signals:
  void actionTriggered();
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void applyMargins();

  NoticeTone m_tone = NoticeTone::Info;
  QLabel* m_title;
  QLabel* m_text;
  Button* m_action;
  class IconButton* m_close;
};

}  // namespace wb::ui
