// The categories as keys, to correct the label of the text that is looked at.
#pragma once

#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "ui/widgets/island.h"

class QKeyEvent;

namespace wb::ui {

class CategoryGrid;

class CorrectionPanel : public Island {
  Q_OBJECT

 public:
  explicit CorrectionPanel(QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  void setText(std::optional<CategoryId> label, std::optional<CategoryId> predicted);
  /// Where a text may have several: those it has, each with a check mark.
  void setLabels(const std::vector<CategoryId>& labels);
  /// How many labels were corrected here and how many were found right.
  void setCounts(int corrected, int confirmed);
  std::optional<CategoryId> categoryOfKey(const QKeyEvent& event) const;

 signals:
  void chosen(wb::CategoryId category);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  Section* m_section;
  CategoryGrid* m_grid;
  std::optional<CategoryId> m_label;
  std::optional<CategoryId> m_predicted;
  int m_corrected = 0;
  int m_confirmed = 0;
};

}  // namespace wb::ui
