// The line above the islands: the page's question, its numbers, its actions.
#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace wb::ui {

class Header : public QWidget {
  Q_OBJECT

 public:
  explicit Header(QWidget* parent = nullptr);
  void setTexts(const QString& title, const QString& subtitle);
  /// Shows these (either may be null) and hides what was there; they stay the caller's.
  void setWidgets(QWidget* tabs, QWidget* actions);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QString m_plainSubtitle;
  QLabel* m_title;
  QLabel* m_subtitle;
  QHBoxLayout* m_layout;
  QPointer<QWidget> m_tabs;
  QPointer<QWidget> m_actions;
};

}  // namespace wb::ui
