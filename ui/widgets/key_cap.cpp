// Paints key caps and the hints made of them.
#include "ui/widgets/key_cap.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

QString keyCapText(const QKeySequence& keys) {
  QString text = keys.toString(QKeySequence::PortableText).section(", ", 0, 0);
  text.replace("Return", "Enter");
  for (const auto& [name, sign] :
       {std::pair("Left", "←"), std::pair("Right", "→"), std::pair("Up", "↑"), std::pair("Down", "↓")}) {
    if (text == name || text.endsWith(QString("+") + name)) text.replace(name, sign);
  }
  return text;
}

int keyCapHeight() { return px(20); }

int keyCapWidth(const QString& text) { return std::max(textWidth(text, TextStyle::Caption) + px(12), keyCapHeight()); }

int paintKeyCap(QPainter& painter, int left, int middle, const QString& text, KeyCapStyle style, bool enabled) {
  const Palette& c = colors();
  QColor ink = enabled ? c.muted : c.disabled;
  QColor line = c.buttonBorder;
  if (enabled && style == KeyCapStyle::OnAccent) {
    ink = c.onAccent;
    line = QColor(255, 255, 255, 140);
  } else if (enabled && style == KeyCapStyle::Accent) {
    ink = line = c.accent;
  }
  const int width = style == KeyCapStyle::Plain ? keyCapWidth(text) : textWidth(text, TextStyle::CaptionBold) + px(12);
  const QRect box(left, middle - keyCapHeight() / 2, std::max(width, keyCapHeight()), keyCapHeight());
  paintBox(painter, box, px(4), {}, line);
  paintText(painter, box, text, style == KeyCapStyle::Plain ? TextStyle::Caption : TextStyle::CaptionBold, ink,
            Qt::AlignCenter);
  return box.width();
}

KeyCap::KeyCap(const QString& text, QWidget* parent) : PaintedWidget(parent), m_text(text) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyCap::setText(const QString& text) {
  m_text = text;
  updateGeometry();
  update();
}

QSize KeyCap::sizeHint() const { return {keyCapWidth(m_text), keyCapHeight()}; }

void KeyCap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintKeyCap(painter, 0, height() / 2, m_text, KeyCapStyle::Plain);
}

KeyHint::KeyHint(const QString& key, const QString& text, QWidget* parent)
    : QWidget(parent), m_label(captionLabel(text)) {
  auto* row = new QHBoxLayout(this);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 6);
  row->addWidget(new KeyCap(key));
  row->addWidget(m_label);
}

void KeyHint::setText(const QString& text) { m_label->setText(text); }

}  // namespace wb::ui
