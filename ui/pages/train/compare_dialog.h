// Two runs side by side: which is better on the same texts, what was set differently, and the texts where they differ.
#pragma once

#include "core/data/training.h"
#include "core/jobs/lane.h"
#include "ui/widgets/dialog_frame.h"

class QGridLayout;
class QStackedWidget;

namespace wb::ui {

class Button;
class ComparisonCard;
class DifferingTextsModel;
class Session;
class TableView;

class CompareDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// Asks both runs in the background about validation and test texts that they have not answered yet.
  CompareDialog(Session& session, QWidget* over, const RunRecord& first, const RunRecord& second);

 signals:
  /// The person wants to see why `run` erred on this text.
  void textChosen(qint64 run, qint64 sample, wb::Split split);

 private:
  QWidget* buildSettings() const;
  QWidget* buildTexts();
  void compareOn(ComparisonCard* card);
  void showTexts(const ComparisonCard& card, bool onlyFirst);

  Session& m_session;
  RunRecord m_first;
  RunRecord m_second;
  QStackedWidget* m_lower;
  QLabel* m_textsTitle = nullptr;
  TableView* m_table = nullptr;
  DifferingTextsModel* m_texts = nullptr;
  Split m_textsSplit = Split::Test;
};

}  // namespace wb::ui
