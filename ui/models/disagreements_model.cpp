#include "ui/models/disagreements_model.h"

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr qsizetype shownCharacters = 200;

}  // namespace

void DisagreementsModel::setTexts(std::vector<OutOfFoldText> texts, std::vector<Category> categories) {
  beginResetModel();
  m_texts = std::move(texts);
  m_categories = std::move(categories);
  endResetModel();
}

void DisagreementsModel::remove(int row) {
  beginRemoveRows({}, row, row);
  m_texts.erase(m_texts.begin() + row);
  endRemoveRows();
}

int DisagreementsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

int DisagreementsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DisagreementsModel::categoryData(CategoryId id, int role) const {
  const auto category = categoryById(m_categories, id);
  if (!category) return role == Qt::DisplayRole ? QVariant(tr("removed")) : QVariant();
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return toQt(category->name);
  return role == CategoryColorRole ? QVariant(category->color) : QVariant();
}

QVariant DisagreementsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const OutOfFoldText& text = textAt(index.row());
  switch (index.column()) {
    case Text:
      if (role == Qt::DisplayRole) return toQt(text.answer.text).left(shownCharacters).simplified();
      return role == Qt::ToolTipRole ? QVariant(toQt(text.answer.text).left(shownCharacters * 10)) : QVariant();
    case Label: return categoryData(text.label, role);
    case Predicted: return categoryData(text.predicted, role);
    case Probability:
      if (role == Qt::DisplayRole) return formatPercent(text.probability);
      return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default: return {};
  }
}

QVariant DisagreementsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Probability) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Text: return tr("Text");
    case Label: return tr("Label");
    case Predicted: return tr("Answer unseen");
    case Probability: return tr("Sure");
    default: return {};
  }
}

}  // namespace wb::ui
