// An encoder on its way from the hub: its name, how far it is, a line, and a button that stops it.
#pragma once

#include <QWidget>

class QLabel;

namespace wb::ui {

class IconButton;
class ProgressLine;
struct JobStatus;

class FetchRow : public QWidget {
  Q_OBJECT

 public:
  explicit FetchRow(QWidget* parent = nullptr);

  void begin(const QString& name);
  void setStatus(const JobStatus& status);

 signals:
  void stopRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel* m_name;
  QLabel* m_state;
  IconButton* m_stop;
  ProgressLine* m_line;
};

}  // namespace wb::ui
