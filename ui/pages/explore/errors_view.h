// Where a run errs and why: matrix, texts, one text with its attention, and the keys that correct it.
// Every choice narrows or marks the others.
#pragma once

#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/data/explanation.h"
#include "core/data/metrics.h"
#include "core/workflow/label_samples.h"
#include "ui/pages/explore/mistake_panel.h"

namespace wb::ui {

class AnswerSide;
class AttentionPanel;
class CorrectionPanel;
class Explainer;
class MatrixPanel;
class Session;
enum class StepWay;
class SideSplit;
class TextPanel;

class ErrorsView : public QWidget {
  Q_OBJECT

 public:
  explicit ErrorsView(Session& session, QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  /// Another run or other texts: the choice is dropped where the run is another.
  void setScope(RunId run, const std::vector<Split>& splits);
  void setMetrics(const Metrics& metrics, std::int64_t labelled);
  void setChoice(const ErrorChoice& choice, std::optional<SampleId> sample = {});
  /// Finds the texts of the choice anew and stays at the current one where it is still among them.
  void reloadTexts();
  void setPredicting(bool predicting);

  int correctedCount() const { return static_cast<int>(m_corrected.size()); }
  void goToNext();
  void goToPrevious();
  void showAllErrors() { setChoice({}); }
  void takeFocus();

 signals:
  void predictionsWanted();
  void correctedCountChanged();
  void statusMessage(const QString& message);
  void corrected(const QString& message);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  void retranslate();
  void connectParts();
  void connectExplainer();
  void samplesChanged(const std::vector<SampleId>& samples);
  void stepDone(const ChangeSummary& change, StepWay way);
  void showCurrent();
  void showLabels();
  QString aboutText(const SampleRow& row) const;
  void explain();
  void showExplanation(const Explanation& explanation);
  void showGradient(const Explanation& explanation);
  void showTokens();
  void showReading();
  void readingChosen();
  void correct(CategoryId category);
  void toggle(CategoryId category);
  void confirm();
  void forgetCorrections();

  Session& m_session;
  Explainer* m_explainer;
  MatrixPanel* m_matrix;
  MistakePanel* m_mistakes;
  TextPanel* m_text;
  AttentionPanel* m_attention;
  AnswerSide* m_side;
  CorrectionPanel* m_correction;
  SideSplit* m_middle = nullptr;
  SideSplit* m_split = nullptr;
  QTimer m_slow;  // clears what is shown of the text before when the answer takes long

  RunId m_run = 0;
  std::vector<Split> m_splits;
  std::vector<Category> m_categories;
  ErrorChoice m_choice;
  std::optional<SampleRow> m_row;
  std::optional<int> m_target;
  std::optional<Explanation> m_explanation;
  std::optional<Explanation> m_gradient;
  std::map<SampleId, std::vector<CategoryId>> m_labelsBefore;  // of texts corrected here
  std::set<SampleId> m_corrected;                              // those whose label is another now
  std::set<SampleId> m_confirmed;
};

}  // namespace wb::ui
