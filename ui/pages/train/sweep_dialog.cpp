#include "ui/pages/train/sweep_dialog.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSpinBox>
#include <algorithm>

#include "core/data/training_settings.h"
#include "core/workflow/sweep_plan.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/pages/train/variation_row.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/segmented_control.h"

namespace wb::ui {

namespace {

constexpr CutRule kCuts[] = {CutRule::Median, CutRule::Halving, CutRule::None};

}  // namespace

SweepDialog::SweepDialog(const TrainConfig& config, std::optional<double> seconds, QWidget* over)
    : DialogFrame(over), m_config(config), m_seconds(seconds), m_list(new QVBoxLayout), m_problem(new Notice) {
  setTitle(tr("Which settings work best?"), tr("one training after the other, scored on the validation texts"));
  setIslandSize(760, 600);
  auto* meaning =
      captionLabel(tr("Values are divided by commas. For random trials a range can be given too: 1e-5..5e-4."));
  meaning->setWordWrap(true);
  body()->addWidget(meaning);
  setSpacing(m_list, 8);
  auto* rows = new QWidget;
  rows->setLayout(m_list);
  setMargins(m_list, 0, 0, 0, 0);
  m_list->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(rows);
  body()->addWidget(scroll, 1);
  auto* add = new Button(tr("Vary another setting"), ButtonKind::Link);
  body()->addWidget(add, 0, Qt::AlignLeft);
  body()->addWidget(separatorLine());
  buildChoices();
  body()->addWidget(m_problem);
  primaryButton()->setText(tr("Start the sweep"));
  cancelButton()->setText(tr("Cancel"));
  connect(add, &QPushButton::clicked, this, &SweepDialog::addFreeRow);
  connect(this, &DialogFrame::accepted, this, [this] { emit planned(plan()); });
  addRow("learning-rate");
}

QSpinBox* SweepDialog::addNumber(QGridLayout* grid, int row, const QString& name, const QString& meaning, int value,
                                 int most) {
  auto* box = new QSpinBox;
  box->setRange(1, most);
  box->setValue(value);  // before anybody listens: the dialog is still being built
  box->setAccessibleName(name);
  grid->addWidget(bodyLabel(name), row, 0);
  grid->addWidget(box, row, 1, Qt::AlignLeft);
  grid->addWidget(captionLabel(meaning), row, 2);
  connect(box, &QSpinBox::valueChanged, this, &SweepDialog::check);
  return box;
}

void SweepDialog::buildChoices() {
  auto* grid = new QGridLayout;
  setGridSpacing(grid, 16, 8);
  grid->setColumnStretch(2, 1);
  m_way = new SegmentedControl({tr("Every combination"), tr("Random ones")});
  m_way->setAccessibleName(tr("Trials"));
  grid->addWidget(bodyLabel(tr("Trials")), 0, 0);
  grid->addWidget(m_way, 0, 1, 1, 2, Qt::AlignLeft);
  m_draws = addNumber(grid, 1, tr("How many"), tr("drawn from the values and ranges above"), 10, 200);
  m_seeds = addNumber(grid, 2, tr("Seeds"), tr("each combination is trained so often; the mean decides"), 1, 10);
  m_cut = new SegmentedControl({tr("Median"), tr("Halving"), tr("Never")});
  m_cut->setAccessibleName(tr("Give up poor ones"));
  m_cutMeaning = captionLabel();
  grid->addWidget(bodyLabel(tr("Give up poor ones")), 3, 0);
  grid->addWidget(m_cut, 3, 1);
  grid->addWidget(m_cutMeaning, 3, 2);
  m_keepWeights = new CheckBox(tr("Keep every trial's network, not the best one's only"));
  grid->addWidget(m_keepWeights, 4, 0, 1, 3, Qt::AlignLeft);
  body()->addLayout(grid);
  connect(m_way, &SegmentedControl::chosen, this, &SweepDialog::check);
  connect(m_cut, &SegmentedControl::chosen, this, &SweepDialog::check);
}

void SweepDialog::addRow(const std::string& option) {
  auto* row = new VariationRow(m_config, option);
  m_rows.push_back(row);
  m_list->insertWidget(m_list->count() - 1, row);
  connect(row, &VariationRow::edited, this, &SweepDialog::check);
  connect(row, &VariationRow::removed, this, [this, row] { removeRow(row); });
  check();
}

/// With the first of the usual settings that is not there yet.
void SweepDialog::addFreeRow() {
  const auto taken = [this](std::string_view option) {
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const VariationRow* row) { return row->option() == option; });
  };
  for (const char* usual : {"learning-rate", "r-drop", "dropout", "epochs", "batch-size"}) {
    if (taken(usual)) continue;
    addRow(usual);
    m_rows.back()->takeFocus();
    return;
  }
  for (const TrainingSetting& setting : trainingSettings()) {
    if (taken(setting.option)) continue;
    addRow(std::string(setting.option));
    m_rows.back()->takeFocus();
    return;
  }
}

void SweepDialog::removeRow(VariationRow* row) {
  std::erase(m_rows, row);
  row->hide();
  row->deleteLater();
  if (!m_rows.empty()) m_rows.back()->takeFocus();
  check();
}

SweepPlan SweepDialog::plan() const {
  SweepPlan plan;
  plan.config = m_config;
  for (const VariationRow* row : m_rows) plan.variations.push_back(row->variation());
  plan.draws = m_way->currentIndex() == 1 ? m_draws->value() : 0;
  plan.seeds = m_seeds->value();
  plan.cut = kCuts[std::clamp(m_cut->currentIndex(), 0, 2)];
  plan.keepWeights = m_keepWeights->isChecked();
  return plan;
}

void SweepDialog::check() {
  m_draws->setEnabled(m_way->currentIndex() == 1);
  static constexpr const char* kMeanings[] = {QT_TR_NOOP("stops what falls behind the middle of the others"),
                                              QT_TR_NOOP("stops the poorer half after 1, 2, 4 … epochs"),
                                              QT_TR_NOOP("every trial is trained to its end")};
  m_cutMeaning->setText(tr(kMeanings[std::clamp(m_cut->currentIndex(), 0, 2)]));
  QString problem;
  for (VariationRow* row : m_rows) {
    bool sound = true;
    try {
      row->variation();
    } catch (const Error& error) {
      sound = false;
      if (problem.isEmpty()) problem = errorText(error);
    }
    row->setInvalid(!sound);
  }
  QString size;
  if (problem.isEmpty()) {
    try {
      const std::size_t trials = trialsOf(plan()).size();
      size = tr("%n training(s)", nullptr, static_cast<int>(trials));
      if (m_seconds) size += tr(" · at most about %1").arg(formatDuration(*m_seconds * static_cast<double>(trials)));
    } catch (const Error& error) {
      problem = errorText(error);
    }
  }
  problem.isEmpty() ? m_problem->hide() : m_problem->show(NoticeTone::Error, problem);
  setFootnote(size);
  primaryButton()->setEnabled(problem.isEmpty());
}

}  // namespace wb::ui
