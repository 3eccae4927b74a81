// The categories as keys, five a row, scrolling where they are many. Hands remember places: the order
// never changes with probabilities.
#pragma once

#include <QScrollArea>
#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "ui/widgets/category_button.h"

class QGridLayout;

namespace wb::ui {

class CategoryGrid : public QScrollArea {
  Q_OBJECT

 public:
  explicit CategoryGrid(QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  /// In the order of the categories; empty shows none.
  void setProbabilities(const std::vector<float>& probabilities);
  void setSuggested(std::optional<CategoryId> category);
  /// The label in force, with `note` at its right ("now"); the suggested one gets `suggestedNote`.
  void setCurrent(std::optional<CategoryId> category, const QString& note = {});
  /// Where a text may have several: those it has, or will have, each with a check mark.
  void setChosen(const std::vector<CategoryId>& categories);
  void setSuggestedNote(const QString& note);
  void setCompact(bool compact);
  /// Rows seen at once before it scrolls (2).
  void setVisibleRows(int rows);
  /// The category whose key this is, e.g. of a key press on the page.
  std::optional<CategoryId> categoryOfKey(const QKeyEvent& event) const;
  CategoryButton* button(CategoryId category) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(wb::CategoryId category);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  int gap() const;
  int rowHeight() const;

  QWidget* m_inside;
  QGridLayout* m_grid;
  std::vector<CategoryButton*> m_buttons;
  std::vector<float> m_probabilities;
  std::optional<CategoryId> m_suggested;
  std::optional<CategoryId> m_current;
  std::vector<CategoryId> m_chosen;
  QString m_currentNote;
  QString m_suggestedNote;
  bool m_compact = false;
  int m_visibleRows = 2;
};

/// The key of a category as QKeySequence text ("1", "Shift+1", "Q") for a key event; empty for others.
QString categoryKeyOf(const QKeyEvent& event);

}  // namespace wb::ui
