// The labels of a file and the categories they become: one row each, changed by click or Enter.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QWidget>

#include "core/workflow/import_corpus.h"

class QLabel;

namespace wb::ui {

class Button;
class TableView;

class LabelMappingModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Label, Arrow, CategoryName, Count, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;

  void setLabels(const std::vector<LabelCount>& labels, const std::vector<Category>& categories);
  const LabelCount& labelAt(int row) const { return m_labels[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QVariant categoryCell(const LabelCount& label, int role) const;

  std::vector<LabelCount> m_labels;
  QHash<QString, int> m_colors;
};

class LabelMapping : public QWidget {
  Q_OBJECT

 public:
  LabelMapping(ImportOptions& options, std::vector<Category> categories, QWidget* parent = nullptr);

  void showLabels(const std::vector<LabelCount>& labels);
  void clear();

 signals:
  void changed();
  /// The labels are numbers: a file of names is wanted, or no longer.
  void namesWanted();

 private:
  void choose(int row);
  void showNames(const std::vector<LabelCount>& labels);

  ImportOptions& m_options;
  std::vector<Category> m_categories;
  LabelMappingModel m_model;
  QLabel* m_note;
  QLabel* m_none;
  Button* m_names;
  TableView* m_table;
};

}  // namespace wb::ui
