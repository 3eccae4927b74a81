// Texts whose out-of-fold answer is not their label, the surest first.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/data/cross_validation.h"

namespace wb::ui {

class DisagreementsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, Label, Predicted, Probability, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setTexts(std::vector<OutOfFoldText> texts, std::vector<Category> categories);
  const OutOfFoldText& textAt(int row) const { return m_texts[static_cast<std::size_t>(row)]; }
  void remove(int row);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant categoryData(CategoryId id, int role) const;

  std::vector<OutOfFoldText> m_texts;
  std::vector<Category> m_categories;
};

}  // namespace wb::ui
