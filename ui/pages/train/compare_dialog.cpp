#include "ui/pages/train/compare_dialog.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <vector>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

struct Line {
  QString name;
  QString first;
  QString second;
};

// Gives the texts below their context for translation.
struct CompareRuns {
  Q_DECLARE_TR_FUNCTIONS(CompareRuns)
};

QString score(const std::optional<double>& value) { return value ? formatShare(*value) + " %" : QStringLiteral("–"); }

std::vector<Line> scoreLines(const RunRecord& a, const RunRecord& b) {
  return {{CompareRuns::tr("Accuracy"), score(a.accuracy), score(b.accuracy)},
          {CompareRuns::tr("Macro-F1"), score(a.macroF1), score(b.macroF1)},
          {CompareRuns::tr("Best epoch"), QString::number(a.bestEpoch, 'g', 3), QString::number(b.bestEpoch, 'g', 3)},
          {CompareRuns::tr("Time"), formatDuration(a.seconds), formatDuration(b.seconds)},
          {CompareRuns::tr("Note"), toQt(a.note), toQt(b.note)}};
}

std::vector<Line> settingLines(const RunRecord& a, const RunRecord& b) {
  const auto number = [](double value) { return QString::number(value, 'g', 6); };
  const TrainConfig& x = a.config;
  const TrainConfig& y = b.config;
  const auto yes = [](bool value) { return value ? CompareRuns::tr("frozen") : CompareRuns::tr("trained"); };
  return {{CompareRuns::tr("Encoder"), encoderText(a.encoder), encoderText(b.encoder)},
          {CompareRuns::tr("Preset"), presetText(x.preset), presetText(y.preset)},
          {CompareRuns::tr("Categories"), number(static_cast<double>(a.categories.size())),
           number(static_cast<double>(b.categories.size()))},
          {CompareRuns::tr("Learning rate"), formatScientific(x.learningRate), formatScientific(y.learningRate)},
          {CompareRuns::tr("Schedule"), toQt(scheduleName(x.schedule)), toQt(scheduleName(y.schedule))},
          {CompareRuns::tr("Warm-up"), number(x.warmup), number(y.warmup)},
          {CompareRuns::tr("Batch size"), number(x.batchSize), number(y.batchSize)},
          {CompareRuns::tr("Epochs"), number(x.epochs), number(y.epochs)},
          {CompareRuns::tr("Longest text"), number(x.maxLength), number(y.maxLength)},
          {CompareRuns::tr("Dropout"), number(x.dropout), number(y.dropout)},
          {CompareRuns::tr("Weight decay"), number(x.weightDecay), number(y.weightDecay)},
          {CompareRuns::tr("Adversarial"), number(x.adversarialRadius), number(y.adversarialRadius)},
          {CompareRuns::tr("Label smoothing"), number(x.labelSmoothing), number(y.labelSmoothing)},
          {CompareRuns::tr("R-Drop"), number(x.rDrop), number(y.rDrop)},
          {CompareRuns::tr("Focal gamma"), number(x.focalGamma), number(y.focalGamma)},
          {CompareRuns::tr("Changed texts"), number(x.augmentShare), number(y.augmentShare)},
          {CompareRuns::tr("Layer decay"), number(x.layerDecay), number(y.layerDecay)},
          {CompareRuns::tr("Frozen layers"), number(x.frozenLayers), number(y.frozenLayers)},
          {CompareRuns::tr("Head factor"), number(x.headFactor), number(y.headFactor)},
          {CompareRuns::tr("Accumulate"), number(x.accumulate), number(y.accumulate)},
          {CompareRuns::tr("Clipping"), number(x.clipNorm), number(y.clipNorm)},
          {CompareRuns::tr("Token table"), yes(x.freezeEmbeddings), yes(y.freezeEmbeddings)},
          {CompareRuns::tr("Early stopping"), number(x.patience), number(y.patience)},
          {CompareRuns::tr("Best by"), toQt(metricName(x.metric)), toQt(metricName(y.metric))},
          {CompareRuns::tr("Running mean"), number(x.emaDecay), number(y.emaDecay)},
          {CompareRuns::tr("Average the best"), number(x.averagedCheckpoints), number(y.averagedCheckpoints)},
          {CompareRuns::tr("Precision"), toQt(precisionName(x.precision)), toQt(precisionName(y.precision))},
          {CompareRuns::tr("Random seed"), QString::number(x.seed), QString::number(y.seed)}};
}

void addLines(QGridLayout* grid, const QString& heading, const std::vector<Line>& lines) {
  int row = grid->rowCount();
  grid->addWidget(captionLabel(heading), row++, 0, 1, 3);
  for (const Line& line : lines) {
    const bool differs = line.first != line.second;
    grid->addWidget(mutedLabel(line.name), row, 0);
    grid->addWidget(differs ? headingLabel(line.first) : bodyLabel(line.first), row, 1);
    grid->addWidget(differs ? headingLabel(line.second) : bodyLabel(line.second), row, 2);
    ++row;
  }
}

}  // namespace

DialogFrame* compareRuns(QWidget* over, const RunRecord& first, const RunRecord& second) {
  auto* dialog = new DialogFrame(over);
  dialog->setTitle(CompareRuns::tr("What is different?"), CompareRuns::tr("Differences are bold"));
  dialog->setIslandSize(680, 680);
  auto* grid = new QGridLayout;
  setGridSpacing(grid, 24, 2);
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(2, 3);
  grid->addWidget(headingLabel(runName(first.id)), 0, 1);
  grid->addWidget(headingLabel(runName(second.id)), 0, 2);
  addLines(grid, CompareRuns::tr("Results"), scoreLines(first, second));
  std::vector<Line> different;
  std::vector<Line> same;
  for (const Line& line : settingLines(first, second)) (line.first != line.second ? different : same).push_back(line);
  different.insert(different.end(), same.begin(), same.end());
  addLines(grid, CompareRuns::tr("Settings"), different);
  dialog->body()->addLayout(grid);
  dialog->body()->addStretch();
  dialog->primaryButton()->hide();
  dialog->cancelButton()->setText(CompareRuns::tr("Close"));
  dialog->open();
  return dialog;
}

}  // namespace wb::ui
