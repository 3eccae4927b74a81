// A line that says that two runs answer differently, and what each looks at most.
#pragma once

#include <QFrame>

class QLabel;

namespace wb::ui {

class DifferenceStrip : public QFrame {
  Q_OBJECT

 public:
  explicit DifferenceStrip(QWidget* parent = nullptr);
  /// `text` may hold <b>…</b>.
  void setText(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QLabel* m_text;
  QLabel* m_reminder;
};

}  // namespace wb::ui
