// All heads at a glance: layers downward, heads across, each attention matrix as a thumbnail.
#pragma once

#include <QImage>

#include "core/data/explanation.h"
#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class HeadGrid : public PaintedWidget {
  Q_OBJECT

 public:
  explicit HeadGrid(QWidget* parent = nullptr);

  void setAttention(const AttentionMaps& maps);
  /// 0-based; −1 for "all" (a mean), which frames the whole row or column.
  void setSelected(int layer, int head);
  int selectedLayer() const { return m_layer; }
  int selectedHead() const { return m_head; }
  /// Largest thumbnail in drawing pixels (24).
  void setMaximumCell(int size);
  QRect headRect(int layer, int head) const;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void headSelected(int layer, int head);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void styleChanged() override;

 private:
  int cellSize(const QSize& size) const;
  QString describe(int layer, int head) const;
  void paintLabels(class QPainter& painter, int cell) const;
  void paintSelection(class QPainter& painter) const;
  int labelWidth() const;
  int labelHeight() const;
  void rebuildImage(int side);
  void select(int layer, int head);

  AttentionMaps m_maps;
  QImage m_image;
  int m_layer = -1;
  int m_head = -1;
  int m_maximumCell = 24;
};

}  // namespace wb::ui
