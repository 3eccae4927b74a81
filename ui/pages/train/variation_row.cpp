#include "ui/pages/train/variation_row.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "core/base/message.h"
#include "core/data/training_settings.h"
#include "core/workflow/sweep_plan.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/models/sweep_table_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"

namespace wb::ui {

namespace {

constexpr int kSettingWidth = 260;

/// Values to begin with: what is chosen now with half and double of it, or all words of a setting of words.
QString suggestionFor(const TrainingSetting& setting, const TrainConfig& config) {
  const QString now = toQt(setting.text(config));
  if (!setting.isNumber()) {
    QStringList words{now};
    for (const char* word : {"off", "on", "frozen", "trained", "linear", "cosine", "constant", "polynomial", "fp32",
                             "bf16", "cls", "mean"}) {
      TrainConfig probe = config;
      try {
        setting.set(probe, word);
        if (!words.contains(QString(word))) words << word;
      } catch (const Error&) {  // none of this setting's words
      }
    }
    return words.join(QStringLiteral(", "));
  }
  const double value = now.toDouble();
  const bool whole = !std::holds_alternative<double TrainConfig::*>(setting.field);
  const auto text = [whole](double number) {
    return whole ? QString::number(std::max(1.0, std::round(number)), 'f', 0)
                 : toQt(message::shortest(QString::number(number, 'g', 3).toDouble()));
  };
  if (value == 0) return whole ? QStringLiteral("0, 1") : QStringLiteral("0, 0.1");
  QStringList values{text(value / 2), now, text(value * 2)};
  values.removeDuplicates();
  return values.join(QStringLiteral(", "));
}

}  // namespace

VariationRow::VariationRow(const TrainConfig& config, const std::string& option, QWidget* parent)
    : QWidget(parent), m_config(config), m_setting(new DropDown), m_values(new QLineEdit) {
  auto* row = new QHBoxLayout(this);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 8);
  for (const TrainingSetting& setting : trainingSettings()) {
    const std::string name(setting.option);
    m_setting->addItem(settingName(name), toQt(name));
  }
  m_setting->setCurrentIndex(m_setting->findData(toQt(option)));
  m_setting->setAccessibleName(tr("Setting to vary"));
  fixWidth(m_setting, kSettingWidth);
  m_values->setAccessibleName(tr("Values"));
  fixHeight(m_values, size::input);
  auto* remove = new IconButton("close", tr("Do not vary this setting"));
  row->addWidget(m_setting);
  row->addWidget(m_values, 1);
  row->addWidget(remove);
  suggest();
  connect(m_setting, &QComboBox::activated, this, [this] {
    suggest();
    emit edited();
  });
  connect(m_values, &QLineEdit::textEdited, this, &VariationRow::edited);
  connect(remove, &QPushButton::clicked, this, &VariationRow::removed);
}

void VariationRow::suggest() {
  const TrainingSetting& setting = trainingSetting(option());
  m_values->setText(suggestionFor(setting, m_config));
  m_values->setToolTip(messageText(setting.range));
}

std::string VariationRow::option() const { return fromQt(m_setting->currentData().toString()); }

Variation VariationRow::variation() const {
  QString values = m_values->text();
  values.replace(QChar(0xFF0C), ',').replace(QChar(0x3001), ',');  // the commas of Chinese keyboards
  return variationFromText(option() + "=" + fromQt(values));
}

void VariationRow::setInvalid(bool invalid) {
  m_values->setProperty("invalid", invalid);
  m_values->style()->unpolish(m_values);
  m_values->style()->polish(m_values);
}

void VariationRow::takeFocus() { m_values->setFocus(); }

}  // namespace wb::ui
