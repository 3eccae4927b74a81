// A list of categories under a button: one key or a few letters (pinyin too) choose one.
#pragma once

#include <QFrame>
#include <functional>
#include <optional>
#include <vector>

#include "core/data/corpus.h"

class QLineEdit;
class QListWidget;

namespace wb::ui {

/// Closes and deletes itself when a choice is made or the person turns away. While the search line is
/// empty, a category's own key chooses it; letters search.
class CategoryPopup : public QFrame {
  Q_OBJECT

 public:
  using Search = std::function<std::vector<Category>(const QString& query)>;

  /// `search` gives all categories for an empty query. `noneText` offers to choose none, in these words.
  CategoryPopup(Search search, const QString& noneText, QWidget* parent);
  /// Above or below that part of `anchor` (all of it by default), wherever there is room.
  void openAt(const QWidget* anchor, QRect part = {});

 signals:
  /// Empty: none.
  void chosen(std::optional<wb::Category> category);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void list(const QString& query);
  void choose(int row);
  bool chooseByKey(const QKeyEvent& event);

  Search m_find;
  QString m_noneText;
  QLineEdit* m_search;
  QListWidget* m_list;
  std::vector<Category> m_shown;
};

}  // namespace wb::ui
