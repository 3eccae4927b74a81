// Precision, recall, F1 and support of every category; sorted through a proxy on SortRole.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/data/metrics.h"

namespace wb::ui {

class ScoreTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Precision, Recall, F1, Support, ColumnCount };
  static constexpr int SortRole = Qt::UserRole + 1;

  explicit ScoreTableModel(QObject* parent = nullptr);

  void setScores(const std::vector<CategoryScore>& scores, const std::vector<Category>& categories);
  CategoryId categoryAt(int row) const { return m_scores[static_cast<std::size_t>(row)].category; }
  /// Names of the columns in the window's language now.
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
