// Dividing the labelled texts: shares, seed, and how many texts each split will get.
#pragma once

#include "core/data/sample_query.h"
#include "core/workflow/split_corpus.h"
#include "ui/widgets/dialog_frame.h"

class QLabel;
class QSpinBox;

namespace wb::ui {

class Session;
class ShareBar;

/// Divides on the data lane when accepted. Texts already in test stay there, so the sizes shown before
/// count them first.
class SplitDialog : public DialogFrame {
  Q_OBJECT

 public:
  SplitDialog(Session& session, const CorpusStatistics& statistics, QWidget* over);

 private:
  QSpinBox* addPercent(class QGridLayout* grid, int row, const QString& name, int value) const;
  void showSizes();
  void divide();
  SplitShares shares() const;

  Session& m_session;
  CorpusStatistics m_statistics;
  QSpinBox* m_validation;
  QSpinBox* m_test;
  QSpinBox* m_seed;
  QLabel* m_trainShare;
  ShareBar* m_bar;
  QLabel* m_hint;
};

}  // namespace wb::ui
