#include "ui/pages/train/augmentation_setting.h"

#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/widgets/button.h"

namespace wb::ui {

AugmentationSetting::AugmentationSetting(Text name, Text meaning)
    : SettingRow(std::move(name), std::move(meaning)), m_button(new Button) {
  m_button->setButtonSize(ButtonSize::Small);
  setEditor(m_button);
  connect(m_button, &Button::clicked, this, &AugmentationSetting::chooseRequested);
}

void AugmentationSetting::load(const TrainConfig& config) {
  m_settings = augmentationOf(config);
  retranslateEditor();
}

bool AugmentationSetting::store(TrainConfig& config) {
  setAugmentation(config, m_settings);
  return true;
}

void AugmentationSetting::choose(const AugmentationSettings& settings) {
  m_settings = settings;
  retranslateEditor();
  emit edited();
}

QString AugmentationSetting::valueText() const {
  const auto& rates = m_settings.rates.values;
  const bool some = std::any_of(rates.begin(), rates.end(), [](double rate) { return rate > 0; });
  return some && m_settings.share > 0 ? formatPercent(m_settings.share) : tr("Off");
}

void AugmentationSetting::retranslateEditor() { m_button->setText(valueText() + QStringLiteral("…")); }

}  // namespace wb::ui
