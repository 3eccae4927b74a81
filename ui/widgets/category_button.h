// A category as a button: its key on its colour, its name, its probability.
#pragma once

#include <QPushButton>
#include <optional>

#include "core/data/corpus.h"

namespace wb::ui {

enum class CategoryButtonState { Plain, Suggested, Current };

class CategoryButton : public QPushButton {
  Q_OBJECT

 public:
  explicit CategoryButton(QWidget* parent = nullptr);

  void setCategory(const Category& category);
  const Category& category() const { return m_category; }
  /// Shown at the right as "46 %"; nothing where empty.
  void setProbability(std::optional<double> probability);
  /// A word at the right instead of the probability: "now", "guess".
  void setNote(const QString& note);
  /// A check mark before what stands at the right.
  void setChecked(bool checked);
  void setState(CategoryButtonState state);
  CategoryButtonState state() const { return m_state; }
  /// 34 instead of 44, for the correction keys of the explore page.
  void setCompact(bool compact);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QString rightText() const;
  void describe();

  Category m_category;
  std::optional<double> m_probability;
  QString m_note;
  CategoryButtonState m_state = CategoryButtonState::Plain;
  bool m_compact = false;
  bool m_checked = false;
};

}  // namespace wb::ui
