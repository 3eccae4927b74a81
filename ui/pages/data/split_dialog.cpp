// The form of the split dialog and its job.
#include "ui/pages/data/split_dialog.h"

#include <QGridLayout>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/sample_table_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/share_bar.h"

namespace wb::ui {

SplitDialog::SplitDialog(Session& session, const CorpusStatistics& statistics, QWidget* over)
    : DialogFrame(over),
      m_session(session),
      m_statistics(statistics),
      m_seed(new QSpinBox),
      m_trainShare(bodyLabel()),
      m_bar(new ShareBar),
      m_hint(captionLabel()) {
  setTitle(tr("Divide the labelled texts?"), tr("%1 labelled").arg(formatCount(statistics.labelled)));
  setIslandSize(520, 420);
  auto* grid = new QGridLayout;
  setGridSpacing(grid, 16, 12);
  grid->addWidget(bodyLabel(splitText(Split::Train)), 0, 0);
  grid->addWidget(m_trainShare, 0, 1);
  grid->addWidget(captionLabel(tr("the network learns from these")), 0, 2);
  m_validation = addPercent(grid, 1, splitText(Split::Validation), 10);
  grid->addWidget(captionLabel(tr("tell during training how well it goes")), 1, 2);
  m_test = addPercent(grid, 2, splitText(Split::Test), 10);
  grid->addWidget(captionLabel(tr("kept for the final score; texts in it stay in it")), 2, 2);
  m_seed->setRange(0, 999999);
  m_seed->setAccessibleName(tr("Seed"));
  grid->addWidget(bodyLabel(tr("Seed")), 3, 0);
  grid->addWidget(m_seed, 3, 1);
  grid->addWidget(captionLabel(tr("the same seed gives the same division")), 3, 2);
  grid->setColumnStretch(2, 1);
  body()->addLayout(grid);
  addSpace(body(), 8);
  body()->addWidget(m_bar);
  m_hint->setWordWrap(true);
  body()->addWidget(m_hint);
  body()->addStretch(1);
  setFootnote(tr("Ctrl+Z takes it back."));
  primaryButton()->setText(tr("Divide"));
  connect(this, &DialogFrame::accepted, this, &SplitDialog::divide);
  showSizes();
}

QSpinBox* SplitDialog::addPercent(QGridLayout* grid, int row, const QString& name, int value) const {
  auto* box = new QSpinBox;
  box->setRange(0, 90);
  box->setSuffix(QStringLiteral(" %"));
  box->setValue(value);
  box->setAccessibleName(name);
  grid->addWidget(bodyLabel(name), row, 0);
  grid->addWidget(box, row, 1);
  connect(box, &QSpinBox::valueChanged, this, &SplitDialog::showSizes);
  return box;
}

SplitShares SplitDialog::shares() const {
  return {m_validation->value() / 100.0, m_test->value() / 100.0, static_cast<std::uint64_t>(m_seed->value())};
}

void SplitDialog::showSizes() {
  if (m_test == nullptr) return;  // still being built
  const SplitShares chosen = shares();
  const auto part = [this](double share) {
    return static_cast<std::int64_t>(std::llround(static_cast<double>(m_statistics.labelled) * share));
  };
  const std::int64_t test = std::max(part(chosen.test), m_statistics.test);
  const std::int64_t validation = std::min(part(chosen.validation), m_statistics.labelled - test);
  const std::int64_t train = m_statistics.labelled - test - validation;
  const auto shown = [](Split split, std::int64_t count) {
    return SharePart{splitText(split), static_cast<double>(count), tr("about %1").arg(formatCount(count)), {}};
  };
  m_bar->setParts({shown(Split::Train, train), shown(Split::Validation, validation), shown(Split::Test, test)});
  const int trainPercent = 100 - m_validation->value() - m_test->value();
  m_trainShare->setText(formatPercent(trainPercent / 100.0));
  const bool possible = trainPercent > 0 && m_statistics.labelled > 0;
  primaryButton()->setEnabled(possible);
  m_hint->setText(m_statistics.labelled == 0 ? tr("Label some texts first: only labelled texts are divided.")
                  : trainPercent <= 0        ? tr("Nothing would be left to learn from.")
                                             : tr("Every category is divided in these shares."));
}

void SplitDialog::divide() {
  m_session.start(
      LaneKind::Data, &m_session, tr("Dividing the texts"),
      [chosen = shares()](const JobContext& context) { return splitCorpus(context.project, chosen); },
      [&session = m_session](const SplitSizes&) { session.corpusReplaced(); });
}

}  // namespace wb::ui
