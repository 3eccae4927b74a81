// How a cross-validation divides the texts, before it starts.
#pragma once

#include <optional>

#include "core/data/cross_validation.h"
#include "ui/widgets/dialog_frame.h"

class QSpinBox;

namespace wb {
class Project;
}

namespace wb::ui {

class CheckBox;
class Notice;

class CrossValidationDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// `config` is that of every fold; `seconds` what one training with it takes, where that is known.
  CrossValidationDialog(const Project& project, const TrainConfig& config, std::optional<double> seconds,
                        QWidget* over);

 signals:
  void planned(const wb::CrossValidationPlan& plan);

 private:
  CrossValidationPlan plan() const;
  /// Says how long it takes, what is wrong or what should be known.
  void check();

  const Project& m_project;
  const TrainConfig m_config;
  const std::optional<double> m_seconds;
  QSpinBox* m_folds;
  QSpinBox* m_inner;
  CheckBox* m_withValidation;
  Notice* m_hint;
};

}  // namespace wb::ui
