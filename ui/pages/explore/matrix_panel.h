// The confusion matrix, or where texts have several labels a line a category, with its heading, its choice of counts or
// rates, and what is missing in it.
#pragma once

#include <vector>

#include "core/data/metrics.h"
#include "ui/pages/explore/mistake_panel.h"
#include "ui/widgets/island.h"

namespace wb::ui {

class ConfusionMatrix;
class SetScoreModel;
class TableView;
class IconButton;
class Notice;
class SegmentedControl;

class MatrixPanel : public Island {
  Q_OBJECT

 public:
  explicit MatrixPanel(QWidget* parent = nullptr);

  /// `labelled` texts there are in all; where the run has predicted fewer, the panel offers the rest.
  void setMetrics(const Metrics& metrics, const std::vector<Category>& categories, std::int64_t labelled);
  /// The offer turns into a line that says the run is at it.
  void setPredicting(bool predicting);
  void setChoice(const ErrorChoice& choice);  ///< emits nothing

 signals:
  void choiceMade(const wb::ui::ErrorChoice& choice);
  /// Enter or double click on a cell: on to its texts.
  void activated();
  void predictionsWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showMissing();
  void choose(int row, int column);
  void chooseInSets(int row, int column);
  void createSets();
  int placeOf(std::optional<CategoryId> category) const;

  Section* m_section;
  SegmentedControl* m_unit;
  IconButton* m_all;
  ConfusionMatrix* m_matrix;
  SetScoreModel* m_setScores;
  TableView* m_sets;
  Notice* m_missing;
  std::vector<Category> m_categories;
  Metrics m_metrics;
  std::int64_t m_labelled = 0;
  bool m_predicting = false;
};

}  // namespace wb::ui
