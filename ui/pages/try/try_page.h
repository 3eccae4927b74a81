// Try: how would a run judge this text? One run, or two side by side, while the person types.
#pragma once

#include <QTimer>
#include <optional>

#include "core/data/training.h"
#include "ui/pages/page.h"

class QAction;
class QLabel;
class QStackedWidget;

namespace wb::ui {

class AnswerPanel;
class Button;
class DifferenceStrip;
class EmptyState;
class RecentTriesModel;
class SegmentedControl;
class Session;
class TableView;
class TryBox;
struct TriedText;

class TryPage : public Page {
  Q_OBJECT

 public:
  explicit TryPage(Session& session, QWidget* parent = nullptr);

  PageId pageId() const override { return PageId::Try; }
  QString title() const override { return tr("Another text: how is it judged?"); }
  QWidget* headerActions() override;
  void activated() override;
  void deactivated() override;
  void open(const Destination& destination) override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Runs {
    std::vector<RunRecord> runs;
    std::vector<Category> categories;
    RunId starred = 0;
  };

  QWidget* createContent();
  QWidget* createRecent();
  void createHeader();
  void createActions();
  void connectSession();
  void retranslate();
  void reload();
  void showRuns(const Runs& runs);
  void setSideBySide(bool sideBySide);
  void ask();
  void answered();
  void showNote();
  void showDifference();
  /// Keeps the text that is in the box among the recent ones.
  void keep();
  void clearText();
  void goToPrevious();
  void copyPicture();
  void savePicture();
  QPixmap picture();
  void tryFile();

  Session& m_session;
  QWidget* m_actionsBar;
  SegmentedControl* m_count;
  Button* m_copy;
  QStackedWidget* m_stack;
  EmptyState* m_noRun;
  Button* m_goTrain;
  QWidget* m_result;
  TryBox* m_box;
  AnswerPanel* m_first;
  AnswerPanel* m_second;
  DifferenceStrip* m_difference;
  QLabel* m_recentTitle;
  QLabel* m_recentNote;
  Button* m_file;
  RecentTriesModel* m_recent;
  TableView* m_recentTable;
  QAction* m_copyAction;
  QAction* m_saveAction;
  QAction* m_previousAction;
  QTimer m_settled;  // the person has stopped typing

  std::vector<RunRecord> m_runs;
  RunId m_starred = 0;  // that the page has begun with
  int m_back = 0;       // how many texts back "previous" has gone
  bool m_sideBySide = false;
  bool m_stale = true;
};

}  // namespace wb::ui
