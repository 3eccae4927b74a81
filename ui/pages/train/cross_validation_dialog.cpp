#include "ui/pages/train/cross_validation_dialog.h"

#include <QGridLayout>
#include <QSpinBox>

#include "core/workflow/cross_validate.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

CrossValidationDialog::CrossValidationDialog(const Project& project, const TrainConfig& config,
                                             std::optional<double> seconds, QWidget* over)
    : DialogFrame(over),
      m_project(project),
      m_config(config),
      m_seconds(seconds),
      m_folds(new QSpinBox),
      m_inner(new QSpinBox),
      m_withValidation(new CheckBox(tr("The validation texts take part too"))),
      m_hint(new Notice) {
  setTitle(tr("How good is it on texts it has not seen?"), tr("k-fold cross-validation"));
  setIslandSize(640, 420);
  auto* words = bodyLabel(
      tr("The labelled texts are dealt into equal parts. One network a part is trained on all the others and answers "
         "the part that it has not seen. That scores your settings on every text, and shows which labels look wrong. "
         "Test texts stay untouched."));
  words->setWordWrap(true);
  body()->addWidget(words);
  addSpace(body(), 4);
  auto* grid = new QGridLayout;
  setGridSpacing(grid, 16, 12);
  grid->setColumnStretch(2, 1);
  m_folds->setRange(2, 50);
  m_folds->setValue(5);
  m_folds->setAccessibleName(tr("Parts"));
  grid->addWidget(bodyLabel(tr("Parts")), 0, 0);
  grid->addWidget(m_folds, 0, 1);
  grid->addWidget(captionLabel(tr("so many networks are trained, one after the other")), 0, 2);
  m_inner->setRange(0, 50);
  m_inner->setSuffix(QStringLiteral(" %"));
  m_inner->setAccessibleName(tr("To choose the epoch"));
  grid->addWidget(bodyLabel(tr("To choose the epoch")), 1, 0);
  grid->addWidget(m_inner, 1, 1);
  auto* meaning = captionLabel(tr("of a network's training texts; at 0 its last epoch counts"));
  grid->addWidget(meaning, 1, 2);
  body()->addLayout(grid);
  m_withValidation->setChecked(true);
  body()->addWidget(m_withValidation, 0, Qt::AlignLeft);
  body()->addWidget(m_hint);
  body()->addStretch(1);
  primaryButton()->setText(tr("Start"));
  cancelButton()->setText(tr("Cancel"));
  connect(m_folds, &QSpinBox::valueChanged, this, &CrossValidationDialog::check);
  connect(m_inner, &QSpinBox::valueChanged, this, &CrossValidationDialog::check);
  connect(m_withValidation, &QCheckBox::toggled, this, &CrossValidationDialog::check);
  connect(this, &DialogFrame::accepted, this, [this] { emit planned(plan()); });
  check();
}

CrossValidationPlan CrossValidationDialog::plan() const {
  CrossValidationPlan plan;
  plan.config = m_config;
  plan.folds = m_folds->value();
  plan.innerValidation = m_inner->value() / 100.0;
  plan.withValidation = m_withValidation->isChecked();
  return plan;
}

void CrossValidationDialog::check() {
  bool possible = true;
  try {
    const Message caution = crossValidationCaution(m_project, plan());
    caution.empty() ? m_hint->hide() : m_hint->show(NoticeTone::Warning, messageText(caution));
  } catch (const Error& error) {
    possible = false;
    m_hint->show(NoticeTone::Error, errorText(error));
  }
  primaryButton()->setEnabled(possible);
  double share = 1 - 1.0 / m_folds->value();  // of the texts that each network is trained on
  if (m_inner->value() == 0) share *= static_cast<double>(m_config.epochs) / epochsOfAllTries(m_config);
  setFootnote(m_seconds && possible ? tr("about %1 in all").arg(formatDuration(*m_seconds * m_folds->value() * share))
                                    : QString());
}

}  // namespace wb::ui
