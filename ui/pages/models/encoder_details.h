// One encoder beside the list: what it is, how this corpus suits it, how fast it is here, what it scored.
#pragma once

#include <optional>

#include "core/workflow/encoders.h"
#include "core/workflow/models.h"
#include "ui/pages/models/speed_book.h"
#include "ui/widgets/island.h"

class QGridLayout;
class QLabel;

namespace wb::ui {

class BarList;
class Button;
class ElidedLabel;
class WeightNote;

class EncoderDetails : public Island {
  Q_OBJECT

 public:
  explicit EncoderDetails(QWidget* parent = nullptr);

  /// Empty: nothing is chosen.
  void setEncoder(const std::optional<EncoderEntry>& encoder, const std::optional<MeasuredSpeed>& speed);
  /// How the corpus suits the encoder that is shown; empty while it is counted.
  void setTokens(const std::optional<TokenStatistics>& tokens);

  Button* trainButton() { return m_train; }
  Button* folderButton() { return m_folder; }
  Button* removeButton() { return m_remove; }

 signals:
  void runChosen(qint64 run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Fact {
    QString name;
    QString value;
  };

  void buildFooter();
  void retranslate();
  void show();
  void showCorpus();
  void showSpeed();
  void showRuns();
  static void setFacts(QGridLayout* grid, const std::vector<Fact>& facts);

  std::optional<EncoderEntry> m_encoder;
  std::optional<MeasuredSpeed> m_speed;
  std::optional<TokenStatistics> m_tokens;

  ElidedLabel* m_name;
  QLabel* m_description;
  WeightNote* m_weights;
  QGridLayout* m_facts;
  Section* m_corpusSection;
  QGridLayout* m_corpus;
  Section* m_speedSection;
  QGridLayout* m_speedFacts;
  Section* m_runsSection;
  BarList* m_runs;
  Button* m_train;
  Button* m_folder;
  Button* m_remove;
};

}  // namespace wb::ui
