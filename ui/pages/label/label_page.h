// "What is this text?": the desk in the middle, keyboard first; the round, guideline and last labels beside.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/data/sample_query.h"
#include "core/workflow/label_samples.h"
#include "ui/models/label_walk.h"
#include "ui/pages/page.h"

namespace wb::ui {

class Button;
class Explainer;
class LabelDesk;
class LabelSide;
class SegmentedControl;
class Session;
class SideSplit;
enum class StepWay;

class LabelPage : public Page {
  Q_OBJECT

 public:
  explicit LabelPage(Session& session, QWidget* parent = nullptr);

  PageId pageId() const override { return PageId::Label; }
  QString title() const override;
  QString subtitle() const override;
  QWidget* headerActions() override { return m_actions; }
  void activated() override;
  void open(const Destination& destination) override;

  /// The text on the desk.
  std::optional<SampleId> current() const { return m_walk.current(); }

 protected:
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void buildActions();
  void connectParts();
  void connectSession();
  void retranslate();

  void reloadCategories();
  void reloadQueue();
  void reloadCounts();
  void showCurrent();
  void showNothing();
  void emptyAction();

  /// The key of a category: with several labels a text it only marks the category.
  void choose(CategoryId category);
  void label(CategoryId category, LabelOrigin origin);
  /// The text on the desk is labelled with what is marked.
  void confirmChosen();
  void give(const std::function<ChangeSummary(SampleId)>& change);
  void accept();
  void clearLabel();
  void flag();
  void skip() { walk(&LabelWalk::next); }
  void back() { walk(&LabelWalk::previous); }
  void toFirst() { walk(&LabelWalk::first); }
  void toLast() { walk(&LabelWalk::last); }
  void walk(bool (LabelWalk::*step)());
  void find();
  void note();
  void guideline();
  void attention();
  void undoStep();
  void redoStep();
  void train();
  void categoriesDialog();
  void stepDone(const ChangeSummary& change, StepWay way);
  void writeGuideline(CategoryId id, const QString& text);
  /// Runs a change of one's own and shows its error in words.
  bool attempt(const std::function<ChangeSummary()>& change);

  Session& m_session;
  LabelWalk m_walk;
  std::vector<Category> m_categories;
  bool m_severalLabels = false;
  SampleQuery m_filter;  // handed over by another page
  std::int64_t m_today = 0;
  std::int64_t m_labelled = 0;
  std::int64_t m_samples = 0;
  std::int64_t m_sinceTraining = 0;

  QWidget* m_actions;
  SegmentedControl* m_order;
  Button* m_train;
  SideSplit* m_split;
  LabelDesk* m_desk;
  LabelSide* m_side;
  Explainer* m_explainer;
  QAction* m_acceptAction;
  QAction* m_findAction;
  QAction* m_noteAction;
  QAction* m_categoriesAction;
  QAction* m_trainAction;
  std::vector<std::pair<QAction*, const char*>> m_texts;  // actions with their English names
};

}  // namespace wb::ui
