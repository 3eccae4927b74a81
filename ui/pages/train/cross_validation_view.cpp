#include "ui/pages/train/cross_validation_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>

#include "core/workflow/cross_validations.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/training_session.h"
#include "ui/models/disagreements_model.h"
#include "ui/models/runs_model.h"
#include "ui/models/sweep_table_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

QString text(const Spread& spread) {
  return QStringLiteral("%1 ± %2").arg(formatShare(spread.mean), formatShare(spread.deviation));
}

}  // namespace

CrossValidationView::CrossValidationView(Session& session, CrossValidationId id, QWidget* over)
    : DialogFrame(over),
      m_session(session),
      m_id(id),
      m_figures(new FigureRow),
      m_folds(new QGridLayout),
      m_model(new DisagreementsModel(this)),
      m_table(new TableView),
      m_heading(headingLabel()),
      m_correct(new Button(tr("Take the answer as its label"))),
      m_open(new Button(tr("Show in the table"))),
      m_resume(new Button(tr("Go on"))) {
  body()->addWidget(m_figures);
  body()->addWidget(separatorLine());
  auto* row = new QHBoxLayout;
  setSpacing(row, 16);
  row->addWidget(createFolds());
  row->addWidget(verticalLine());
  row->addWidget(createDisagreements(), 1);
  body()->addLayout(row, 1);
  m_resume->setIconName("play");
  addFooterButton(m_resume);
  primaryButton()->hide();
  cancelButton()->setText(tr("Close"));
  connect(m_resume, &QPushButton::clicked, this, [this] {
    emit resumeRequested(m_id);
    reject();
  });
  connect(&session.training(), &TrainingSession::partEnded, this, &CrossValidationView::reload);
  reload();
}

QWidget* CrossValidationView::createFolds() {
  auto* folds = new QWidget;
  auto* column = new QVBoxLayout(folds);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 8);
  column->addWidget(headingLabel(tr("The parts")));
  setGridSpacing(m_folds, 16, 4);
  column->addLayout(m_folds);
  column->addStretch(1);
  fixWidth(folds, 270);
  return folds;
}

QWidget* CrossValidationView::createDisagreements() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 8);
  column->addWidget(m_heading);
  auto* words =
      captionLabel(tr("Networks that had not seen these texts gave another answer, the surest first. Either "
                      "the label is wrong or the text is hard."));
  words->setWordWrap(true);
  column->addWidget(words);
  m_table->setModel(m_model);
  m_table->setColumnWidths({0, 110, 110, 60});
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setAccessibleName(tr("Labels that look wrong"));
  column->addWidget(m_table, 1);
  auto* buttons = new QHBoxLayout;
  setSpacing(buttons, 8);
  m_correct->setKeyText("R");
  buttons->addWidget(m_correct);
  buttons->addWidget(m_open);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(m_correct, &QPushButton::clicked, this, &CrossValidationView::correct);
  connect(new QShortcut(Qt::Key_R, this), &QShortcut::activated, this, &CrossValidationView::correct);
  connect(m_open, &QPushButton::clicked, this, [this] {
    const SampleId sample = m_model->textAt(m_table->currentIndex().row()).answer.sample;
    reject();
    emit textChosen(sample);
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { tell(); });
  return side;
}

void CrossValidationView::reload() {
  if (!m_session.isOpen()) return;
  const CrossValidationRecord record = readCrossValidation(m_session.project(), m_id);
  setTitle(crossValidationName(m_id),
           tr("%1 · %2").arg(encoderText(record.plan.config.encoder), runStateText(record.state)));
  setFootnote(tr("%1 of %2 parts done · %3")
                  .arg(record.finishedFolds)
                  .arg(record.plan.folds)
                  .arg(formatDuration(record.seconds)));
  const bool goesOn = record.state != RunState::Finished && record.state != RunState::Running;
  m_resume->setVisible(goesOn && !m_session.training().isRunning());
  m_session.start(
      LaneKind::List, this, {},
      [record](const JobContext& context) { return crossValidationScores(context.project, record); },
      [this, record](const CrossValidationScores& scores) { showFolds(record, scores); });
  readDisagreements();
}

void CrossValidationView::showFolds(const CrossValidationRecord& record, const CrossValidationScores& scores) {
  m_figures->setFigures({{tr("Accuracy"), text(scores.accuracy), QStringLiteral("%"), true},
                         {tr("Macro-F1"), text(scores.macroF1), QStringLiteral("%"), false},
                         {tr("Loss"), QString::number(scores.loss.mean, 'f', 3), {}, false},
                         {tr("Texts"), formatCount(scores.pooled.n), {}, false}});
  while (QLayoutItem* item = m_folds->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto put = [this](int row, int column, QLabel* label) {
    m_folds->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
  };
  for (const int column : {2, 3}) m_folds->setColumnMinimumWidth(column, px(80));
  int row = 0;
  const QStringList heads{tr("Part"), tr("Texts"), tr("Accuracy %"), tr("Macro-F1 %")};
  for (int column = 0; column < heads.size(); ++column) put(row, column, captionLabel(heads[column]));
  for (const FoldScores& fold : scores.folds) {
    ++row;
    put(row, 0, bodyLabel(QString::number(fold.fold)));
    put(row, 1, mutedLabel(formatCount(fold.scores.n)));
    put(row, 2, bodyLabel(formatShare(fold.scores.accuracy)));
    put(row, 3, bodyLabel(formatShare(fold.scores.macroF1)));
  }
  ++row;
  put(row, 0, headingLabel(tr("Together")));
  put(row, 1, mutedLabel(formatCount(scores.pooled.n)));
  put(row, 2, headingLabel(formatShare(scores.pooled.accuracy)));
  put(row, 3, headingLabel(formatShare(scores.pooled.macroF1)));
  if (!scores.pooled.intervals || record.finishedFolds == 0) return;
  const Interval& accuracy = scores.pooled.intervals->accuracy;
  const Interval& macroF1 = scores.pooled.intervals->macroF1;
  const auto between = [](const Interval& interval) {
    return QStringLiteral("%1–%2").arg(formatShare(interval.low), formatShare(interval.high));
  };
  ++row;
  put(row, 0, captionLabel(tr("95 %")));
  put(row, 2, captionLabel(between(accuracy)));
  put(row, 3, captionLabel(between(macroF1)));
}

void CrossValidationView::readDisagreements() {
  m_session.start(
      LaneKind::List, this, {},
      [id = m_id](const JobContext& context) {
        return outOfFoldTexts(context.project, readCrossValidation(context.project, id), true);
      },
      [this](std::vector<OutOfFoldText> texts) {
        m_model->setTexts(std::move(texts), listCategories(m_session.project()));
        m_table->selectRow(0);
        tell();
      });
}

void CrossValidationView::correct() {
  const int row = m_table->currentIndex().row();
  if (row < 0) return;
  const OutOfFoldText& text = m_model->textAt(row);
  try {
    m_session.changed(labelSamples(m_session.project(), {text.answer.sample}, text.predicted));
  } catch (const Error& error) {
    tellError(this, tr("The label was not changed"), errorText(error));
    return;
  }
  m_model->remove(row);
  m_table->selectRow(std::min(row, m_model->rowCount() - 1));
  tell();
}

void CrossValidationView::tell() {
  m_heading->setText(tr("Labels that look wrong (%1)").arg(formatCount(m_model->rowCount())));
  const bool any = m_table->currentIndex().isValid() && m_model->rowCount() > 0;
  m_correct->setEnabled(any);
  m_open->setEnabled(any);
}

}  // namespace wb::ui
