// Counts as they are; F1 in percent with one decimal, as the head says.
#include "ui/models/set_score_model.h"

#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

SetScoreModel::SetScoreModel(QObject* parent) : QAbstractTableModel(parent) {}

void SetScoreModel::setScores(std::vector<CategoryScore> scores, const std::vector<Category>& categories) {
  beginResetModel();
  m_scores = std::move(scores);
  m_categories = categories;
  std::stable_sort(m_scores.begin(), m_scores.end(),
                   [](const CategoryScore& a, const CategoryScore& b) { return a.f1 < b.f1; });
  endResetModel();
}

int SetScoreModel::rowOf(CategoryId category) const {
  const auto found =
      std::find_if(m_scores.begin(), m_scores.end(), [&](const CategoryScore& s) { return s.category == category; });
  return found == m_scores.end() ? -1 : static_cast<int>(found - m_scores.begin());
}

void SetScoreModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int SetScoreModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_scores.size());
}

int SetScoreModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SetScoreModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const CategoryScore& score = m_scores[static_cast<std::size_t>(index.row())];
  if (index.column() == Name) {
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return toQt(score.name);
    const auto category = categoryById(m_categories, score.category);
    return role == CategoryColorRole && category ? QVariant(category->color) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
  if (role == MutedRole) return index.column() != F1 && data(index, Qt::DisplayRole).toString() == QStringLiteral("0");
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Right: return formatCount(score.support - score.missed);
    case Missed: return formatCount(score.missed);
    case Added: return formatCount(score.added);
    default: return formatShare(score.f1);
  }
}

QVariant SetScoreModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::Alignment((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
  if (role == Qt::ToolTipRole) {
    if (section == Right) return tr("Texts with this label that the run gives it too");
    if (section == Missed) return tr("Texts with this label that the run does not give it");
    if (section == Added) return tr("Texts without this label that the run gives it");
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Category");
    case Right: return tr("Right");
    case Missed: return tr("Missed");
    case Added: return tr("Added");
    case F1: return tr("F1 %");
    default: return {};
  }
}

}  // namespace wb::ui
