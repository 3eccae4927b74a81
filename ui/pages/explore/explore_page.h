// Explore: where is a run wrong, and why? Chooses the run and the texts; the views do the rest.
#pragma once

#include <optional>
#include <vector>

#include "core/data/metrics.h"
#include "core/data/training.h"
#include "ui/pages/explore/mistake_panel.h"
#include "ui/pages/page.h"

class QAction;
class QStackedWidget;

namespace wb::ui {

class Button;
class DropDown;
class EmptyState;
class ErrorsView;
class HeaderTabs;
class RunChoice;
class ScoresView;
class Session;

class ExplorePage : public Page {
  Q_OBJECT

 public:
  explicit ExplorePage(Session& session, QWidget* parent = nullptr);

  PageId pageId() const override { return PageId::Explore; }
  QString title() const override { return tr("Where is it wrong, and why?"); }
  QWidget* headerTabs() override;
  QWidget* headerActions() override;
  void activated() override;
  void open(const Destination& destination) override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// What the page knows of the project: read in the background, shown at once.
  struct Scope {
    std::vector<RunRecord> runs;
    std::vector<Category> categories;
    std::vector<std::int64_t> labelled;  ///< of each choice of texts
    RunId run = 0;
    int texts = 0;  ///< the choice of texts
    Metrics metrics;
  };
  static Scope readScope(const Project& project, RunId run, std::optional<int> texts);

  void createHeader();
  void createActions();
  void connectSession();
  void retranslate();
  /// Reads the numbers anew; with `texts` the list of mistakes as well.
  void reload(bool texts);
  void showScope(const Scope& scope);
  void showView();
  void showTrainButton();
  void chooseTexts(int texts);

  Session& m_session;
  HeaderTabs* m_tabs;
  QWidget* m_actionsBar;
  DropDown* m_texts;
  RunChoice* m_run;
  Button* m_train;
  QStackedWidget* m_stack;
  EmptyState* m_noRun;
  Button* m_goTrain;
  EmptyState* m_noTexts;
  Button* m_showAll;
  ErrorsView* m_errors;
  ScoresView* m_scores;
  QAction* m_trainAction;
  QAction* m_nextAction;
  QAction* m_previousAction;
  QAction* m_allErrorsAction;
  QAction* m_undoAction;
  QAction* m_redoAction;

  Scope m_scope;
  std::optional<int> m_wantedTexts;  // empty until the person chose
  RunId m_wantedRun = 0;
  std::optional<SampleId> m_wantedSample;
  std::optional<ErrorChoice> m_wantedChoice;
  bool m_stale = true;
  bool m_staleTexts = true;
};

}  // namespace wb::ui
