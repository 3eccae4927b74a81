// Beside the desk: how this round goes, what the queue holds, the guideline, the last labels.
#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "core/data/corpus.h"
#include "core/workflow/label_queue.h"
#include "core/workflow/label_samples.h"

class QLabel;
class QPlainTextEdit;
class QListWidget;

namespace wb::ui {

class BarList;
class CategoryDot;
class DropDown;
class IconButton;
class ProgressLine;
class SearchField;
class Section;

/// Which texts the queue is made of.
enum class QueueScope { Unlabelled, Flagged, Labelled };

class LabelSide : public QWidget {
  Q_OBJECT

 public:
  explicit LabelSide(QWidget* parent = nullptr);

  /// A label was given now: counts for speed and for the round.
  void countLabel();
  /// One was taken back.
  void uncountLabel();
  void setAhead(const std::map<QueueReason, int>& reasons, std::size_t total);
  void setGuideline(const std::optional<Category>& category);
  void editGuideline();
  void setRecent(const std::vector<RecentLabel>& labels, const std::vector<Category>& categories);
  QueueScope scope() const;
  QString search() const;

 signals:
  void queueChanged();
  void guidelineWritten(wb::CategoryId category, const QString& text);
  void recentChosen(wb::SampleId sample);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeRound();
  QWidget* makeGuideline();
  QWidget* makeRecent();
  void showRound();
  void endGuidelineEdit(bool keep);
  void showRecentNote();
  void retranslate();

  Section* m_round;
  ProgressLine* m_progress;
  QLabel* m_speed;
  QLabel* m_left;
  Section* m_queue;
  BarList* m_reasons;
  SearchField* m_search;
  DropDown* m_scope;
  QWidget* m_guidelineIsland;
  CategoryDot* m_guidelineCategory;
  QLabel* m_guidelineWord;
  IconButton* m_guidelineEdit;
  QLabel* m_guideline;
  QPlainTextEdit* m_guidelineEditor;
  Section* m_recent;
  QListWidget* m_recentList;

  std::optional<Category> m_guidelineOf;
  std::map<QueueReason, int> m_reasonCounts;
  std::size_t m_ahead = 0;
  QElapsedTimer m_clock;
  std::deque<qint64> m_times;  // ms, of the labels that count for the speed
  int m_done = 0;              // in this round
};

}  // namespace wb::ui
