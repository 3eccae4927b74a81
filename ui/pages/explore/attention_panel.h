// Attention of one text: all heads at a glance, the chosen matrix, and where the chosen row looks.
#pragma once

#include <optional>

#include "ui/models/attention_reading.h"
#include "ui/widgets/island.h"

class QLabel;

namespace wb::ui {

class AttentionHeatmap;
class BarList;
class Button;
class CheckBox;
class DropDown;
class HeadGrid;

class AttentionPanel : public Island {
  Q_OBJECT

 public:
  explicit AttentionPanel(QWidget* parent = nullptr);

  /// Layer and head stay as they were chosen; at first the last layer's mean over heads.
  void setExplanation(const Explanation& explanation, const std::string& text);
  void clear();

  HeadChoice choice() const { return m_choice; }
  bool showsSpecial() const;
  /// Places of the tokens that are shown.
  const std::vector<int>& kept() const { return m_kept; }
  /// The row whose looks are listed, as a place among the shown tokens; −1: none.
  void setSelected(int place);

 signals:
  void choiceChanged();   ///< of layer and head
  void specialChanged();  ///< special tokens are shown or hidden: kept() is another
  void rowSelected(int place);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* createHead();
  QWidget* createOverview();
  void connectChoices();
  void retranslate();
  void fillDropDowns();
  void choose(HeadChoice choice);
  void showChoice();
  void showMatrix();
  void showRow();

  QLabel* m_title;
  DropDown* m_layer;
  DropDown* m_head;
  Button* m_layerMean;
  Button* m_headMean;
  QLabel* m_gridTitle;
  HeadGrid* m_grid;
  QLabel* m_rowTitle;
  BarList* m_looks;
  QLabel* m_rule;
  CheckBox* m_special;
  AttentionHeatmap* m_heatmap;
  QLabel* m_reminder;

  std::optional<Explanation> m_explanation;
  std::string m_text;
  HeadChoice m_choice;
  HeadChoice m_lastSingle;  // where a mean that is switched off goes back to
  bool m_chosen = false;
  std::vector<int> m_kept;
  QStringList m_labels;
  std::vector<float> m_matrix;  // of the shown tokens
  int m_selected = -1;
  int m_hovered = -1;
};

}  // namespace wb::ui
