// The first start, and any project without texts: drop files here, what comes next, recent projects.
#pragma once

#include <QWidget>

class QListWidget;

class QLabel;

namespace wb::ui {

class Button;
class EmptyState;
class Section;
class StepList;

class EmptyView : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyView(QWidget* parent = nullptr);
  /// Reads the recent projects anew; the open one is left out.
  void refresh(const QString& openFolder);

 signals:
  void importRequested();
  void sampleRequested();
  void projectRequested(const QString& folder);
  void otherProjectRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeSide();
  void retranslate();
  void openItem(int row);

  EmptyState* m_state;
  Button* m_import;
  Button* m_sample;
  Section* m_next;
  StepList* m_steps;
  Section* m_recentSection;
  QListWidget* m_recent;
  Button* m_other;
  QLabel* m_noRecent;
  QLabel* m_private;
};

}  // namespace wb::ui
