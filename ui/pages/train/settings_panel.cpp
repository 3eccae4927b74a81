#include "ui/pages/train/settings_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "core/data/presets.h"
#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/augmentation_setting.h"
#include "ui/pages/train/setting_row.h"
#include "ui/pages/train/setting_rows.h"
#include "ui/pages/weight_note.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"

namespace wb::ui {

namespace {

constexpr Preset kPresets[] = {Preset::Quick, Preset::Balanced, Preset::Thorough};

}  // namespace

SettingsPanel::SettingsPanel(QWidget* parent) : QWidget(parent) {
  auto* outer = new QVBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  auto* island = new Island;
  outer->addWidget(island);
  buildHead(island->addSection()->body());
  island->addLine();
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* list = new QWidget;
  auto* rows = new QVBoxLayout(list);
  setMargins(rows, 16, 10, 16, 10);
  setSpacing(rows, 8);
  buildRows(rows);
  scroll->setWidget(list);
  island->content()->addWidget(scroll, 1);
  buildFoot(island->content());
  m_config = presetConfig(Preset::Balanced, m_config.encoder, hiddenSize(), m_trainTexts);
  retranslate();
  loadRows(m_config);
}

SettingsPanel::~SettingsPanel() = default;

void SettingsPanel::buildHead(QVBoxLayout* layout) {
  auto* line = new QHBoxLayout;
  m_title = headingLabel();
  m_state = captionLabel();
  m_edit = new Button({}, ButtonKind::Link);
  line->addWidget(m_title);
  line->addStretch();
  line->addWidget(m_state);
  line->addWidget(m_edit);
  layout->addLayout(line);
  m_presets = new SegmentedControl;
  m_presets->setExpanding(true);
  m_presets->setSmall(false);
  m_presets->setCurrentIndex(1);
  layout->addWidget(m_presets);
  m_description = captionLabel();
  m_description->setWordWrap(true);
  layout->addWidget(m_description);
  m_encoder = new DropDown;
  layout->addWidget(m_encoder);
  m_encoderInfo = captionLabel();
  layout->addWidget(m_encoderInfo);
  m_weights = new WeightNote;
  layout->addWidget(m_weights, 0, Qt::AlignLeft);
  connect(m_presets, &SegmentedControl::chosen, this, &SettingsPanel::applyPreset);
  connect(m_encoder, &QComboBox::activated, this, &SettingsPanel::encoderActivated);
  connect(m_edit, &QPushButton::clicked, this, &SettingsPanel::editRequested);
}

void SettingsPanel::addRow(SettingRow* row, bool advanced) {
  m_rows.push_back(row);
  if (advanced) m_advanced.push_back(row);
  if (auto* augmentation = qobject_cast<AugmentationSetting*>(row)) {
    m_augmentation = augmentation;
    connect(augmentation, &AugmentationSetting::chooseRequested, this, &SettingsPanel::augmentationRequested);
  }
  connect(row, &SettingRow::edited, this, [this] {
    for (SettingRow* each : m_rows) each->store(m_config);
    updateDescription();
    emit configChanged();
  });
  connect(row, &SettingRow::helpAsked, this, &SettingsPanel::findRateRequested);
}

void SettingsPanel::buildRows(QVBoxLayout* layout) {
  m_freshRows = newEncoderRows();
  for (SettingRow* row : m_freshRows) addRow(row, false);
  for (SettingRow* row : commonRows()) addRow(row, false);
  for (SettingRow* row : advancedRows()) addRow(row, true);
  m_more = new Button({}, ButtonKind::Link);
  for (SettingRow* row : m_rows) {
    if (row == m_advanced.front()) layout->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addWidget(row);
  }
  layout->addStretch();
  connect(m_more, &QPushButton::clicked, this, [this] {
    m_advancedShown = !m_advancedShown;
    retranslate();
  });
}

void SettingsPanel::buildFoot(QVBoxLayout* layout) {
  m_foot = new QFrame;
  m_foot->setObjectName("islandFooter");
  auto* grid = new QGridLayout(m_foot);
  setMargins(grid, 16, 12, 16, 12);
  setGridSpacing(grid, 8, 2);
  m_estimateTitle = headingLabel();
  m_timeName = mutedLabel();
  m_memoryName = mutedLabel();
  m_time = bodyLabel();
  m_memory = bodyLabel();
  m_cut = captionLabel();
  m_cut->setWordWrap(true);
  grid->addWidget(m_estimateTitle, 0, 0, 1, 2);
  grid->addWidget(m_timeName, 1, 0);
  grid->addWidget(m_time, 1, 1, Qt::AlignRight);
  grid->addWidget(m_memoryName, 2, 0);
  grid->addWidget(m_memory, 2, 1, Qt::AlignRight);
  grid->addWidget(m_cut, 3, 0, 1, 2);
  layout->addWidget(separatorLine());
  layout->addWidget(m_foot);
}

int SettingsPanel::hiddenSize() const {
  const QString name = toQt(m_config.encoder);
  for (const EncoderInfo& encoder : m_encoders) {
    if (toQt(encoder.name) == name) return encoder.hiddenSize;
  }
  return m_config.fresh.hiddenSize;
}

void SettingsPanel::setEncoders(std::vector<EncoderInfo> encoders) {
  m_encoders = std::move(encoders);
  const bool known =
      m_config.encoder == newEncoder || std::any_of(m_encoders.begin(), m_encoders.end(), [this](const EncoderInfo& e) {
        return e.name == m_config.encoder && e.problem.empty();
      });
  if (!known) {
    const auto usable =
        std::find_if(m_encoders.begin(), m_encoders.end(), [](const EncoderInfo& e) { return e.problem.empty(); });
    m_config.encoder = usable == m_encoders.end() ? newEncoder : std::string_view(usable->name);
    if (!m_locked) applyPreset();
  }
  retranslate();
}

void SettingsPanel::chooseEncoder(const QString& name) {
  m_config.encoder = fromQt(name);
  applyPreset();
}

void SettingsPanel::takeConfig(const TrainConfig& config) {
  m_config = config;
  loadRows(m_config);
  retranslate();
  emit configChanged();
}

void SettingsPanel::encoderActivated(int index) {
  const QString name = m_encoder->itemData(index).toString();
  if (name.isEmpty()) {
    retranslate();  // back to the choice before
    emit addEncoderRequested();
    return;
  }
  chooseEncoder(name);
}

Preset SettingsPanel::preset() const { return kPresets[std::clamp(m_presets->currentIndex(), 0, 2)]; }

void SettingsPanel::setTrainTexts(std::int64_t texts) {
  const int before = presetEpochs(m_config.preset, std::exchange(m_trainTexts, texts));
  const int now = presetEpochs(m_config.preset, texts);
  if (before == now || m_config.epochs != before) return;
  m_config.epochs = now;
  if (!m_locked) loadRows(m_config);
  emit configChanged();
}

void SettingsPanel::applyPreset() {
  const NewEncoder fresh = m_config.fresh;
  const std::uint64_t seed = m_config.seed;
  const int threads = m_config.threads;
  m_config = presetConfig(preset(), m_config.encoder, hiddenSize(), m_trainTexts);
  m_config.fresh = fresh;
  m_config.seed = seed;
  m_config.threads = threads;
  loadRows(m_config);
  retranslate();
  emit configChanged();
}

void SettingsPanel::loadRows(const TrainConfig& config) {
  for (SettingRow* row : m_rows) {
    row->load(config);
    row->setLocked(m_locked);
  }
}

std::optional<TrainConfig> SettingsPanel::config() const {
  TrainConfig config = m_config;
  bool ok = true;
  if (!m_locked) {
    for (SettingRow* row : m_rows) ok = row->store(config) && ok;
  }
  return ok ? std::optional(config) : std::nullopt;
}

const AugmentationSettings& SettingsPanel::augmentation() const { return m_augmentation->settings(); }

void SettingsPanel::setAugmentation(const AugmentationSettings& settings) { m_augmentation->choose(settings); }

QString SettingsPanel::guessingObstacle() const {
  if (encoderName() == toQt(newEncoder)) return tr("A new network has not learnt any words yet");
  const bool guesses = std::any_of(m_encoders.begin(), m_encoders.end(), [this](const EncoderInfo& encoder) {
    return encoder.guessesTokens && toQt(encoder.name) == encoderName();
  });
  return guesses ? QString() : tr("The encoder %1 has no head that predicts hidden words").arg(encoderName());
}

void SettingsPanel::showRun(const RunRecord& run, bool running) {
  m_locked = true;
  m_running = running;
  m_run = run;
  m_presets->setCurrentIndex(static_cast<int>(run.config.preset));
  loadRows(run.config);
  retranslate();
}

void SettingsPanel::showEditable() {
  m_locked = false;
  m_running = false;
  m_run.reset();
  m_presets->setCurrentIndex(static_cast<int>(m_config.preset));
  loadRows(m_config);
  retranslate();
}

QString SettingsPanel::encoderName() const { return m_run ? toQt(m_run->encoder) : toQt(m_config.encoder); }

void SettingsPanel::updateVisibility() {
  const bool fresh = encoderName() == toQt(newEncoder);
  for (SettingRow* row : m_freshRows) row->setVisible(fresh);
  for (SettingRow* row : m_advanced) row->setVisible(m_advancedShown);
  m_presets->setEnabled(!m_locked);
  m_encoder->setEnabled(!m_locked);
  m_foot->setVisible(!m_locked || m_running);
  m_edit->setVisible(m_locked && !m_running);
  m_state->setVisible(m_locked);
}

void SettingsPanel::updateDescription() {
  static constexpr const char* kTexts[] = {
      QT_TR_NOOP("Quick: a first answer in a minute or two, good enough for suggestions."),
      QT_TR_NOOP("Balanced: a good start for most corpora."),
      QT_TR_NOOP("Thorough: balanced, then again, slower; keeps the better. Three times as long.")};
  m_description->setText(tr(kTexts[static_cast<int>(preset())]));
}

void SettingsPanel::retranslate() {
  m_title->setText(m_run ? tr("Settings of %1").arg(runName(m_run->id)) : tr("Settings"));
  m_state->setText(m_run ? (m_running ? tr("running") : runStateText(m_run->state)) : QString());
  m_edit->setText(tr("New run"));
  m_presets->setItems({presetText(Preset::Quick), presetText(Preset::Balanced), presetText(Preset::Thorough)});
  m_more->setText(m_advancedShown ? tr("Fewer settings") : tr("More settings"));
  m_estimateTitle->setText(tr("Estimate before the start"));
  m_timeName->setText(tr("Time"));
  m_memoryName->setText(tr("Memory"));
  const QSignalBlocker blocker(m_encoder);
  m_encoder->clear();
  const EncoderInfo* chosen = nullptr;
  const QString name = encoderName();
  const QString fresh = toQt(newEncoder);
  for (const EncoderInfo& encoder : m_encoders) {
    if (!encoder.problem.empty()) continue;
    if (toQt(encoder.name) == name) chosen = &encoder;
    m_encoder->addItem(tr("%1 · %n layer(s)", nullptr, encoder.layers).arg(toQt(encoder.name)), toQt(encoder.name));
  }
  m_encoder->addItem(tr("New network (random values)"), fresh);
  if (chosen == nullptr && name != fresh) m_encoder->addItem(name, name);  // a run's encoder that is gone
  m_encoder->addItem(tr("Add folder…"), QString());
  m_encoder->setCurrentIndex(m_encoder->findData(name));
  m_encoder->setAccessibleName(tr("Encoder"));
  m_encoderInfo->setText(
      chosen != nullptr
          ? tr("%1 parameters, %2 tokens at most").arg(formatParameters(chosen->parameters)).arg(chosen->maxLength)
          : tr("Learns from nothing; needs many texts"));
  m_encoderInfo->setVisible(chosen != nullptr || name == fresh);
  m_weights->setEncoder(chosen != nullptr ? std::optional(*chosen) : std::nullopt);
  for (SettingRow* row : m_rows) row->retranslate();
  updateDescription();
  updateVisibility();
  setEstimate(m_estimate);
}

void SettingsPanel::setEstimate(const std::optional<RunEstimate>& estimate) {
  m_estimate = estimate;
  const QString unknown = QStringLiteral("–");
  m_time->setText(estimate && estimate->seconds > 0 ? tr("about %1").arg(formatDuration(estimate->seconds)) : unknown);
  m_memory->setText(
      estimate ? tr("%1 of %2").arg(formatBytes(estimate->memoryBytes), formatBytes(estimate->machineMemoryBytes))
               : unknown);
  m_cut->setText(estimate && estimate->cutTexts > 0 ? tr("%n text(s) longer than the limit will be cut.", nullptr,
                                                         static_cast<int>(estimate->cutTexts))
                                                    : QString());
  m_cut->setVisible(!m_cut->text().isEmpty());
}

void SettingsPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
