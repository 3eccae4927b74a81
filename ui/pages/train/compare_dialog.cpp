#include "ui/pages/train/compare_dialog.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <memory>
#include <vector>

#include "core/workflow/browse_samples.h"
#include "core/workflow/compare_on_split.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/differing_texts_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/comparison_card.h"
#include "ui/pages/train/setting_row.h"
#include "ui/pages/train/setting_rows.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

struct Line {
  QString name;
  QString first;
  QString second;
  bool differs() const { return first != second; }
};

/// Every setting as the settings panel writes it.
std::vector<Line> settingLines(const RunRecord& a, const RunRecord& b) {
  std::vector<Line> lines = {
      {CompareDialog::tr("Encoder"), encoderText(a.encoder), encoderText(b.encoder)},
      {CompareDialog::tr("Preset"), presetText(a.config.preset), presetText(b.config.preset)},
      {CompareDialog::tr("Categories"), formatCount(std::ssize(a.categories)), formatCount(std::ssize(b.categories))}};
  std::vector<SettingRow*> rows;
  const bool fresh = a.encoder == newEncoder || b.encoder == newEncoder;
  for (const auto& group : {fresh ? newEncoderRows() : std::vector<SettingRow*>{}, commonRows(), advancedRows()})
    rows.insert(rows.end(), group.begin(), group.end());
  for (SettingRow* each : rows) {
    const std::unique_ptr<SettingRow> row(each);
    row->load(a.config);
    const QString first = row->valueText();
    row->load(b.config);
    lines.push_back({row->name(), first, row->valueText()});
  }
  return lines;
}

/// What came of each run by itself.
std::vector<Line> resultLines(const RunRecord& a, const RunRecord& b) {
  return {{CompareDialog::tr("Best epoch"), QString::number(a.bestEpoch, 'g', 3), QString::number(b.bestEpoch, 'g', 3)},
          {CompareDialog::tr("Time"), formatDuration(a.seconds), formatDuration(b.seconds)},
          {CompareDialog::tr("Note"), toQt(a.note), toQt(b.note)}};
}

void addLine(QGridLayout* grid, const Line& line, bool bold) {
  const int row = grid->rowCount();
  grid->addWidget(mutedLabel(line.name), row, 0);
  int column = 1;
  for (const QString& text : {line.first, line.second}) {
    auto* label = new ElidedLabel(text);
    if (bold) label->setProperty("role", "heading");
    grid->addWidget(label, row, column++);
  }
}

std::vector<DifferingRow> rowsOf(const Project& project, const std::vector<DifferingText>& texts) {
  std::vector<SampleId> ids;
  for (const DifferingText& text : texts) ids.push_back(text.sample);
  std::vector<DifferingRow> rows;
  std::size_t next = 0;
  for (const SampleRow& row : sampleRows(project, ids)) {  // in the order of ids, without those that are gone
    while (texts[next].sample != row.id) ++next;
    rows.push_back({texts[next], toQt(row.text).simplified()});
  }
  return rows;
}

}  // namespace

CompareDialog::CompareDialog(Session& session, QWidget* over, const RunRecord& first, const RunRecord& second)
    : DialogFrame(over), m_session(session), m_first(first), m_second(second), m_lower(new QStackedWidget) {
  setTitle(tr("Which run is better?"), tr("%1 and %2").arg(runName(first.id), runName(second.id)));
  setIslandSize(820, 720);
  auto* cards = new QHBoxLayout;
  setSpacing(cards, 24);
  for (const Split split : {Split::Validation, Split::Test}) {
    auto* card = new ComparisonCard(split, first.id, second.id);
    card->setAccessibleName(split == Split::Test ? tr("On the test texts") : tr("On the validation texts"));
    connect(card, &ComparisonCard::textsAsked, this, [this, card](bool onlyFirst) { showTexts(*card, onlyFirst); });
    if (split == Split::Test) cards->addWidget(verticalLine());
    cards->addWidget(card, 1);
    compareOn(card);
  }
  body()->addLayout(cards);
  body()->addWidget(separatorLine());
  m_lower->addWidget(buildSettings());
  m_lower->addWidget(buildTexts());
  body()->addWidget(m_lower, 1);
  primaryButton()->hide();
  cancelButton()->setText(tr("Close"));
}

