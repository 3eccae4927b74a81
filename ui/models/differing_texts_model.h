// The texts that only one of two runs has right: the text, its label, and what each run said.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/data/metrics.h"

namespace wb::ui {

struct DifferingRow {
  DifferingText answers;
  QString text;
};

class DifferingTextsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, Label, First, Second, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setRows(RunId first, RunId second, std::vector<DifferingRow> rows, std::vector<Category> categories);
  const DifferingText& answersAt(int row) const { return m_rows[static_cast<std::size_t>(row)].answers; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  RunId m_first = 0;
  RunId m_second = 0;
  std::vector<DifferingRow> m_rows;
  std::vector<Category> m_categories;
};

}  // namespace wb::ui
