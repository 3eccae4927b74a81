// The drop area and its side; see the header.
#include "ui/pages/data/empty_view.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>

#include "ui/bridge/format.h"
#include "ui/models/recent_projects.h"
#include "ui/pages/data/step_list.h"
#include "ui/style/icons.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kFolderRole = Qt::UserRole + 1;

}  // namespace

EmptyView::EmptyView(QWidget* parent)
    : QWidget(parent),
      m_state(new EmptyState),
      m_import(new Button({}, ButtonKind::Primary)),
      m_sample(new Button),
      m_steps(new StepList),
      m_recent(new QListWidget),
      m_other(new Button({}, ButtonKind::Link)),
      m_noRecent(captionLabel()),
      m_private(captionLabel()) {
  auto* main = new Island;
  m_state->setPicture(QStringLiteral("files"));
  m_state->setDropFrame(true);
  m_import->setButtonSize(ButtonSize::Answer);
  m_import->setIconName(QStringLiteral("import"));
  m_import->setKeyText(QStringLiteral("Ctrl+O"));
  m_sample->setButtonSize(ButtonSize::Answer);
  m_state->addButton(m_import);
  m_state->addButton(m_sample);
  main->content()->addWidget(m_state);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(new SideSplit(main, makeSide(), 308, 308));
  connect(m_import, &QPushButton::clicked, this, &EmptyView::importRequested);
  connect(m_sample, &QPushButton::clicked, this, &EmptyView::sampleRequested);
  connect(m_other, &QPushButton::clicked, this, &EmptyView::otherProjectRequested);
  connect(m_recent, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { openItem(m_recent->row(item)); });
  connect(m_recent, &QListWidget::itemActivated, this,
          [this](QListWidgetItem* item) { openItem(m_recent->row(item)); });
  retranslate();
}

QWidget* EmptyView::makeSide() {
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, size::islandGap);
  auto* next = new Island;
  m_next = next->addSection();
  addSpace(m_next->body(), 4);
  m_next->body()->addWidget(m_steps);
  layout->addWidget(next);
  auto* recent = new Island;
  m_recentSection = recent->addSection();
  m_other->setButtonSize(ButtonSize::Small);
  m_recentSection->addHeadWidget(m_other);
  m_recent->setItemDelegate(new RowDelegate(m_recent));
  m_recent->setFrameShape(QFrame::NoFrame);
  m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_recent->setCursor(Qt::PointingHandCursor);
  m_recentSection->body()->addWidget(m_noRecent);
  m_recentSection->body()->addWidget(m_recent, 1);
  m_recentSection->body()->addStretch();
  recent->content()->setStretchFactor(m_recentSection, 1);
  recent->addLine();
  auto* foot = new QHBoxLayout;
  setMargins(foot, 16, 12, 16, 12);
  setSpacing(foot, 8);
  auto* lock = new QLabel;
  followTheme(lock, [lock] { lock->setPixmap(icon(QStringLiteral("lock")).pixmap(px(14))); });
  foot->addWidget(lock, 0, Qt::AlignTop);
  m_private->setWordWrap(true);
  foot->addWidget(m_private, 1);
  recent->content()->addLayout(foot);
  layout->addWidget(recent, 1);
  return side;
}

void EmptyView::retranslate() {
  m_state->setTexts(tr("Drop files or folders here"),
                    tr("CSV, TSV, JSON lines or plain text; the encoding is recognised, and you see everything before "
                       "it is written."),
                    tr("The sample: 480 short Chinese texts in 8 categories; from labelling to a trained model in "
                       "minutes.\nOr paste lines with Ctrl+V, one text a line."));
  m_import->setText(tr("Import texts…"));
  m_sample->setText(tr("Open the sample project"));
  m_next->setTitle(tr("What comes next"));
  m_steps->setSteps({{tr("Import texts"), tr("One a line, with labels or without.")},
                     {tr("Label a few dozen"), tr("One key each; soon it suggests.")},
                     {tr("Train"), tr("Pick a preset, watch the curves.")},
                     {tr("See where it errs"), tr("From a cell to its texts; correct them.")}});
  m_recentSection->setTitle(tr("Recent projects"));
  m_recent->setAccessibleName(tr("Recent projects"));
  m_noRecent->setText(tr("None yet."));
  m_other->setText(tr("Open other…"));
  m_private->setText(
      tr("Everything runs on this computer; texts never leave it. A project is a folder: copy it and "
         "you have moved it."));
}

void EmptyView::refresh(const QString& openFolder) {
  m_recent->clear();
  for (const RecentProject& project : recentProjects()) {
    if (project.folder == QFileInfo(openFolder).absoluteFilePath()) continue;
    auto* item = new QListWidgetItem(project.name, m_recent);
    item->setData(IconNameRole, QStringLiteral("folder"));
    item->setData(SecondLineRole, tr("%1 texts · %2").arg(formatCount(project.texts), formatTime(project.openedAt)));
    item->setData(kFolderRole, project.folder);
    item->setToolTip(project.folder);
    item->setSizeHint({px(100), px(size::listRowTwoLines + 6)});
  }
  m_noRecent->setVisible(m_recent->count() == 0);
  m_recent->setVisible(m_recent->count() > 0);
}

void EmptyView::openItem(int row) { emit projectRequested(m_recent->item(row)->data(kFolderRole).toString()); }

void EmptyView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace wb::ui
