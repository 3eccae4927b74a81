// The text box of the try page: grows with its text, shows by its frame that typing goes here.
#pragma once

#include <QFrame>
#include <QPlainTextEdit>

class QLabel;

namespace wb::ui {

class Button;

class TryBox : public QFrame {
  Q_OBJECT

 public:
  explicit TryBox(QWidget* parent = nullptr);

  QString text() const { return m_edit->toPlainText(); }
  /// Replaces the text as if it were typed; the cursor goes to its end.
  void setText(const QString& text);
  /// "26 tokens, limit 128"; a warning where the text was cut.
  void setNote(const QString& note, bool warning = false);
  void takeFocus();

 signals:
  void textChanged();
  /// Enter: the person is done with this text. (Shift+Enter breaks a line.)
  void entered();
  void previousWanted();
  void cleared();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* createFoot();
  void retranslate();
  void fit();
  bool handleKey(const class QKeyEvent& event);

  QPlainTextEdit* m_edit;
  QLabel* m_note;
  QLabel* m_warning;
  Button* m_previous;
  Button* m_clear;
};

}  // namespace wb::ui
