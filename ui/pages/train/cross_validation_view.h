// What a cross-validation found: its scores with their spread, the folds, and the labels that look wrong.
#pragma once

#include "core/data/cross_validation.h"
#include "ui/widgets/dialog_frame.h"

class QGridLayout;
class QLabel;

namespace wb::ui {

class Button;
class DisagreementsModel;
class FigureRow;
class Session;
class TableView;

class CrossValidationView : public DialogFrame {
  Q_OBJECT

 public:
  CrossValidationView(Session& session, CrossValidationId id, QWidget* over);

 signals:
  void resumeRequested(qint64 id);
  void textChosen(qint64 sample);

 private:
  QWidget* createFolds();
  QWidget* createDisagreements();
  void reload();
  void showFolds(const CrossValidationRecord& record, const CrossValidationScores& scores);
  void readDisagreements();
  /// The current text gets the category that was answered; undoable as any label.
  void correct();
  void tell();

  Session& m_session;
  const CrossValidationId m_id;
  FigureRow* m_figures;
  QGridLayout* m_folds;
  DisagreementsModel* m_model;
  TableView* m_table;
  QLabel* m_heading;
  Button* m_correct;
  Button* m_open;
  Button* m_resume;
};

}  // namespace wb::ui
