#include "ui/pages/train/settings_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/setting_row.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"

namespace wb::ui {

namespace {

const char* const kNewEncoder = "new";
constexpr Preset kPresets[] = {Preset::Quick, Preset::Balanced, Preset::Thorough};

template <typename Member>
std::function<double(const TrainConfig&)> getter(Member member) {
  return [member](const TrainConfig& c) { return static_cast<double>(c.*member); };
}

template <typename T>
std::function<void(TrainConfig&, double)> setter(T TrainConfig::*member) {
  return [member](TrainConfig& c, double value) { c.*member = static_cast<T>(value); };
}

template <typename T>
NumberSetting* number(SettingRow::Text name, SettingRow::Text meaning, T TrainConfig::*member,
                      NumberSetting::Range range) {
  return new NumberSetting(std::move(name), std::move(meaning), range, getter(member), setter(member));
}

template <typename T>
ChoiceSetting* choice(SettingRow::Text name, SettingRow::Text meaning, T TrainConfig::*member,
                      std::vector<ChoiceSetting::Choice> choices) {
  return new ChoiceSetting(std::move(name), std::move(meaning), std::move(choices), getter(member), setter(member));
}

NumberSetting* freshNumber(SettingRow::Text name, SettingRow::Text meaning, int NewEncoder::*member, double from,
                           double to) {
  return new NumberSetting(
      std::move(name), std::move(meaning), {from, to, true},
      [member](const TrainConfig& c) { return static_cast<double>(c.fresh.*member); },
      [member](TrainConfig& c, double value) { c.fresh.*member = static_cast<int>(value); });
}

template <typename Enum>
double asNumber(Enum value) {
  return static_cast<double>(static_cast<int>(value));
}

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
  m_config = presetConfig(Preset::Balanced, hiddenSize());
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
  connect(m_presets, &SegmentedControl::chosen, this, &SettingsPanel::applyPreset);
  connect(m_encoder, &QComboBox::activated, this, &SettingsPanel::encoderActivated);
  connect(m_edit, &QPushButton::clicked, this, &SettingsPanel::editRequested);
}

void SettingsPanel::addRow(SettingRow* row, bool advanced) {
  m_rows.push_back(row);
  if (advanced) m_advanced.push_back(row);
  connect(row, &SettingRow::edited, this, [this] {
    for (SettingRow* each : m_rows) each->store(m_config);
    updateDescription();
    emit configChanged();
  });
}

void SettingsPanel::buildRows(QVBoxLayout* layout) {
  using C = TrainConfig;
  m_freshRows = {
      freshNumber([] { return tr("Layers"); }, [] { return tr("Depth of the new network"); }, &NewEncoder::layers, 1,
                  24),
      freshNumber([] { return tr("Width"); }, [] { return tr("Numbers per token; a multiple of the heads"); },
                  &NewEncoder::hiddenSize, 16, 1024),
      freshNumber([] { return tr("Heads"); }, [] { return tr("Views each layer takes of the text"); },
                  &NewEncoder::heads, 1, 16),
  };
  for (SettingRow* row : m_freshRows) addRow(row, false);
  addRow(number([] { return tr("Learning rate"); }, [] { return tr("How much each step changes; too high diverges"); },
                &C::learningRate, {1e-7, 0.1, false}),
         false);
  addRow(choice([] { return tr("Schedule"); }, [] { return tr("Slow start, fast middle, gentle end"); }, &C::schedule,
                {{asNumber(Schedule::Linear), [] { return tr("Linear after warm-up"); }},
                 {asNumber(Schedule::Constant), [] { return tr("Constant after warm-up"); }}}),
         false);
  addRow(
      number([] { return tr("Batch size"); }, [] { return tr("Texts seen at once"); }, &C::batchSize, {1, 1024, true}),
      false);
  addRow(
      number([] { return tr("Epochs"); }, [] { return tr("Times all texts are read"); }, &C::epochs, {1, 1000, true}),
      false);
  addRow(number([] { return tr("Longest text"); }, [] { return tr("In tokens; what is longer is cut"); }, &C::maxLength,
                {8, 512, true}),
         false);
  addRow(number([] { return tr("Dropout"); }, [] { return tr("Hides a part at random, against learning by heart"); },
                &C::dropout, {0, 0.9, false}),
         false);
  addRow(number([] { return tr("Weight decay"); }, [] { return tr("Keeps single weights from growing large"); },
                &C::weightDecay, {0, 1, false}),
         false);
  addRow(choice([] { return tr("Token table"); }, [] { return tr("Frozen is faster and safer with few texts"); },
                &C::freezeEmbeddings, {{1, [] { return tr("Frozen"); }}, {0, [] { return tr("Trained"); }}}),
         false);
  addRow(choice([] { return tr("Early stopping"); }, [] { return tr("Ends when validation no longer gets better"); },
                &C::patience,
                {{0, [] { return tr("Off"); }},
                 {1, [] { return tr("After 1 without gain"); }},
                 {2, [] { return tr("After 2 without gain"); }},
                 {3, [] { return tr("After 3 without gain"); }},
                 {5, [] { return tr("After 5 without gain"); }}}),
         false);
  addRow(choice([] { return tr("Precision"); }, [] { return tr("Automatic takes the fastest this machine has"); },
                &C::precision,
                {{asNumber(Precision::Auto), [] { return tr("Automatic"); }},
                 {asNumber(Precision::Fp32), [] { return tr("32 bit"); }},
                 {asNumber(Precision::Bf16), [] { return tr("bf16"); }}}),
         false);
  addRow(number([] { return tr("Random seed"); }, [] { return tr("The same seed gives the same result"); }, &C::seed,
                {0, 9e15, true}),
         false);
  addRow(number([] { return tr("Warm-up"); }, [] { return tr("Share of the steps in which the rate rises"); },
                &C::warmup, {0, 1, false}),
         true);
  addRow(number([] { return tr("Head factor"); }, [] { return tr("The classifier learns this many times faster"); },
                &C::headFactor, {0.1, 1000, false}),
         true);
  addRow(number([] { return tr("Accumulate"); }, [] { return tr("Batches whose gradients make one step"); },
                &C::accumulate, {1, 64, true}),
         true);
  addRow(number([] { return tr("Clipping"); }, [] { return tr("Longest gradient; 0 clips nothing"); }, &C::clipNorm,
                {0, 1000, false}),
         true);
  addRow(choice([] { return tr("Classified"); }, [] { return tr("The vector the decision is made from"); }, &C::pooling,
                {{asNumber(Pooling::Auto), [] { return tr("As the encoder was made"); }},
                 {asNumber(Pooling::Cls), [] { return tr("[CLS]"); }},
                 {asNumber(Pooling::Mean), [] { return tr("Mean of all tokens"); }}}),
         true);
  addRow(number([] { return tr("Evaluations"); }, [] { return tr("How often an epoch validation is measured"); },
                &C::evaluationsPerEpoch, {1, 20, true}),
         true);
  addRow(number([] { return tr("Cores"); }, [] { return tr("Processor cores to use; 0 takes all"); }, &C::threads,
                {0, 256, true}),
         true);
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
  const bool known = m_config.encoder == kNewEncoder ||
                     std::any_of(m_encoders.begin(), m_encoders.end(), [this](const EncoderInfo& e) {
                       return e.name == m_config.encoder && e.problem.empty();
                     });
  if (!known) {
    const auto usable =
        std::find_if(m_encoders.begin(), m_encoders.end(), [](const EncoderInfo& e) { return e.problem.empty(); });
    m_config.encoder = usable == m_encoders.end() ? kNewEncoder : usable->name;
    if (!m_locked) applyPreset(m_presets->currentIndex());
  }
  retranslate();
}

void SettingsPanel::chooseEncoder(const QString& name) {
  m_config.encoder = fromQt(name);
  applyPreset(m_presets->currentIndex());
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

void SettingsPanel::applyPreset(int index) {
  const std::string encoder = m_config.encoder;
  const NewEncoder fresh = m_config.fresh;
  const std::uint64_t seed = m_config.seed;
  const int threads = m_config.threads;
  m_config = presetConfig(kPresets[std::clamp(index, 0, 2)], hiddenSize());
  m_config.encoder = encoder;
  m_config.fresh = fresh;
  m_config.seed = seed;
  m_config.threads = threads;
  if (encoder == kNewEncoder) {  // its token vectors are random: they must be learnt, and are nothing to disturb yet
    m_config.freezeEmbeddings = false;
    m_config.adversarialRadius = 0;
  }
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
  if (config.encoder == kNewEncoder && config.fresh.hiddenSize % config.fresh.heads != 0) ok = false;
  return ok ? std::optional(config) : std::nullopt;
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
  const bool fresh = encoderName() == kNewEncoder;
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
      QT_TR_NOOP("Thorough: more passes, stops by itself when nothing improves.")};
  m_description->setText(tr(kTexts[std::clamp(m_presets->currentIndex(), 0, 2)]));
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
  for (const EncoderInfo& encoder : m_encoders) {
    if (!encoder.problem.empty()) continue;
    if (toQt(encoder.name) == name) chosen = &encoder;
    m_encoder->addItem(tr("%1 · %n layer(s)", nullptr, encoder.layers).arg(toQt(encoder.name)), toQt(encoder.name));
  }
  m_encoder->addItem(tr("New network (random values)"), kNewEncoder);
  if (chosen == nullptr && name != kNewEncoder) m_encoder->addItem(name, name);  // a run's encoder that is gone
  m_encoder->addItem(tr("Add folder…"), QString());
  m_encoder->setCurrentIndex(m_encoder->findData(name));
  m_encoder->setAccessibleName(tr("Encoder"));
  m_encoderInfo->setText(chosen != nullptr ? tr("%1 M parameters, %2 tokens at most")
                                                 .arg(formatCount(chosen->parameters / 1000000))
                                                 .arg(chosen->maxLength)
                                           : tr("Learns from nothing; needs many texts"));
  m_encoderInfo->setVisible(chosen != nullptr || name == kNewEncoder);
  for (SettingRow* row : m_rows) row->retranslate();
  updateDescription();
  updateVisibility();
  setEstimate(m_estimate);
}

void SettingsPanel::setEstimate(const std::optional<TrainEstimate>& estimate) {
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
