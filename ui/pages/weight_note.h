// A line about an encoder's weights, only where there is something to know: a press tells all of it.
#pragma once

#include <optional>

#include "core/data/encoder.h"
#include "ui/widgets/button.h"

namespace wb::ui {

/// Hidden while all of the encoder's files was understood and it is no classifier itself.
class WeightNote : public Button {
  Q_OBJECT

 public:
  explicit WeightNote(QWidget* parent = nullptr);

  /// Empty: there is no encoder to speak of.
  void setEncoder(const std::optional<EncoderInfo>& encoder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  /// What there is to know, a sentence each, in the person's language.
  QStringList sentences() const;

  std::optional<EncoderInfo> m_encoder;
};

}  // namespace wb::ui
