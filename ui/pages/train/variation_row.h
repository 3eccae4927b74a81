// One line of the sweep's form: a setting and the values that it takes in turn.
#pragma once

#include <QWidget>

#include "core/data/sweep.h"

class QLineEdit;

namespace wb::ui {

class DropDown;

class VariationRow : public QWidget {
  Q_OBJECT

 public:
  /// Begins with `option` and values around what `config` says.
  VariationRow(const TrainConfig& config, const std::string& option, QWidget* parent = nullptr);

  std::string option() const;
  /// Throws Error(BadInput) in words for values that are none.
  Variation variation() const;
  /// A red frame where the values make no sense.
  void setInvalid(bool invalid);
  void takeFocus();

 signals:
  void edited();
  void removed();

 private:
  void suggest();

  const TrainConfig m_config;
  DropDown* m_setting;
  QLineEdit* m_values;
};

}  // namespace wb::ui
