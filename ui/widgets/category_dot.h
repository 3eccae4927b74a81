// The small rounded square of a category, with its name where asked.
#pragma once

#include <optional>

#include "core/data/corpus.h"
#include "ui/style/theme.h"
#include "ui/widgets/painted_widget.h"

namespace wb::ui {

class CategoryDot : public PaintedWidget {
  Q_OBJECT

 public:
  explicit CategoryDot(QWidget* parent = nullptr);
  /// Dot and name; `bold` for headings. Nothing chosen shows `emptyText` in muted ink.
  void setCategory(const std::optional<Category>& category, const QString& emptyText = {});
  void setNameShown(bool shown);
  void setBold(bool bold);
  /// 22 px answer with a 16 px dot, as on the try page.
  void setLarge(bool large);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString shownText() const;
  TextStyle textStyle() const;

  std::optional<Category> m_category;
  QString m_emptyText;
  bool m_nameShown = true;
  bool m_bold = false;
  bool m_large = false;
};

}  // namespace wb::ui
