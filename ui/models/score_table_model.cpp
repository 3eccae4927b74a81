// Numbers are shown as shares in percent with one decimal; the column heads say so.
#include "ui/models/score_table_model.h"

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

ScoreTableModel::ScoreTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void ScoreTableModel::setScores(const std::vector<CategoryScore>& scores, const std::vector<Category>& categories) {
  beginResetModel();
  m_scores = scores;
  m_categories = categories;
  endResetModel();
}

void ScoreTableModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int ScoreTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_scores.size());
}

int ScoreTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ScoreTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const CategoryScore& score = m_scores[static_cast<std::size_t>(index.row())];
  if (index.column() == Name) {
    if (role == Qt::DisplayRole || role == SortRole) return toQt(score.name);
    const auto category = categoryById(m_categories, score.category);
    return role == CategoryColorRole && category ? QVariant(category->color) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
  if (role != Qt::DisplayRole && role != SortRole) return {};
  if (index.column() == Support)
    return role == SortRole ? QVariant(static_cast<qlonglong>(score.support)) : formatCount(score.support);
  const double value = index.column() == Precision ? score.precision
                       : index.column() == Recall  ? score.recall
                                                   : score.f1;
  return role == SortRole ? QVariant(value) : formatShare(value);
}

QVariant ScoreTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::Alignment((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Category");
    case Precision: return tr("Precision %");
    case Recall: return tr("Recall %");
    case F1: return tr("F1 %");
    case Support: return tr("Texts");
    default: return {};
  }
}

}  // namespace wb::ui