QWidget* CompareDialog::buildSettings() const {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setAccessibleName(tr("Settings that differ"));
  auto* inside = new QWidget;
  auto* grid = new QGridLayout(inside);
  setMargins(grid, 0, 0, 12, 0);
  setGridSpacing(grid, 24, 2);
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(2, 3);
  grid->addWidget(captionLabel(tr("Settings that differ")), 0, 0);
  grid->addWidget(headingLabel(runName(m_first.id)), 0, 1);
  grid->addWidget(headingLabel(runName(m_second.id)), 0, 2);
  std::vector<Line> same;
  for (const Line& line : settingLines(m_first, m_second)) {
    if (line.differs()) {
      addLine(grid, line, true);
    } else {
      same.push_back(line);
    }
  }
  if (grid->rowCount() == 1)
    grid->addWidget(mutedLabel(tr("None: only chance and the texts of then differ.")), 1, 0, 1, 3);
  grid->addWidget(captionLabel(tr("Each by itself")), grid->rowCount(), 0, 1, 3);
  for (const Line& line : resultLines(m_first, m_second)) addLine(grid, line, line.differs());
  grid->addWidget(captionLabel(tr("The same in both")), grid->rowCount(), 0, 1, 3);
  for (const Line& line : same) addLine(grid, line, false);
  grid->setRowStretch(grid->rowCount(), 1);
  area->setWidget(inside);
  return area;
}

QWidget* CompareDialog::buildTexts() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 8);
  auto* head = new QHBoxLayout;
  m_textsTitle = headingLabel();
  auto* back = new Button(tr("Back to the settings"), ButtonKind::Link);
  head->addWidget(m_textsTitle);
  head->addStretch(1);
  head->addWidget(back);
  column->addLayout(head);
  m_texts = new DifferingTextsModel(this);
  m_table = new TableView;
  m_table->setModel(m_texts);
  m_table->setColumnWidths({0, 110, 110, 110});
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setAccessibleName(tr("Texts that only one run has right"));
  m_table->setToolTip(tr("Double click or Enter shows why the run erred"));
  column->addWidget(m_table, 1);
  connect(back, &QPushButton::clicked, this, [this] { m_lower->setCurrentIndex(0); });
  connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) {
    const DifferingText& text = m_texts->answersAt(index.row());
    emit textChosen(text.first == text.label ? m_second.id : m_first.id, text.sample, m_textsSplit);
    reject();
  });
  return page;
}

void CompareDialog::compareOn(ComparisonCard* card) {
  for (const RunRecord* run : {&m_first, &m_second}) {
    if (!run->hasWeights) {
      return card->showProblem(tr("%1 cannot be asked: it has no weights. It was stopped before its first epoch ended, "
                                  "or they were removed.")
                                   .arg(runName(run->id)));
    }
  }
  const JobId job = m_session.start(
      LaneKind::Model, this, tr("Comparing two runs"),
      [first = m_first.id, second = m_second.id, split = card->split()](const JobContext& context) {
        return compareOnSplit(context.project, first, second, split, context.progress, context.stop);
      },
      [card](const RunComparison& comparison) { card->showComparison(comparison); },
      [card](const Error& error) { card->showProblem(errorText(error)); });
  const auto follow = [this, job, card] {
    for (const JobStatus& status : m_session.jobs()) {
      if (status.id == job) card->showProgress(status.done, status.total);
    }
  };
  connect(&m_session, &Session::jobsChanged, card, follow);
  connect(this, &DialogFrame::rejected, card, [this, job] { m_session.cancel(job); });
  follow();
}

void CompareDialog::showTexts(const ComparisonCard& card, bool onlyFirst) {
  std::vector<DifferingText> texts;
  for (const DifferingText& text : card.comparison().differing) {
    if ((text.first == text.label) == onlyFirst) texts.push_back(text);
  }
  m_textsSplit = card.split();
  m_textsTitle->setText(tr("Only %1 is right").arg(runName(onlyFirst ? m_first.id : m_second.id)));
  m_lower->setCurrentIndex(1);
  m_session.start(
      LaneKind::List, this, {},
      [texts](const JobContext& context) {
        return std::pair(rowsOf(context.project, texts), listCategories(context.project));
      },
      [this](std::pair<std::vector<DifferingRow>, std::vector<Category>> found) {
        m_texts->setRows(m_first.id, m_second.id, std::move(found.first), std::move(found.second));
        m_table->setFocus();
        if (m_texts->rowCount() > 0) m_table->setCurrentIndex(m_texts->index(0, 0));
      },
      {}, reinterpret_cast<std::uintptr_t>(this));
}

}  // namespace wb::ui
