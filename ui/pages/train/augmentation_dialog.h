// Which changes to training texts are wanted, looked at on one's own texts before they are used.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "core/data/augmentation.h"
#include "ui/widgets/dialog_frame.h"

class QLabel;
class QScrollArea;
class QSpinBox;

namespace wb::ui {

class CheckBox;
class Session;

class AugmentationDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// Begins with `choice`. `encoder` guesses words, unless `obstacle` says why it cannot. `chosen` is told what was
  /// decided; the dialog is gone by then.
  AugmentationDialog(Session& session, const AugmentationSettings& choice, QString encoder, const QString& obstacle,
                     std::function<void(const AugmentationSettings&)> chosen, QWidget* over);

 private:
  struct Row {
    CheckBox* wanted = nullptr;
    QSpinBox* percent = nullptr;
  };

  static QString kindText(Augmentation kind);
  static QString meaningText(Augmentation kind);
  /// A text before and after.
  static QWidget* pairOf(const AugmentedText& text);
  QWidget* buildChoices(const AugmentationSettings& choice, const QString& obstacle);
  Row addKind(QVBoxLayout* layout, Augmentation kind, double rate, const QString& obstacle);
  QWidget* buildTexts();
  AugmentationRates rates() const;
  AugmentationSettings choice() const;
  void reload();
  void show(const std::vector<AugmentedText>& texts);
  void showWords(const QString& words);

  Session& m_session;
  QString m_encoder;
  std::uint64_t m_sample = 1;
  QSpinBox* m_share = nullptr;
  std::array<Row, allAugmentations.size()> m_rows{};
  QScrollArea* m_texts = nullptr;
};

}  // namespace wb::ui
