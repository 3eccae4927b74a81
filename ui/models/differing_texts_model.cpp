#include "ui/models/differing_texts_model.h"

#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/models/runs_model.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

void DifferingTextsModel::setRows(RunId first, RunId second, std::vector<DifferingRow> rows,
                                  std::vector<Category> categories) {
  beginResetModel();
  m_first = first;
  m_second = second;
  m_rows = std::move(rows);
  m_categories = std::move(categories);
  endResetModel();
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int DifferingTextsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferingTextsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DifferingTextsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const DifferingRow& row = m_rows[static_cast<std::size_t>(index.row())];
  if (index.column() == Text) return role == Qt::DisplayRole || role == Qt::ToolTipRole ? row.text : QVariant();
  const CategoryId id = index.column() == Label   ? row.answers.label
                        : index.column() == First ? row.answers.first
                                                  : row.answers.second;
  const auto category = categoryById(m_categories, id);
  if (!category) return {};
  if (role == CategoryColorRole) return category->color;
  if (role == DifferentRole) return index.column() != Label && id != row.answers.label;
  return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(toQt(category->name)) : QVariant();
}

QVariant DifferingTextsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Text: return tr("Text");
    case Label: return tr("Label");
    case First: return runName(m_first);
    case Second: return runName(m_second);
    default: return {};
  }
}

}  // namespace wb::ui
