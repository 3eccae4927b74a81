// The check box of the window, painted sharp; the box alone is also used by tables.
#pragma once

#include <QCheckBox>
#include <QPainter>

namespace wb::ui {

/// The 16 px box, centred in `cell`.
void paintCheckBox(QPainter& painter, const QRectF& cell, Qt::CheckState state, bool enabled = true);

class CheckBox : public QCheckBox {
  Q_OBJECT

 public:
  explicit CheckBox(const QString& text = {}, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool hitButton(const QPoint& position) const override { return rect().contains(position); }
};

}  // namespace wb::ui
