// The first rows of a file as columns; each column's head says what it is taken for and can be clicked.
#pragma once

#include <QHeaderView>

#include "core/workflow/import_corpus.h"
#include "ui/widgets/table_view.h"

class QStandardItemModel;

namespace wb::ui {

/// Two lines a section: the role in force, and the column's name in the file.
class ColumnHeader : public QHeaderView {
  Q_OBJECT

 public:
  explicit ColumnHeader(QWidget* parent = nullptr);
  void setColumns(const std::vector<FileColumn>& columns);
  static QString roleName(ColumnRole role);

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  QSize sizeHint() const override;

 private:
  std::vector<FileColumn> m_columns;
};

class ColumnTable : public TableView {
  Q_OBJECT

 public:
  explicit ColumnTable(QWidget* parent = nullptr);
  void showPreview(const ImportPreview& preview);

 signals:
  void roleChosen(int column, wb::ColumnRole role);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void openMenu(int column);
  void shareWidth();

  QStandardItemModel* m_rows;
  ColumnHeader* m_header;
  std::vector<FileColumn> m_columns;
};

}  // namespace wb::ui
