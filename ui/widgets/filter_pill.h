// Round filter buttons: one with a count ("Unlabelled 14,178"), one that opens a list to tick.
#pragma once

#include <QPushButton>
#include <QVariant>
#include <functional>
#include <optional>
#include <vector>

namespace wb::ui {

/// Checkable; put several in an exclusive QButtonGroup.
class FilterPill : public QPushButton {
  Q_OBJECT

 public:
  explicit FilterPill(const QString& text, QWidget* parent = nullptr);
  void setCount(std::optional<std::int64_t> count);
  /// `color` is asked at every painting: [] { return colors().error; }
  void setIconName(const QString& name, const std::function<QColor()>& color);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<std::int64_t> m_count;
  QString m_iconName;
  std::function<QColor()> m_iconColor;
};

struct FilterChoice {
  QString text;
  QVariant value;
  std::optional<int> categoryColor;  ///< a dot before the text
  std::optional<std::int64_t> count;
};

/// "Category ⌄": opens a list of check boxes (with a search line where long); nothing ticked means all.
class FilterMenu : public QPushButton {
  Q_OBJECT

 public:
  explicit FilterMenu(const QString& text, QWidget* parent = nullptr);
  /// Ticks of values that still exist are kept.
  void setChoices(std::vector<FilterChoice> choices);
  QVariantList checkedValues() const { return m_checked; }
  void setCheckedValues(const QVariantList& values);  ///< emits nothing

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void checkedChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void openList();
  void addSearch(class QMenu* menu, QWidget* list);
  void toggle(const QVariant& value, bool checked);
  QString shownText() const;

  std::vector<FilterChoice> m_choices;
  QVariantList m_checked;
};

}  // namespace wb::ui
