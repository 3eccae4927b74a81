// Two runs over the texts of one split: both scores, their difference with its interval, and whether it may be chance.
#pragma once

#include <QWidget>

#include "core/data/metrics.h"

class QLabel;

namespace wb::ui {

class Button;
class ProgressLine;

class ComparisonCard : public QWidget {
  Q_OBJECT

 public:
  ComparisonCard(Split split, RunId first, RunId second, QWidget* parent = nullptr);

  Split split() const { return m_split; }
  /// How far asking both runs is; `total` 0: not known.
  void showProgress(qint64 done, qint64 total);
  void showComparison(const RunComparison& comparison);
  /// Why there is nothing to compare.
  void showProblem(const QString& text);
  const RunComparison& comparison() const { return m_comparison; }

 signals:
  /// The texts that only the first (true) or only the second run has right.
  void textsAsked(bool onlyFirst);

 private:
  void showNumbers(bool shown);

  Split m_split;
  RunId m_first;
  RunId m_second;
  RunComparison m_comparison;
  QLabel* m_title;
  QLabel* m_verdict;
  ProgressLine* m_progress;
  QWidget* m_numbers;
  QLabel* m_accuracy;
  QLabel* m_accuracyDifference;
  QLabel* m_macroF1;
  QLabel* m_macroF1Difference;
  QLabel* m_chance;
  Button* m_onlyFirst;
  Button* m_onlySecond;
};

}  // namespace wb::ui
