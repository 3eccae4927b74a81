// Which category was taken for which: rows are labels, columns predictions; errors carry the colour.
#pragma once

#include <QAbstractScrollArea>
#include <cstdint>
#include <vector>

#include "core/data/corpus.h"

class QPainter;

namespace wb::ui {

class ConfusionMatrix : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit ConfusionMatrix(QWidget* parent = nullptr);

  /// `counts` is [label][prediction] in the order of `categories`.
  void setMatrix(std::vector<Category> categories, std::vector<std::vector<std::int64_t>> counts);
  /// Shares of the row instead of counts.
  void setRates(bool rates);
  /// −1, −1: none; a row with column −1, or a column with row −1, is that line as a whole. Emits nothing.
  void setSelected(int row, int column);
  int selectedRow() const { return m_row; }
  int selectedColumn() const { return m_column; }
  /// Largest cell in drawing pixels (40).
  void setMaximumCell(int size);
  /// The cell's box in the viewport.
  QRect cellRect(int row, int column) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 signals:
  /// By click or arrow keys; a click on a name selects its whole line, the other number is −1.
  void cellSelected(int row, int column);
  void cellActivated(int row, int column);  ///< by double click or Enter

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  int count() const { return static_cast<int>(m_categories.size()); }
  int cellWidthFor(int width) const;
  int cellWidth() const;
  int cellHeight() const;
  void measureNames();
  int headHeight() const;
  int recallWidth() const;
  QPoint cellAt(const QPoint& position) const;
  QPoint headAt(const QPoint& position) const;  ///< x: column or −1, y: row or −1
  QRect selectedRect() const;
  void select(int row, int column);
  void updateScrollBars();
  void scrollTo(int row, int column);
  QRect cellArea() const;
  double rate(int row, int column) const;
  QString cellText(int row, int column) const;
  QString describe(int row, int column) const;
  void paintCell(QPainter& painter, int row, int column) const;
  void paintColumnHeads(QPainter& painter) const;
  void paintRowHead(QPainter& painter, int row) const;

  std::vector<Category> m_categories;
  std::vector<std::vector<std::int64_t>> m_counts;
  std::vector<std::int64_t> m_rowSums;
  std::int64_t m_worstCount = 1;
  double m_worstRate = 1;
  int m_nameWidth = 0;  ///< of the names at the left, dots and gaps included
  bool m_rates = false;
  int m_row = -1;
  int m_column = -1;
  int m_maximumCell = 40;
};

}  // namespace wb::ui
