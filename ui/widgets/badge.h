// A word on a tint: "running", "best", "uncertain".
#pragma once

#include "ui/widgets/painted_widget.h"

namespace wb::ui {

enum class BadgeKind { Neutral, Accent, Success, Warning, Error };

class Badge : public PaintedWidget {
  Q_OBJECT

 public:
  explicit Badge(const QString& text = {}, BadgeKind kind = BadgeKind::Neutral, QWidget* parent = nullptr);
  void setText(const QString& text);
  void setKind(BadgeKind kind);
  void setIconName(const QString& name);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
  BadgeKind m_kind;
  QString m_iconName;
};

}  // namespace wb::ui
