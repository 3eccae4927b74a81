// The table of the window: quiet rows with a line beneath, a ring round the current one, and cells
// that know dots, "≠", flags and badges.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace wb::ui {

/// What a model may answer beside DisplayRole to have a cell drawn by RowDelegate.
enum CellRole : int {
  CategoryColorRole = Qt::UserRole + 100,  ///< int, or a list of them: a dot of each category before the text
  MutedRole,                               ///< bool: muted ink
  CaptionRole,                             ///< bool: 12 px type
  BoldRole,                                ///< bool
  IconNameRole,                            ///< QString: an icon before the text, or alone
  IconColorRole,                           ///< QColor
  DifferentRole,                           ///< bool: the "≠" mark before the dot
  BadgeRole,                               ///< QString: a word on an accent tint behind the text
  TailRole,                                ///< QString: muted caption behind the text ("62 %")
  SecondLineRole,                          ///< QString: a second, muted line (lists with rows of 44)
  KeyTextRole,                             ///< QString: the key drawn on the category's colour instead of the dot
  BarRole,                                 ///< double 0…1: a thin bar of that length before the right-aligned text
  SwatchRole                               ///< QPen: a short line sample before the text (runs)
};

class RowDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  /// The ring round the current row also without focus (a list whose row is shown beside it).
  void setRingAlways(bool always) { m_ringAlways = always; }

 private:
  void paintCurrentRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
  bool m_ringAlways = false;
};

/// Rows of 32, head of 30, whole rows selected, no grid.
class TableView : public QTableView {
  Q_OBJECT

 public:
  explicit TableView(QWidget* parent = nullptr);
  /// Row height in drawing pixels (32).
  void setRowHeight(int height);
  /// Widths in drawing pixels that follow the text size; 0 stretches the column.
  void setColumnWidths(const QList<int>& widths);
  void setModel(QAbstractItemModel* model) override;
  /// The first column's words begin where an island's title does, not at the cell's usual padding.
  void setInset();
  bool isInset() const { return m_inset; }
  /// Lights the row up for 150 ms: what an undo has changed.
  void flashRow(int row);
  int flashedRow() const { return m_flashedRow; }

 signals:
  /// Enter or double click on a row.
  void rowActivated(const QModelIndex& index);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

 private:
  void applySizes();
  int m_rowHeight = 32;
  bool m_inset = false;
  int m_flashedRow = -1;
  QList<int> m_columnWidths;
};

}  // namespace wb::ui
