// The text that is looked at: its label and prediction, its tokens shaded by what the run looks at, with
// the gradients beneath.
#pragma once

#include <optional>

#include "core/data/sample_query.h"
#include "ui/models/attention_reading.h"
#include "ui/widgets/island.h"

class QLabel;
class QScrollArea;

namespace wb::ui {

class CategoryDot;
class ElidedLabel;
class IconButton;
class SegmentedControl;
class StripLegend;

/// What shades the tokens.
enum class Reading {
  Row,      ///< the chosen layer's and head's [CLS] row, or mean over rows
  Rollout,  ///< attention rolled out over all layers
  Mean,     ///< the mean over all layers and heads
  Gradient  ///< integrated gradients
};

class TextPanel : public Island {
  Q_OBJECT

 public:
  explicit TextPanel(QWidget* parent = nullptr);

  /// `about`: number, split, source, who labelled it and when. `place`: "1 / 14".
  void setSample(const SampleRow& row, const std::vector<Category>& categories, const QString& about,
                 const QString& place);
  void clear();
  void setCategories(const std::vector<Category>& categories);

  /// Fills the strip; `kept` are the shown tokens, `weights` theirs.
  void setTokens(const Explanation& explanation, const std::string& text, const std::vector<int>& kept);
  void setWeights(const std::vector<float>& weights);
  /// The gradients of `kept`; none while they are computed. `target` is the category they speak of.
  void setBars(const std::vector<float>& bars, const QString& target);
  /// A sentence in place of the tokens: that they are computed, or why they cannot be.
  void setMessage(const QString& message);

  Reading reading() const;
  /// The place of the chosen token among those shown; −1: none.
  void setSelected(int place);

 signals:
  void readingChosen();
  void tokenSelected(int place);
  void previousWanted();
  void nextWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* createHead();
  QWidget* createFoot();
  void retranslate();
  void showHead();
  void fitStrip();

  QLabel* m_labelWord;
  CategoryDot* m_label;
  QLabel* m_predictedWord;
  CategoryDot* m_predicted;
  QLabel* m_probability;
  ElidedLabel* m_about;
  QLabel* m_place;
  IconButton* m_previous;
  IconButton* m_next;
  QScrollArea* m_scroll;
  class TokenStrip* m_strip;
  QLabel* m_message;
  SegmentedControl* m_reading;
  StripLegend* m_legend;
  std::optional<SampleRow> m_row;
  std::vector<Category> m_categories;
  QString m_target;
  bool m_classifiesCls = true;
  bool m_cut = false;
};

}  // namespace wb::ui
