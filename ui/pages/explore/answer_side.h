// Beside the attention: the probabilities of the text, and how its label came about.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/explanation.h"
#include "ui/widgets/island.h"

namespace wb {
class Project;
}

namespace wb::ui {

class ProbabilityBars;
class Session;

class AnswerSide : public Island {
  Q_OBJECT

 public:
  explicit AnswerSide(Session& session, QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  void setExplanation(const Explanation& explanation);
  /// Reads the history of the text's label and what the stored runs said of it, in the background.
  void showHistory(SampleId sample);
  void clear();

 signals:
  /// The output of the run that the gradients should speak of.
  void targetChosen(int output);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// A label event, or (with `run`) what a run said.
  struct Entry {
    std::int64_t time = 0;
    LabelEvent label;
    RunId run = 0;
    std::vector<CategoryId> predicted;
    double probability = 0;
  };
  struct History {
    std::vector<CategoryId> labels;  ///< now
    std::vector<Entry> entries;      ///< oldest first
  };
  static History readHistory(const Project& project, SampleId sample);

  void retranslate();
  void showProbabilities();
  void showEntries();
  QString entryText(const Entry& entry) const;
  QString labelText(const LabelEvent& event) const;

  Session& m_session;
  Section* m_probabilitySection;
  ProbabilityBars* m_bars;
  Section* m_historySection;
  QWidget* m_lines;
  std::vector<Category> m_categories;
  std::optional<Explanation> m_explanation;
  History m_history;
};

}  // namespace wb::ui
