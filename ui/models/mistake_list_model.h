// The texts behind a part of the confusion matrix, with what a run says of them; rows are read as they
// come into view.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <set>
#include <vector>

#include "core/data/sample_query.h"

namespace wb {
class Project;
}

namespace wb::ui {

class MistakeListModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Probability, Text, Label, Predicted, ColumnCount };

  explicit MistakeListModel(QObject* parent = nullptr);

  /// `ids` are the texts in their order; predictions are those of `run`. Null empties the list.
  void setTexts(const Project* project, RunId run, std::vector<SampleId> ids);
  void setCategories(const std::vector<Category>& categories);
  /// These are shown with a check: their label was changed here.
  void setCorrected(const std::set<SampleId>& ids);
  /// The row that is looked at, shown bold; −1: none.
  void setCurrentRow(int row);
  /// What is kept of these texts is read anew.
  void refresh(const std::vector<SampleId>& ids);

  const std::vector<SampleId>& ids() const { return m_ids; }
  /// −1 where the text is not in the list.
  int rowOf(SampleId id) const;
  /// Its id is 0 where the text is gone.
  const SampleRow& rowAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  using Page = std::vector<SampleRow>;

  const Page& page(int number) const;
  QVariant categoryData(const std::vector<CategoryId>& ids, int role) const;
  void notifyAll();

  const Project* m_project = nullptr;
  RunId m_run = 0;
  std::vector<SampleId> m_ids;
  std::vector<Category> m_categories;
  std::set<SampleId> m_corrected;
  int m_currentRow = -1;
  mutable std::map<int, Page> m_pages;
};

}  // namespace wb::ui
