// Who looks at whom: one attention matrix, rows are queries, columns are keys.
#pragma once

#include <QImage>
#include <QStringList>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

/// The square shrinks its cells (down to 2 px, labels left out under 10) until it fits.
class AttentionHeatmap : public PaintedWidget {
  Q_OBJECT

 public:
  explicit AttentionHeatmap(QWidget* parent = nullptr);

  /// `values` is [length (query), length (key)], length = labels.size(); 0…1. An empty one clears.
  void setMatrix(const QStringList& labels, const std::vector<float>& values);
  /// The row in the frame; −1: none.
  void setSelectedRow(int row);
  int selectedRow() const { return m_selectedRow; }
  /// Largest cell in drawing pixels (26).
  void setMaximumCell(int size);
  /// No labels at all: the small square of the try page.
  void setLabelsShown(bool shown);
  QRect cellRect(int row, int column) const;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void rowSelected(int row);
  void cellHovered(int row, int column);  ///< −1, −1 when left

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void styleChanged() override;

 private:
  struct Geometry {
    double cell = 0;
    QPointF origin;  ///< top left of the first cell
    bool labels = false;
  };
  Geometry geometryFor(const QSize& size) const;
  QPoint cellAt(const QPointF& position) const;  ///< x: column, y: row; −1 outside
  void rebuildImage();
  void select(int row);
  void paintLabels(class QPainter& painter, const Geometry& geometry) const;
  float value(int row, int column) const;
  int length() const { return static_cast<int>(m_labels.size()); }

  QStringList m_labels;
  std::vector<float> m_values;
  float m_largest = 1;
  QImage m_image;
  int m_selectedRow = -1;
  QPoint m_hovered{-1, -1};
  int m_maximumCell = 26;
  bool m_labelsShown = true;
};

}  // namespace wb::ui
