// Under the table: how many texts are chosen and what can be done with them.
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace wb::ui {

class Button;

class BulkBar : public QWidget {
  Q_OBJECT

 public:
  explicit BulkBar(QWidget* parent = nullptr);

  /// What the buttons do; they show the actions' keys.
  struct Actions {
    QAction* label = nullptr;
    QAction* split = nullptr;
    QAction* flag = nullptr;
    QAction* remove = nullptr;
  };
  void setActions(const Actions& actions);
  /// 0 shows which keys choose texts.
  void setChosen(std::int64_t count, const QString& remark = {});

  Button* labelButton() const { return m_label; }
  Button* splitButton() const { return m_split; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel* m_count;
  QLabel* m_remark;
  Button* m_label;
  Button* m_split;
  Button* m_flag;
  Button* m_remove;
  std::int64_t m_chosen = 0;
  QString m_shownRemark;
};

}  // namespace wb::ui
