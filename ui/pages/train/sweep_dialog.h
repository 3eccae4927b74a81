// Which settings a sweep varies, how many trials that makes and how long they take.
#pragma once

#include <optional>
#include <vector>

#include "core/data/sweep.h"
#include "ui/widgets/dialog_frame.h"

class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace wb::ui {

class CheckBox;
class Notice;
class SegmentedControl;
class VariationRow;

class SweepDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// `config` is what is not varied; `seconds` what one training with it takes, where that is known.
  SweepDialog(const TrainConfig& config, std::optional<double> seconds, QWidget* over);

 signals:
  void planned(const wb::SweepPlan& plan);

 private:
  void addRow(const std::string& option);
  void addFreeRow();
  void removeRow(VariationRow* row);
  void buildChoices();
  QSpinBox* addNumber(class QGridLayout* grid, int row, const QString& name, const QString& meaning, int value,
                      int most);
  /// Throws Error(BadInput) in words.
  SweepPlan plan() const;
  /// Says how many trials there are, or what is wrong.
  void check();

  const TrainConfig m_config;
  const std::optional<double> m_seconds;
  std::vector<VariationRow*> m_rows;
  QVBoxLayout* m_list;
  Notice* m_problem;
  SegmentedControl* m_way;
  SegmentedControl* m_cut;
  QLabel* m_cutMeaning;
  QSpinBox* m_draws;
  QSpinBox* m_seeds;
  CheckBox* m_keepWeights;
};

}  // namespace wb::ui
