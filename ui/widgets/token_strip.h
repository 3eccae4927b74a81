// A text as its tokens, each shaded by its weight, with signed bars beneath for gradients.
#pragma once

#include <QString>
#include <vector>

#include "ui/style/theme.h"
#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct StripToken {
  QString text;          ///< as in the original: "修", "E4"; "[CLS]" for special ones
  bool special = false;  ///< shown small and muted
};

class TokenStrip : public PaintedWidget {
  Q_OBJECT

 public:
  explicit TokenStrip(QWidget* parent = nullptr);

  void setTokens(std::vector<StripToken> tokens);
  /// One weight a token, any scale: the largest magnitude is the end of the ramp, and negative ones (shares
  /// that oppose) take the other ramp. Empty: no shading.
  void setWeights(std::vector<float> weights);
  /// Signed shares beneath each token, the largest |value| fills the bar. Empty: no second row.
  void setBars(std::vector<float> bars);
  /// The token whose row is shown elsewhere (−1: none); drawn with a ring.
  void setSelected(int token);
  int selected() const { return m_selected; }
  /// 36 px cells with 22 px type (explore) or 32 with 18 (try).
  void setCompact(bool compact);
  /// The box of token `index` in this widget.
  QRect tokenRect(int index) const;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void tokenSelected(int token);  ///< by click or arrow keys; −1 when unselected
  void tokenHovered(int token);   ///< −1 when left

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void styleChanged() override;

 private:
  int layOut(int width, std::vector<QRect>* rects) const;
  int tokenAt(const QPoint& position) const;
  void select(int token);
  QString describe(int token) const;
  int cellHeight() const;
  int barHeight() const;
  TextStyle textStyle() const;
  QFont tokenFont() const;
  void paintToken(class QPainter& painter, int index, float largestWeight) const;
  void paintBar(class QPainter& painter, int index, float largestBar) const;

  std::vector<StripToken> m_tokens;
  std::vector<float> m_weights;
  std::vector<float> m_bars;
  std::vector<QRect> m_rects;
  int m_selected = -1;
  int m_hovered = -1;
  bool m_compact = false;
};

}  // namespace wb::ui
