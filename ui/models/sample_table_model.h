// The table of texts: all ids that a query found, and the rows that are looked at, read page by page.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <vector>

#include "core/data/sample_query.h"
#include "ui/models/id_set.h"

namespace wb {
class Project;
}

namespace wb::ui {

/// A million rows cost eight bytes each; texts of at most kept pages are in memory.
class SampleTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Check, Number, Text, CategoryName, Predicted, Probability, SplitName, Flag, Note, ColumnCount };

  explicit SampleTableModel(QObject* parent = nullptr);

  /// The connection that rows are read from; null empties the table.
  void setProject(const Project* project);
  void setCategories(const std::vector<Category>& categories);
  /// The answer of a query. Ticks of texts that are no longer in it are dropped.
  void setIds(std::vector<SampleId> ids);
  void setOrder(SampleOrder order);

  const std::vector<SampleId>& ids() const { return m_ids; }
  SampleId idAt(int row) const { return m_ids[static_cast<std::size_t>(row)]; }
  /// −1 where the text is not in the table.
  int rowOf(SampleId id) const;
  /// The row as stored now; its id is 0 where the text is gone.
  SampleRow rowAt(int row) const;

  /// What is kept of these texts is read anew.
  void refresh(const std::vector<SampleId>& ids);
  void refreshAll();

  bool isChecked(int row) const { return m_checked.contains(idAt(row)); }
  void setChecked(int firstRow, int lastRow, bool checked);
  void checkAll();
  void clearChecks();
  std::int64_t checkedCount() const { return m_checked.size(); }
  /// In the table's order.
  std::vector<SampleId> checkedIds() const;
  /// Draws these rows on the tint of an undone step until called with none.
  void setFlashing(const std::vector<SampleId>& ids);
  bool isFlashing(int row) const { return m_flashing.contains(idAt(row)); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  void checksChanged();

 private:
  using Page = std::vector<SampleRow>;

  const SampleRow& cachedRow(int row) const;
  const Page& page(int number) const;
  QVariant cell(const SampleRow& row, int column) const;
  QVariant look(const SampleRow& row, int column, int role) const;
  void notifyRows(int first, int last);

  const Project* m_project = nullptr;
  std::vector<SampleId> m_ids;
  std::vector<Category> m_categories;
  SampleOrder m_order = SampleOrder::NewestFirst;
  IdSet m_checked;
  IdSet m_flashing;
  mutable std::map<int, Page> m_pages;
};

/// "training", "validation", "test", "—", in the window's language.
QString splitText(Split split);

}  // namespace wb::ui
