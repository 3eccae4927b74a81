// The row of the settings that says whether texts are changed, and opens the dialog where that is chosen.
#pragma once

#include "core/data/augmentation.h"
#include "ui/pages/train/setting_row.h"

namespace wb::ui {

class Button;

class AugmentationSetting : public SettingRow {
  Q_OBJECT

 public:
  AugmentationSetting(Text name, Text meaning);

  void load(const TrainConfig& config) override;
  bool store(TrainConfig& config) override;
  /// As the person decided.
  void choose(const AugmentationSettings& settings);
  const AugmentationSettings& settings() const { return m_settings; }

 signals:
  /// The person wants to see and choose.
  void chooseRequested();

 protected:
  QString valueText() const override;
  void retranslateEditor() override;

 private:
  Button* m_button;
  AugmentationSettings m_settings;
};

}  // namespace wb::ui
