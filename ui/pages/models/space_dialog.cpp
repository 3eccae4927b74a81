#include "ui/pages/models/space_dialog.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include "ui/bridge/format.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr qsizetype kNamedRuns = 12;

// Gives the texts below their context for translation.
struct SpaceDialog {
  Q_DECLARE_TR_FUNCTIONS(SpaceDialog)
};

QString runNumbers(const SpareSpace& space) {
  QStringList numbers;
  for (const RunId run : space.runs) numbers << QString::number(run);
  const bool tooMany = numbers.size() > kNamedRuns;
  return numbers.mid(0, kNamedRuns).join(SpaceDialog::tr(", ")) + (tooMany ? QStringLiteral("…") : QString());
}

QString nameOf(const SpareSpace& space) {
  const auto runs = static_cast<int>(space.runs.size());
  switch (space.kind) {
    case Spare::Downloads: return SpaceDialog::tr("Downloads that were not finished");
    case Spare::ResumeStates: return SpaceDialog::tr("What %n stopped run(s) could go on with", nullptr, runs);
    case Spare::OldWeights: return SpaceDialog::tr("The weights of %n older run(s)", nullptr, runs);
  }
  return {};
}

QString consequenceOf(const SpareSpace& space) {
  switch (space.kind) {
    case Spare::Downloads: return SpaceDialog::tr("Fetched again, they begin anew. Other tools share this cache.");
    case Spare::ResumeStates: return SpaceDialog::tr("Run %1: they cannot be resumed.").arg(runNumbers(space));
    case Spare::OldWeights:
      return SpaceDialog::tr(
                 "Run %1: they keep scores and curves but can no longer predict. The newest, the best and "
                 "the starred one stay.")
          .arg(runNumbers(space));
  }
  return {};
}

}  // namespace

DialogFrame* askSpareSpace(QWidget* over, std::vector<SpareSpace> found,
                           const std::function<void(std::vector<SpareSpace>)>& chosen) {
  auto* dialog = new DialogFrame(over);
  dialog->setTitle(SpaceDialog::tr("What may go?"), SpaceDialog::tr("Labels, scores and encoders stay."));
  dialog->setIslandSize(560, 150 + 90 * static_cast<int>(found.size()));
  std::vector<CheckBox*> boxes;
  for (const SpareSpace& space : found) {
    auto* box = new CheckBox(SpaceDialog::tr("%1 · %2").arg(nameOf(space), formatBytes(space.bytes)));
    box->setChecked(space.kind != Spare::OldWeights);  // weights cannot be fetched again
    QLabel* words = captionLabel(consequenceOf(space));
    words->setWordWrap(true);
    words->setIndent(px(24));
    auto* entry = new QVBoxLayout;
    setSpacing(entry, 2);
    entry->addWidget(box);
    entry->addWidget(words);
    dialog->body()->addLayout(entry);
    boxes.push_back(box);
  }
  dialog->body()->addStretch(1);
  dialog->cancelButton()->setText(SpaceDialog::tr("Keep all"));
  const auto checked = [found = std::move(found), boxes] {
    std::vector<SpareSpace> all;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (boxes[i]->isChecked()) all.push_back(found[i]);
    }
    return all;
  };
  const auto showSum = [dialog, checked] {
    std::int64_t bytes = 0;
    for (const SpareSpace& space : checked()) bytes += space.bytes;
    dialog->primaryButton()->setEnabled(bytes > 0);
    dialog->primaryButton()->setText(bytes > 0 ? SpaceDialog::tr("Remove %1").arg(formatBytes(bytes))
                                               : SpaceDialog::tr("Remove"));
  };
  for (CheckBox* box : boxes) QObject::connect(box, &QCheckBox::toggled, dialog, showSum);
  QObject::connect(dialog, &DialogFrame::accepted, dialog, [checked, chosen] { chosen(checked()); });
  showSum();
  dialog->open();
  return dialog;
}

}  // namespace wb::ui
