// Lines of text in the type scale, as QLabels that the style sheet knows by their role.
#pragma once

#include <QLabel>

namespace wb::ui {

QLabel* bodyLabel(const QString& text = {}, QWidget* parent = nullptr);
QLabel* mutedLabel(const QString& text = {}, QWidget* parent = nullptr);       ///< body, muted ink
QLabel* headingLabel(const QString& text = {}, QWidget* parent = nullptr);     ///< body, bold
QLabel* titleLabel(const QString& text = {}, QWidget* parent = nullptr);       ///< 18 bold
QLabel* captionLabel(const QString& text = {}, QWidget* parent = nullptr);     ///< 12, muted ink
QLabel* captionInkLabel(const QString& text = {}, QWidget* parent = nullptr);  ///< 12, text ink
QLabel* answerLabel(const QString& text = {}, QWidget* parent = nullptr);      ///< 22 bold
/// A 1 px horizontal line.
QWidget* separatorLine(QWidget* parent = nullptr);
/// A 1 px vertical line.
QWidget* verticalLine(QWidget* parent = nullptr);

/// One line that ends in "…" where there is no room, with the whole text as its tooltip.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace wb::ui
