// Figures and reasons of a dry run.
#include "ui/pages/import/import_outcome.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <map>

#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/share_bar.h"

namespace wb::ui {

namespace {

constexpr std::size_t kShownReasons = 3;
constexpr std::size_t kShownLineNumbers = 3;

void paintDot(QLabel* label, const QColor& color) {
  const qreal ratio = label->devicePixelRatioF();
  QPixmap pixmap(QSize(px(10), px(10)) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  paintBox(painter, QRectF(0, 0, px(10), px(10)), px(size::radiusDot), color);
  painter.end();
  label->setPixmap(pixmap);
}

QString lineNumbers(const std::vector<std::int64_t>& lines) {
  QStringList shown;
  for (std::size_t i = 0; i < std::min(lines.size(), kShownLineNumbers); ++i) shown << formatCount(lines[i]);
  const QString numbers = shown.join(QStringLiteral(", "));
  return lines.size() > kShownLineNumbers ? ImportOutcome::tr("lines %1…").arg(numbers)
                                          : ImportOutcome::tr("lines %1").arg(numbers);
}

}  // namespace

ImportOutcome::ImportOutcome(ImportOptions& options, QWidget* parent)
    : QWidget(parent),
      m_options(options),
      m_rows(captionLabel()),
      m_bar(new ShareBar),
      m_progress(new ProgressLine),
      m_figures(new QWidget),
      m_showLines(new Button(tr("View lines"), ButtonKind::Link)),
      m_reasons(captionLabel()),
      m_standing(new DropDown) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, 6);
  auto* head = new QHBoxLayout;
  head->addWidget(headingLabel(tr("What will happen")));
  head->addStretch(1);
  head->addWidget(m_rows);
  layout->addLayout(head);
  m_bar->setLegendShown(false);
  layout->addWidget(m_bar);
  layout->addWidget(m_progress);
  auto* grid = new QGridLayout(m_figures);
  grid->setContentsMargins(0, 0, 0, 0);
  setGridSpacing(grid, 10, 2);
  m_imported = addLine(grid, 0, tr("Import"));
  m_duplicates = addLine(grid, 1, tr("Skip known texts"));
  m_bad = addLine(grid, 2, tr("Bad lines"));
  m_conflicts = addLine(grid, 4, tr("Labelled otherwise"));
  grid->setColumnStretch(3, 1);
  m_showLines->setButtonSize(ButtonSize::Small);
  grid->addWidget(m_showLines, 2, 3, Qt::AlignLeft);
  m_reasons->setTextFormat(Qt::RichText);
  m_reasons->setWordWrap(true);
  grid->addWidget(m_reasons, 3, 1, 1, 3);
  m_standing->setSmall(true);
  m_standing->setAccessibleName(tr("Which label stands"));
  m_standing->addItem(tr("the project's label stands"), false);
  m_standing->addItem(tr("the file's label stands"), true);
  grid->addWidget(m_standing, 4, 3, Qt::AlignLeft);
  layout->addWidget(m_figures);
  layout->addStretch(1);
  m_imported.name->setFont(theme().font(TextStyle::BodyBold));
  m_imported.count->setFont(theme().font(TextStyle::BodyBold));
  connect(m_showLines, &QPushButton::clicked, this, &ImportOutcome::linesRequested);
  connect(m_standing, &QComboBox::activated, this, [this] {
    m_options.fileLabelWins = m_standing->currentData().toBool();
    emit changed();
  });
  followTheme(this, [this] { setDots(); });
  clear();
}

ImportOutcome::Line ImportOutcome::addLine(QGridLayout* grid, int row, const QString& name) {
  const Line line{new QLabel, bodyLabel(name), bodyLabel(), captionLabel()};
  line.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  grid->addWidget(line.dot, row, 0);
  grid->addWidget(line.name, row, 1);
  grid->addWidget(line.count, row, 2);
  grid->addWidget(line.remark, row, 3);
  return line;
}

void ImportOutcome::setDots() const {
  paintDot(m_imported.dot, colors().accentFill);
  paintDot(m_duplicates.dot, colors().buttonBorder);
  paintDot(m_bad.dot, colors().warning);
}

void ImportOutcome::clear() {
  m_figures->hide();
  m_bar->hide();
  m_progress->hide();
  m_rows->clear();
}

void ImportOutcome::showProgress(std::optional<double> share) {
  m_figures->hide();
  m_bar->hide();
  m_progress->show();
  m_progress->setFraction(share);
  m_rows->setText(share ? tr("counting · %1").arg(formatPercent(*share)) : tr("counting…"));
}

void ImportOutcome::showReport(const ImportReport& report) {
  m_progress->hide();
  m_figures->show();
  m_bar->show();
  m_rows->setText(tr("%1 rows").arg(formatCount(report.rows)));
  const std::int64_t duplicates = report.duplicatesInFile + report.duplicatesInProject;
  m_bar->setParts({{tr("Import"), static_cast<double>(report.imported), {}, colors().accentFill},
                   {tr("Skip known texts"), static_cast<double>(duplicates), {}, colors().buttonBorder},
                   {tr("Bad lines"), static_cast<double>(report.skippedCount), {}, colors().warning}});
  m_imported.count->setText(formatCount(report.imported));
  m_imported.remark->setText(tr("%1 with a label").arg(formatCount(report.labelled)));
  m_duplicates.count->setText(formatCount(duplicates));
  m_duplicates.remark->setText(
      duplicates == 0 ? QString()
                      : tr("in the project %1 · twice in the file %2")
                            .arg(formatCount(report.duplicatesInProject), formatCount(report.duplicatesInFile)));
  m_bad.count->setText(formatCount(report.skippedCount));
  m_showLines->setVisible(report.skippedCount > 0);
  showReasons(report);
  const bool conflicts = report.labelConflicts > 0;
  m_conflicts.count->setText(formatCount(report.labelConflicts));
  for (QWidget* part : {static_cast<QWidget*>(m_conflicts.name), static_cast<QWidget*>(m_conflicts.count),
                        static_cast<QWidget*>(m_standing)}) {
    part->setVisible(conflicts);
  }
  m_conflicts.name->setToolTip(tr("Known texts that come with another label; both labels stay in the history."));
}

void ImportOutcome::showReasons(const ImportReport& report) {
  std::map<QString, std::vector<std::int64_t>> byReason;
  for (const SkippedLine& line : report.skipped) byReason[messageText(line.reason)].push_back(line.line);
  std::vector<std::pair<QString, std::vector<std::int64_t>>> reasons(byReason.begin(), byReason.end());
  std::sort(reasons.begin(), reasons.end(),
            [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  QStringList shown;
  for (std::size_t i = 0; i < std::min(reasons.size(), kShownReasons); ++i) {
    const auto& [reason, lines] = reasons[i];
    shown << tr("%1 · %2 · %3")
                 .arg(reason.toHtmlEscaped(), formatCount(static_cast<std::int64_t>(lines.size())), lineNumbers(lines));
  }
  m_reasons->setVisible(!shown.isEmpty());
  m_reasons->setText(shown.join(QStringLiteral("<br>")));
}

}  // namespace wb::ui
