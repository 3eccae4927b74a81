// The left side of the train page: preset, encoder, every setting with its meaning, the estimate.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/data/encoder.h"
#include "core/data/training.h"
#include "core/data/training_estimate.h"

class QLabel;
class QVBoxLayout;

namespace wb::ui {

class AugmentationSetting;
class Button;
class DropDown;
class SegmentedControl;
class SettingRow;
class WeightNote;

class SettingsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SettingsPanel(QWidget* parent = nullptr);
  ~SettingsPanel() override;

  /// The list to choose from; the choice is kept where it still exists.
  void setEncoders(std::vector<EncoderInfo> encoders);
  void chooseEncoder(const QString& name);
  /// Puts the settings of `config` into the editors, encoder and preset included.
  void takeConfig(const TrainConfig& config);

  /// How many texts will be trained on: a preset reads few texts more often. Epochs that the person has set stay.
  void setTrainTexts(std::int64_t texts);

  /// The settings to start with next; empty while one of them makes no sense.
  std::optional<TrainConfig> config() const;

  /// Shows a run's settings, which cannot be changed; showEditable() goes back to one's own.
  void showRun(const RunRecord& run, bool running);
  void showEditable();
  bool isLocked() const { return m_locked; }

  /// What the settings say of changed texts, and how the dialog changes it.
  const AugmentationSettings& augmentation() const;
  void setAugmentation(const AugmentationSettings& settings);
  /// Why the chosen encoder cannot guess hidden words; empty where it can.
  QString guessingObstacle() const;

  void setEstimate(const std::optional<RunEstimate>& estimate);
  /// Of one training with the settings shown; none while it is not known.
  std::optional<double> estimatedSeconds() const {
    return m_estimate && m_estimate->seconds > 0 ? std::optional(m_estimate->seconds) : std::nullopt;
  }

 signals:
  void configChanged();
  void addEncoderRequested();
  void augmentationRequested();
  /// The person wants help to find a learning rate.
  void findRateRequested();
  /// The person wants a new run with the settings shown.
  void editRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildHead(QVBoxLayout* layout);
  void buildRows(QVBoxLayout* layout);
  void buildFoot(QVBoxLayout* layout);
  void addRow(SettingRow* row, bool advanced);
  void applyPreset();
  void loadRows(const TrainConfig& config);
  Preset preset() const;
  void encoderActivated(int index);
  void updateVisibility();
  void updateDescription();
  void retranslate();
  int hiddenSize() const;
  QString encoderName() const;

  std::vector<EncoderInfo> m_encoders;
  TrainConfig m_config;  // one's own, also while a run is shown
  std::optional<RunRecord> m_run;
  std::optional<RunEstimate> m_estimate;
  std::int64_t m_trainTexts = 0;  // 0: not known yet
  bool m_locked = false;
  bool m_running = false;
  bool m_advancedShown = false;

  QLabel* m_title;
  QLabel* m_state;
  SegmentedControl* m_presets;
  QLabel* m_description;
  DropDown* m_encoder;
  QLabel* m_encoderInfo;
  WeightNote* m_weights;
  Button* m_more;
  AugmentationSetting* m_augmentation = nullptr;
  Button* m_edit;
  QLabel* m_estimateTitle;
  QLabel* m_timeName;
  QLabel* m_time;
  QLabel* m_memoryName;
  QLabel* m_memory;
  QLabel* m_cut;
  QWidget* m_foot;
  std::vector<SettingRow*> m_rows;
  std::vector<SettingRow*> m_advanced;
  std::vector<SettingRow*> m_freshRows;  // of a new network only
};

}  // namespace wb::ui
