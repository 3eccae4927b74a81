// One line a category where texts have several labels: how often a run is right, misses it, or adds it wrongly.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/data/metrics.h"

namespace wb::ui {

class SetScoreModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Right, Missed, Added, F1, ColumnCount };

  explicit SetScoreModel(QObject* parent = nullptr);

  /// Sorted so that the lowest F1 comes first.
  void setScores(std::vector<CategoryScore> scores, const std::vector<Category>& categories);
  CategoryId categoryAt(int row) const { return m_scores[static_cast<std::size_t>(row)].category; }
  /// −1 where there is none.
  int rowOf(CategoryId category) const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<CategoryScore> m_scores;
  std::vector<Category> m_categories;
};

}  // namespace wb::ui
