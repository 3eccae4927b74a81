// Characters with their counts as small chips in a row: those that the encoder does not know.
#pragma once

#include <QStringList>
#include <vector>

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

struct CharacterChip {
  QString character;
  QString count;
};

/// As many chips as fit into one row. A click or Enter chooses one; arrow keys move.
class CharacterChips : public PaintedWidget {
  Q_OBJECT

 public:
  explicit CharacterChips(QWidget* parent = nullptr);
  void setChips(std::vector<CharacterChip> chips);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void chosen(const QString& character);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void styleChanged() override { place(); }

 private:
  void place();
  int chipAt(const QPoint& position) const;

  std::vector<CharacterChip> m_chips;
  std::vector<QRect> m_places;
  int m_hovered = -1;
  int m_focused = 0;
};

}  // namespace wb::ui
