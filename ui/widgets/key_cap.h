// A key as it stands on a keyboard: "Ctrl+O" in a small bordered box.
#pragma once

#include <QKeySequence>

#include "ui/widgets/painted_widget.h"

class QPainter;

class QLabel;

namespace wb::ui {

enum class KeyCapStyle { Plain, OnAccent, Accent };

/// "Ctrl+O", "Enter", "Space", "Del", "←": the short names that stand on caps.
QString keyCapText(const QKeySequence& keys);
int keyCapWidth(const QString& text);
/// Height of a cap inside buttons and hints (20).
int keyCapHeight();
/// Paints a cap whose left edge is at `left`, centred on `middle`; returns its width.
int paintKeyCap(QPainter& painter, int left, int middle, const QString& text, KeyCapStyle style, bool enabled = true);

class KeyCap : public PaintedWidget {
  Q_OBJECT

 public:
  explicit KeyCap(const QString& text, QWidget* parent = nullptr);
  void setText(const QString& text);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
};

/// A cap with what it does behind it, as in the hint row under the label page; several make a row.
class KeyHint : public QWidget {
  Q_OBJECT

 public:
  KeyHint(const QString& key, const QString& text, QWidget* parent = nullptr);
  void setText(const QString& text);

 private:
  QLabel* m_label;
};

}  // namespace wb::ui
