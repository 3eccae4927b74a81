// The probabilities of a prediction: the most likely categories as bars, the first one bold.
#pragma once

#include "core/data/corpus.h"
#include "ui/widgets/bar_list.h"

namespace wb::ui {

class ProbabilityBars : public BarList {
  Q_OBJECT

 public:
  explicit ProbabilityBars(QWidget* parent = nullptr);
  /// `probabilities` in the order of `categories`; shows the `shown` largest. With `thresholds` each bar has its own
  /// marked, and those that reach it are bold.
  void setProbabilities(const std::vector<Category>& categories, const std::vector<float>& probabilities,
                        const std::vector<float>& thresholds = {}, int shown = 5);
};

}  // namespace wb::ui
