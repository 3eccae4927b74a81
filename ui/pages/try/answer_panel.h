// What one run says of the text in the box: category, probabilities, and what it looks at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/explanation.h"
#include "core/data/training.h"
#include "ui/widgets/island.h"

namespace wb::ui {

class AttentionHeatmap;
class CategoryDot;
class ProbabilityBars;
class RunChoice;
class Session;
class TokenStrip;

class AnswerPanel : public Island {
  Q_OBJECT

 public:
  explicit AnswerPanel(Session& session, QWidget* parent = nullptr);

  void setRuns(const std::vector<RunRecord>& runs, const std::vector<Category>& categories);
  void setRun(RunId run);
  RunId run() const;
  /// Asks the run; a newer text drops the older question. An empty text clears.
  void ask(const std::string& text);

  /// Empty while there is no text or its answer is still computed.
  const std::optional<Explanation>& answer() const { return m_answer; }
  const std::string& text() const { return m_text; }
  /// What the run decides for, with the project's colours: one category, or where it gives several labels any number.
  std::vector<Category> decided() const;
  QString decidedText() const;
  /// Of all that is decided together.
  double answerProbability() const;
  /// The pieces of the text that the run looks at most.
  QStringList heaviest(int count) const;

 signals:
  void answered();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* createHead();
  QWidget* createAnswer();
  QWidget* createDetails();
  void retranslate();
  void showExplanation(const Explanation& explanation);
  void clear();
  void showAnswer();
  void showAttention();

  Session& m_session;
  RunChoice* m_run;
  QLabel* m_score;
  QLabel* m_time;
  CategoryDot* m_category;
  QLabel* m_probability;
  QLabel* m_second;
  TokenStrip* m_strip;
  QLabel* m_shade;
  QLabel* m_barsTitle;
  ProbabilityBars* m_bars;
  QLabel* m_matrixTitle;
  QLabel* m_matrixNote;
  AttentionHeatmap* m_heatmap;

  std::vector<Category> m_categories;
  std::string m_wanted;
  std::string m_text;  // of m_answer
  std::optional<Explanation> m_answer;
  std::vector<int> m_kept;
  std::vector<float> m_weights;
};

}  // namespace wb::ui
