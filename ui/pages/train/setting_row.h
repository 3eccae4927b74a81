// One setting: its name with the meaning beneath, its editor at the right; plain text while it runs.
#pragma once

#include <QWidget>
#include <functional>

#include "core/data/training.h"

class QLabel;
class QLineEdit;

namespace wb::ui {

class Button;

class SettingRow : public QWidget {
  Q_OBJECT

 public:
  /// Texts are functions, so that they follow the language.
  using Text = std::function<QString()>;

  SettingRow(Text name, Text meaning, QWidget* parent = nullptr);

  /// From the configuration into the editor.
  virtual void load(const TrainConfig& config) = 0;
  /// From the editor into the configuration; false (and a red frame) where the value makes no sense.
  virtual bool store(TrainConfig& config) = 0;
  /// Only shown, not changed: a run that started cannot change its settings.
  void setLocked(bool locked);
  void retranslate();

  QString name() const { return m_nameText(); }
  /// A button beneath the editor that helps to find a value.
  void addHelp(Text text, Text meaning);
  /// What the value reads as when locked.
  virtual QString valueText() const = 0;

 signals:
  void edited();
  void helpAsked();

 protected:
  void setEditor(QWidget* editor);
  virtual void retranslateEditor() {}

 private:
  Text m_nameText;
  Text m_meaningText;
  QLabel* m_name;
  QLabel* m_meaning;
  QLabel* m_value;
  QWidget* m_editor = nullptr;
  Button* m_help = nullptr;
  Text m_helpText;
  Text m_helpMeaning;
  bool m_locked = false;
};

class DropDown;

/// A number in a line edit. `parse` says whether it lies in its range.
class NumberSetting : public SettingRow {
  Q_OBJECT

 public:
  struct Range {
    double from;
    double to;
    bool whole;
    /// What else must hold, with the settings above it; may be empty.
    std::function<bool(const TrainConfig&, double)> fits = {};
  };
  NumberSetting(Text name, Text meaning, Range range, std::function<double(const TrainConfig&)> get,
                std::function<void(TrainConfig&, double)> set);

  void load(const TrainConfig& config) override;
  bool store(TrainConfig& config) override;
  QString valueText() const override;

 protected:
  void retranslateEditor() override;

 private:
  QLineEdit* m_edit;
  Range m_range;
  std::function<double(const TrainConfig&)> m_get;
  std::function<void(TrainConfig&, double)> m_set;
};

/// One of a few values in a drop-down list.
class ChoiceSetting : public SettingRow {
  Q_OBJECT

 public:
  struct Choice {
    double value;
    Text text;
  };
  ChoiceSetting(Text name, Text meaning, std::vector<Choice> choices, std::function<double(const TrainConfig&)> get,
                std::function<void(TrainConfig&, double)> set);

  void load(const TrainConfig& config) override;
  bool store(TrainConfig& config) override;
  QString valueText() const override;

 protected:
  void retranslateEditor() override;

 private:
  DropDown* m_list;
  std::vector<Choice> m_choices;
  std::function<double(const TrainConfig&)> m_get;
  std::function<void(TrainConfig&, double)> m_set;
};

}  // namespace wb::ui
