// A dialog inside the window: a scrim over everything, an island of 960×680 upon it.
#pragma once

#include <QPointer>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>

class QLabel;
class QHBoxLayout;

namespace wb::ui {

class Button;
class Island;

/// Covers its window until accepted or rejected, then deletes itself. Enter presses the primary
/// button, Esc rejects; Tab stays inside. open() shows it and returns at once.
class DialogFrame : public QWidget {
  Q_OBJECT

 public:
  /// `over` is any widget of the window to cover.
  explicit DialogFrame(QWidget* over);

  void setTitle(const QString& title, const QString& subtitle = {});
  /// Size in drawing pixels (960×680); never larger than the window less 24 px.
  void setIslandSize(int width, int height);
  /// The middle, with margins of 20.
  QVBoxLayout* body() { return m_body; }
  /// Muted caption at the footer's left.
  void setFootnote(const QString& text);
  /// The filled button (Enter) and the one that leaves (Esc).
  Button* primaryButton() { return m_primary; }
  Button* cancelButton() { return m_cancel; }
  /// Another button before Cancel. Takes ownership.
  void addFooterButton(Button* button);
  void setFooterShown(bool shown);
  void open();

 public slots:
  void accept();
  void reject();

 signals:
  void accepted();
  void rejected();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  void createHead();
  void addHeadHeight(QHBoxLayout* head);
  void createFooter();
  void place();
  void finish();

  Island* m_island;
  QLabel* m_title;
  QLabel* m_subtitle;
  QLabel* m_footnote;
  QVBoxLayout* m_body;
  QHBoxLayout* m_footer;
  QWidget* m_footerBar;
  Button* m_primary;
  Button* m_cancel;
  QPointer<QWidget> m_focusBefore;
  QSize m_islandSize{960, 680};
};

/// A question with two answers; `answered` is called with true for the first.
DialogFrame* askQuestion(QWidget* over, const QString& title, const QString& text, const QString& yes,
                         const QString& no, const std::function<void(bool)>& answered);
/// Something went wrong: what, and what to do.
DialogFrame* tellError(QWidget* over, const QString& title, const QString& text);

}  // namespace wb::ui
