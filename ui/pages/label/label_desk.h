// The desk of the label page: why this text, the text itself, the suggestion, the category keys.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "core/workflow/label_queue.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace wb::ui {

class Badge;
class Button;
class CategoryGrid;
class EmptyState;
class KeyHint;
class LabelTextView;

/// Everything the desk shows of one text.
struct DeskText {
  Sample sample;
  QString source;
  QueueReason reason = QueueReason::Next;
  std::optional<Suggestion> suggestion;
  bool severalLabels = false;
};

class LabelDesk : public QWidget {
  Q_OBJECT

 public:
  explicit LabelDesk(QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  void showText(const DeskText& text);
  /// No text to show: what to do instead.
  void showEmpty(const QString& title, const QString& text, const QString& action);
  /// Shading in 0…1 for each UTF-16 unit of the text, and its one-line explanation; empty hides both.
  void setAttention(const std::vector<float>& weights, const QString& legend);
  bool attentionShown() const { return m_attentionShown; }
  void editNote();

  CategoryGrid& grid() { return *m_grid; }
  QWidget* findButton() const;
  /// The best suggested category, while its text is shown.
  std::optional<CategoryId> suggested() const;
  /// With several labels: what the text will have when it is confirmed. At first what it has, else what is suggested.
  const std::vector<CategoryId>& chosen() const { return m_chosen; }
  bool choiceIsSuggested() const { return m_text && m_text->suggestion && m_text->suggestion->chosen == m_chosen; }
  void toggle(CategoryId category);
  void bindActions(QAction* accept, QAction* find, QAction* note, QAction* categories);

 signals:
  void noteWritten(const QString& note);
  void emptyActionTriggered();
  void firstCategoryNamed(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeTop();
  QWidget* makeAnswerRow();
  void makeHints(QHBoxLayout* footer);
  void showReason(const DeskText& text);
  void showSuggestion(const DeskText& text);
  void showChoice();
  void retranslate();
  QString categoryName(CategoryId id) const;

  std::vector<Category> m_categories;
  std::optional<DeskText> m_text;
  std::vector<CategoryId> m_chosen;
  bool m_marked = false;  ///< by the person, on the text that is shown
  bool m_attentionShown = false;

  QStackedWidget* m_stack;
  EmptyState* m_empty;
  Button* m_emptyAction;
  Badge* m_reasonBadge;
  QLabel* m_reason;
  QLabel* m_facts;
  Badge* m_flag;
  LabelTextView* m_view;
  QLabel* m_attentionLegend;
  QLineEdit* m_note;
  Button* m_accept;
  QLabel* m_runnerUp;
  Button* m_find;
  Button* m_noteButton;
  Button* m_categoriesButton;
  CategoryGrid* m_grid;
  QLineEdit* m_firstCategory;
  std::vector<KeyHint*> m_hints;
};

}  // namespace wb::ui
