// The list is one table without a head; keys that do not move in it belong to the page.
#include "ui/pages/explore/mistake_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>

#include "core/workflow/browse_samples.h"
#include "core/workflow/label_kind.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/models/run_categories.h"
#include "ui/style/sizes.h"
#include "ui/widgets/category_dot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

/// Digits and letters correct, Enter confirms: the table keeps only the keys that move.
class MistakeTable : public TableView {
 public:
  using TableView::TableView;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    switch (event->key()) {
      case Qt::Key_Up:
      case Qt::Key_Down:
      case Qt::Key_PageUp:
      case Qt::Key_PageDown:
      case Qt::Key_Home:
      case Qt::Key_End: TableView::keyPressEvent(event); break;
      default: event->ignore();
    }
  }
};

namespace {

/// The current row is shown beside the list: its ring stays when the focus goes there.
RowDelegate* ringed(QObject* parent) {
  auto* delegate = new RowDelegate(parent);
  delegate->setRingAlways(true);
  return delegate;
}

}  // namespace

SampleQuery mistakeQuery(RunId run, const std::vector<Split>& splits, const ErrorChoice& choice) {
  SampleQuery query;
  query.run = run;
  query.splits = splits;
  if (choice.label) query.categories = {*choice.label};
  query.predicted = choice.predicted;
  query.missed = choice.missed;
  query.added = choice.added;
  const bool right = choice.label && choice.label == choice.predicted;
  query.state = right ? SampleState::Labelled : SampleState::Disagreeing;
  query.order = SampleOrder::SurestFirst;
  return query;
}

MistakePanel::MistakePanel(Session& session, QWidget* parent)
    : Island(parent),
      m_session(session),
      m_model(new MistakeListModel(this)),
      m_table(new MistakeTable),
      m_label(new CategoryDot),
      m_verb(mutedLabel()),
      m_predicted(new CategoryDot),
      m_note(captionLabel()),
      m_empty(mutedLabel()) {
  m_table->setObjectName(QStringLiteral("mistakes"));
  m_table->setModel(m_model);
  m_table->setRowHeight(size::listRow);
  m_table->setItemDelegate(ringed(m_table));
  m_table->setColumnWidths({54, 0, 24, 32});
  m_table->horizontalHeader()->hide();
  m_table->setFrameShape(QFrame::NoFrame);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->hide();
  content()->addWidget(createHead());
  addLine();
  content()->addWidget(m_table, 1);
  content()->addWidget(m_empty, 1);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
    m_model->setCurrentRow(index.row());
    emit currentChanged();
  });
  retranslate();
}

QWidget* MistakePanel::createHead() {
  auto* head = new QWidget;
  fixHeight(head, 39);
  auto* row = new QHBoxLayout(head);
  setMargins(row, 12, 0, 12, 0);
  setSpacing(row, 8);
  m_label->setBold(true);
  m_predicted->setBold(true);
  row->addWidget(m_label);
  row->addWidget(m_verb);
  row->addWidget(m_predicted);
  row->addStretch(1);
  row->addWidget(m_note);
  return head;
}

void MistakePanel::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  m_model->setCategories(categories);
  retranslate();
}

void MistakePanel::showTexts(RunId run, const std::vector<Split>& splits, const ErrorChoice& choice,
                             std::optional<SampleId> sample) {
  m_run = run;
  m_choice = choice;
  m_searching = true;
  retranslate();
  m_session.start(
      LaneKind::List, this, {},
      [query = mistakeQuery(run, splits, choice)](const JobContext& context) {
        return findSamples(context.project, query);
      },
      [this, sample](std::vector<SampleId> ids) { listFound(std::move(ids), sample); }, {},
      reinterpret_cast<std::uintptr_t>(this));
}

void MistakePanel::listFound(std::vector<SampleId> ids, std::optional<SampleId> sample) {
  m_searching = false;
  m_model->setTexts(&m_session.project(), m_run, std::move(ids));
  const bool oneCell = m_choice.label && m_choice.predicted;
  m_table->setColumnHidden(MistakeListModel::Label, oneCell);
  m_table->setColumnHidden(MistakeListModel::Predicted, oneCell);
  const int dots = hasSeveralLabels(m_session.project()) ? 56 : 0;
  m_table->setColumnWidths({54, 0, std::max(24, dots), std::max(32, dots)});
  retranslate();
  if (!sample || !goToSample(*sample)) goTo(0);
  if (count() == 0) emit currentChanged();
}

void MistakePanel::clear() {
  m_searching = false;
  m_model->setTexts(nullptr, 0, {});
  retranslate();
  emit currentChanged();
}

int MistakePanel::currentRow() const { return m_table->currentIndex().row(); }

std::optional<SampleRow> MistakePanel::current() const {
  const int row = currentRow();
  if (row < 0 || row >= count() || m_model->rowAt(row).id == 0) return std::nullopt;
  return m_model->rowAt(row);
}

bool MistakePanel::goTo(int row) {
  if (row < 0 || row >= count()) return false;
  m_table->setCurrentIndex(m_model->index(row, MistakeListModel::Text));
  return true;
}

bool MistakePanel::goToSample(SampleId id) { return goTo(m_model->rowOf(id)); }

void MistakePanel::takeFocus() { m_table->setFocus(); }

void MistakePanel::retranslate() {
  const auto label = categoryById(m_categories, m_choice.missed  ? m_choice.missed
                                                : m_choice.added ? m_choice.added
                                                                 : m_choice.label);
  const auto predicted = categoryById(m_categories, m_choice.predicted);
  const bool right = label && predicted && label->id == predicted->id;
  m_label->setVisible(label.has_value());
  m_label->setCategory(label);
  m_predicted->setVisible(predicted && !right);
  m_predicted->setCategory(predicted);
  if (right) {
    m_verb->setText(tr("classified rightly"));
  } else if (label) {
    m_verb->setText(m_choice.missed  ? tr("missed")
                    : m_choice.added ? tr("wrongly added")
                    : predicted      ? tr("classified as")
                                     : tr("classified otherwise"));
  } else {
    m_verb->setText(predicted ? tr("Others classified as") : tr("All errors"));
  }
  const QString order = right ? tr("surest first") : tr("surest mistakes first");
  m_note->setText(m_searching ? QString() : tr("%1 · %2").arg(tr("%Ln texts", nullptr, count()), order));
  m_empty->setText(right ? tr("None is classified rightly.") : tr("No mistakes here."));
  m_empty->setVisible(!m_searching && count() == 0);
  m_table->setVisible(m_searching || count() > 0);
  m_table->setAccessibleName(tr("Texts, surest first"));
}

void MistakePanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
