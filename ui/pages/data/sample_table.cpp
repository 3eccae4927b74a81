// Ticks and keys of the table of texts; its rows are painted by RowDelegate.
#include "ui/pages/data/sample_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/check_box.h"

namespace wb::ui {

namespace {

using Column = SampleTableModel::Column;

// Selection colour means "ticked" here, and an undone row is tinted for a moment.
class SampleDelegate : public RowDelegate {
 public:
  SampleDelegate(const SampleTableModel& model, QObject* parent) : RowDelegate(parent), m_model(model) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const bool tinted = m_model.isChecked(index.row()) || m_model.isFlashing(index.row());
    QStyleOptionViewItem shown = option;
    shown.state.setFlag(QStyle::State_Selected, tinted);
    RowDelegate::paint(painter, shown, index);
  }

 private:
  const SampleTableModel& m_model;
};

}  // namespace

SampleTable::SampleTable(SampleTableModel& model, QWidget* parent)
    : TableView(parent), m_model(model), m_all(new CheckBox({}, horizontalHeader())) {
  setModel(&model);
  setItemDelegate(new SampleDelegate(model, this));
  setSelectionMode(QAbstractItemView::NoSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setAccessibleName(tr("Texts"));
  setUpColumns();
  m_all->setTristate(true);
  m_all->setFocusPolicy(Qt::NoFocus);
  m_all->setToolTip(tr("Select all"));
  connect(m_all, &CheckBox::clicked, this, [this] {
    if (m_model.checkedCount() > 0) {
      m_model.clearChecks();
    } else {
      m_model.checkAll();
    }
  });
  connect(&m_model, &SampleTableModel::checksChanged, this, &SampleTable::updateHeaderBox);
  connect(&m_model, &SampleTableModel::modelReset, this, [this] { m_anchor = -1; });
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) { emit currentRowChanged(current.row()); });
  connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
    if (section == Column::Number) emit orderToggled();
  });
  connect(horizontalHeader(), &QHeaderView::geometriesChanged, this, &SampleTable::placeHeaderBox);
}

void SampleTable::setUpColumns() {
  setColumnWidths({40, 62, 0, 120, 140, 56, 72, 26, 26});
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setHighlightSections(false);
}

void SampleTable::setPredictionsShown(bool shown) {
  setColumnHidden(Column::Predicted, !shown);
  setColumnHidden(Column::Probability, !shown);
}

void SampleTable::setCurrentRow(int row) {
  if (row < 0 || row >= m_model.rowCount()) return;
  setCurrentIndex(m_model.index(row, Column::Text));
  m_anchor = row;
}

int SampleTable::rowsPerPage() const { return std::max(1, viewport()->height() / std::max(1, rowHeight(0)) - 1); }

void SampleTable::tickRange(int row) {
  if (m_anchor < 0) m_anchor = std::max(currentRow(), 0);
  m_model.setChecked(std::min(m_anchor, row), std::max(m_anchor, row), true);
  const int anchor = m_anchor;
  setCurrentRow(row);
  m_anchor = anchor;
}

bool SampleTable::moveWithRange(int key) {
  const int last = m_model.rowCount() - 1;
  const int row = std::max(currentRow(), 0);
  int target = -1;
  if (key == Qt::Key_Up) target = row - 1;
  if (key == Qt::Key_Down) target = row + 1;
  if (key == Qt::Key_PageUp) target = row - rowsPerPage();
  if (key == Qt::Key_PageDown) target = row + rowsPerPage();
  if (key == Qt::Key_Home) target = 0;
  if (key == Qt::Key_End) target = last;
  const bool moves = key == Qt::Key_Up || key == Qt::Key_PageUp || target >= 0;
  if (!moves || last < 0) return false;
  tickRange(std::clamp(target, 0, last));
  return true;
}

void SampleTable::keyPressEvent(QKeyEvent* event) {
  const int row = currentRow();
  const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  if ((event->modifiers() & Qt::ShiftModifier) != 0 && moveWithRange(event->key())) return;
  if (plain && event->key() == Qt::Key_Space && row >= 0) {
    m_model.setChecked(row, row, !m_model.isChecked(row));
    m_anchor = row;
  } else if (event->matches(QKeySequence::SelectAll)) {
    m_model.checkAll();
  } else if (plain && event->key() == Qt::Key_Escape && m_model.checkedCount() > 0) {
    m_model.clearChecks();
  } else if (plain && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)) {
    setCurrentRow(event->key() == Qt::Key_Home ? 0 : m_model.rowCount() - 1);
  } else {
    TableView::keyPressEvent(event);
    if (currentRow() != row) m_anchor = currentRow();
  }
}

void SampleTable::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (event->button() != Qt::LeftButton || !index.isValid()) return;
  const bool box = index.column() == Column::Check || (event->modifiers() & Qt::ControlModifier) != 0;
  if ((event->modifiers() & Qt::ShiftModifier) != 0) {
    tickRange(index.row());
    return;
  }
  setCurrentRow(index.row());
  if (box) m_model.setChecked(index.row(), index.row(), !m_model.isChecked(index.row()));
}

void SampleTable::placeHeaderBox() {
  const int side = m_all->sizeHint().height();
  m_all->setGeometry(px(10), (horizontalHeader()->height() - side) / 2, m_all->sizeHint().width(), side);
}

void SampleTable::updateHeaderBox() {
  const auto checked = m_model.checkedCount();
  const bool all = checked > 0 && checked == m_model.rowCount();
  m_all->setCheckState(all ? Qt::Checked : checked > 0 ? Qt::PartiallyChecked : Qt::Unchecked);
}

void SampleTable::resizeEvent(QResizeEvent* event) {
  TableView::resizeEvent(event);
  placeHeaderBox();
}

void SampleTable::changeEvent(QEvent* event) {
  TableView::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    setAccessibleName(tr("Texts"));
    m_all->setToolTip(tr("Select all"));
  }
}

}  // namespace wb::ui
