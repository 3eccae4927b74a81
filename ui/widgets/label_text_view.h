// The text that is being labelled: large, calm, at most 29 characters a line, broken as Chinese is.
#pragma once

#include <QString>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

/// Pieces of `text` that fit in `columns` full-width columns each (a Latin letter counts half). No
/// line starts with a closing mark or ends with an opening one, and a Latin word stays whole.
std::vector<QString> breakChineseLines(const QString& text, int columns);

/// Put it into a QScrollArea with setWidgetResizable(true): long texts scroll.
class LabelTextView : public PaintedWidget {
  Q_OBJECT

 public:
  explicit LabelTextView(QWidget* parent = nullptr);
  void setText(const QString& text);
  QString text() const { return m_text; }
  /// A shading in 0…1 behind each UTF-16 unit (attention); empty for none.
  void setWeights(const std::vector<float>& weights);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void styleChanged() override;

 private:
  int columnsFor(int width) const;
  void paintWeights(class QPainter& painter, const QRect& row, const QString& line, qsizetype offset) const;
  const std::vector<QString>& lines(int width) const;

  QString m_text;
  std::vector<float> m_weights;
  mutable int m_brokenFor = -1;
  mutable std::vector<QString> m_lines;
};

}  // namespace wb::ui
