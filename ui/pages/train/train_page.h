// "Is it learning?": settings at the left, live curves, words when something is wrong, the list of runs.
#pragma once

#include <QTimer>
#include <functional>
#include <map>
#include <optional>

#include "core/base/message.h"
#include "core/data/training_estimate.h"
#include "ui/models/run_curves.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace wb::ui {

class Button;
class EmptyState;
class IconButton;
class Notice;
enum class NoticeTone;
class RunCharts;
class RunsModel;
class RunsTable;
class Section;
class Session;
class SettingsPanel;

class TrainPage : public Page {
  Q_OBJECT

 public:
  explicit TrainPage(Session& session, QWidget* parent = nullptr);
  ~TrainPage() override;

  PageId pageId() const override { return PageId::Train; }
  QString title() const override;
  QString subtitle() const override;
  QWidget* headerActions() override { return m_actions; }
  void activated() override;
  void open(const Destination& destination) override;

  /// Each opens a dialog: what a sweep or cross-validation would do, and what one has found.
  void planSweep();
  void planCrossValidation();
  void openSweep(qint64 sweep);
  void openCrossValidation(qint64 id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildMain();
  void buildActions();
  void buildStudies();
  void connectSession();
  void retranslate();

  void reloadEncoders();
  void reloadRuns();
  void scheduleEstimate();
  void estimate();

  std::optional<TrainConfig> chosenConfig();
  void start();
  void showStudies();
  void followPart();
  void tellSenseless();
  void pauseOrProceed();
  void stop();
  void resume();
  void addEncoder();
  void chooseAugmentation();
  void findLearningRate();
  void compare();
  std::vector<int> rowsToCompare() const;
  void removeRun();
  /// Runs a change and says `problem` and the error in words where it fails.
  void attempt(const QString& problem, const std::function<void()>& change);

  void liveStarted();
  void liveEvents(std::size_t first);
  void liveEnded(RunId run, const Message& error);

  /// Shows run `run` (0: none, one's own settings).
  void showRun(RunId run);
  void loadEvents(RunId run);
  void loadOverlays();
  void draw();
  void updateActions();
  void updateNotice();
  void tell(NoticeTone tone, const QString& title, const QString& text);
  /// The button of the strip, and what it does.
  void offer(const QString& text, const std::function<void()>& action);
  bool sayProblem();
  bool sayObstacle();
  bool sayMemory();
  void offerRemedy(const NoticeEvent& notice);
  void showRunsNote();
  bool isLive() const;
  const RunRecord* shownRecord() const;

  Session& m_session;
  QWidget* m_actions;
  Button* m_startButton;
  Button* m_firstButton;  // of the empty state
  Button* m_pauseButton;
  Button* m_stopButton;
  Button* m_resumeButton;
  Button* m_exploreButton;
  IconButton* m_moreButton;
  QAction* m_startAction;
  QAction* m_pauseAction;
  QAction* m_stopAction;
  QAction* m_compareAction;
  QAction* m_removeAction;
  QAction* m_copyAction;
  QAction* m_saveAction;
  QAction* m_crossValidateAction;
  QAction* m_sweepAction;

  SettingsPanel* m_settings;
  Notice* m_notice;
  RunCharts* m_charts;
  EmptyState* m_empty;
  QStackedWidget* m_stack;
  Section* m_runsHead;
  RunsTable* m_table;
  RunsModel* m_runs;
  Button* m_compareButton;
  Button* m_sweepButton;  // of the shown run
  QTimer m_estimateTimer;

  RunId m_shown = 0;
  bool m_follows = false;                 // the training at work is shown, whichever it is
  RunCurves m_curves;                     // of the shown run
  std::map<RunId, RunCurves> m_overlays;  // events already read
  Message m_error;                        // why the last run failed
  Message m_obstacle;                     // why training cannot start now, or what is better done before
  bool m_canStart = true;                 // in spite of the obstacle
  std::optional<RunEstimate> m_estimate;
  std::function<void()> m_noticeAction;
};

}  // namespace wb::ui
