#include "ui/pages/train/setting_row.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>

#include "ui/bridge/format.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int kEditorWidth = 92;
constexpr int kBesideEditor = 8;
constexpr int kBelowEditor = 3;  // a frame must not touch the words beneath it

// "2e-4" for small numbers, plain digits else, as people write them.
QString numberText(double value) {
  const bool small = value != 0 && std::abs(value) < 0.001;
  return small ? formatScientific(value) : QString::number(value, 'g', 12);
}

}  // namespace

SettingRow::SettingRow(Text name, Text meaning, QWidget* parent)
    : QWidget(parent),
      m_nameText(std::move(name)),
      m_meaningText(std::move(meaning)),
      m_name(bodyLabel({}, this)),
      m_meaning(captionLabel({}, this)),
      m_value(bodyLabel({}, this)) {
  auto* grid = new QGridLayout(this);
  setMargins(grid, 0, 0, 0, 0);
  setGridSpacing(grid, kBesideEditor, kBelowEditor);
  grid->addWidget(m_name, 0, 0);
  grid->addWidget(m_value, 0, 1, Qt::AlignRight);
  grid->addWidget(m_meaning, 1, 0, 1, 2);
  grid->setColumnStretch(0, 1);
  m_meaning->setWordWrap(true);
  m_value->hide();
}

void SettingRow::setEditor(QWidget* editor) {
  m_editor = editor;
  static_cast<QGridLayout*>(layout())->addWidget(editor, 0, 1, Qt::AlignRight);
  retranslate();
}

void SettingRow::addHelp(Text text, Text meaning) {
  m_helpText = std::move(text);
  m_helpMeaning = std::move(meaning);
  m_help = new Button({}, ButtonKind::Link);
  auto* grid = static_cast<QGridLayout*>(layout());
  grid->addWidget(m_meaning, 1, 0);
  grid->addWidget(m_help, 1, 1, Qt::AlignRight | Qt::AlignTop);
  connect(m_help, &QPushButton::clicked, this, &SettingRow::helpAsked);
  retranslate();
}

void SettingRow::setLocked(bool locked) {
  m_locked = locked;
  m_value->setText(valueText());
  m_value->setVisible(locked);
  m_editor->setVisible(!locked);
  setGridSpacing(static_cast<QGridLayout*>(layout()), kBesideEditor, locked ? 0 : kBelowEditor);
  if (m_help != nullptr) m_help->setVisible(!locked);
}

void SettingRow::retranslate() {
  m_name->setText(m_nameText());
  m_meaning->setText(m_meaningText());
  if (m_help != nullptr) {
    m_help->setText(m_helpText());
    m_help->setToolTip(m_helpMeaning());
  }
  if (m_editor == nullptr) return;
  m_editor->setAccessibleName(m_nameText());
  m_editor->setToolTip(m_meaningText());
  retranslateEditor();
  if (m_locked) m_value->setText(valueText());
}

NumberSetting::NumberSetting(Text name, Text meaning, Range range, std::function<double(const TrainConfig&)> get,
                             std::function<void(TrainConfig&, double)> set)
    : SettingRow(std::move(name), std::move(meaning)),
      m_edit(new QLineEdit),
      m_range(std::move(range)),
      m_get(std::move(get)),
      m_set(std::move(set)) {
  m_edit->setAlignment(Qt::AlignRight);
  fixWidth(m_edit, kEditorWidth);
  fixHeight(m_edit, size::buttonSmall);
  setEditor(m_edit);
  connect(m_edit, &QLineEdit::textEdited, this, &SettingRow::edited);
}

void NumberSetting::load(const TrainConfig& config) {
  m_edit->setText(numberText(m_get(config)));
  TrainConfig checked = config;
  store(checked);  // clears the red frame
}

bool NumberSetting::store(TrainConfig& config) {
  bool ok = false;
  const double value = m_edit->text().trimmed().toDouble(&ok);
  ok = ok && value >= m_range.from && value <= m_range.to && (!m_range.whole || value == std::floor(value));
  ok = ok && (!m_range.fits || m_range.fits(config, value));
  if (m_edit->property("invalid").toBool() == ok) {
    m_edit->setProperty("invalid", !ok);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
  }
  retranslateEditor();
  if (ok) m_set(config, value);
  return ok;
}

QString NumberSetting::valueText() const { return m_edit->text(); }

void NumberSetting::retranslateEditor() {
  if (!m_edit->property("invalid").toBool()) return;
  m_edit->setToolTip(tr("From %1 to %2").arg(numberText(m_range.from), numberText(m_range.to)) +
                     (m_range.whole ? tr(", a whole number") : QString()));
}

ChoiceSetting::ChoiceSetting(Text name, Text meaning, std::vector<Choice> choices,
                             std::function<double(const TrainConfig&)> get,
                             std::function<void(TrainConfig&, double)> set)
    : SettingRow(std::move(name), std::move(meaning)),
      m_list(new DropDown),
      m_choices(std::move(choices)),
      m_get(std::move(get)),
      m_set(std::move(set)) {
  m_list->setSmall(true);
  for (const Choice& choice : m_choices) m_list->addItem(choice.text(), choice.value);
  setEditor(m_list);
  connect(m_list, &QComboBox::activated, this, &SettingRow::edited);
}

void ChoiceSetting::load(const TrainConfig& config) {
  const QSignalBlocker blocker(m_list);
  const double value = m_get(config);
  int index = m_list->findData(value);
  if (index < 0) {  // a value set elsewhere, such as a patience of 7
    m_choices.push_back({value, [value] { return numberText(value); }});
    m_list->addItem(numberText(value), value);
    index = m_list->count() - 1;
  }
  m_list->setCurrentIndex(index);
}

bool ChoiceSetting::store(TrainConfig& config) {
  m_set(config, m_list->currentData().toDouble());
  return true;
}

QString ChoiceSetting::valueText() const { return m_list->currentText(); }

void ChoiceSetting::retranslateEditor() {
  for (std::size_t i = 0; i < m_choices.size(); ++i) m_list->setItemText(static_cast<int>(i), m_choices[i].text());
}

}  // namespace wb::ui
