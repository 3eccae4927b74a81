// The commands of the window in a searchable list: the command palette and the shortcut sheet.
#pragma once

#include <QAction>
#include <vector>

#include "ui/widgets/dialog_frame.h"

class QListView;
class QStandardItemModel;

namespace wb::ui {

class SearchField;

struct ListedAction {
  QAction* action = nullptr;
  QString place;  ///< the page it belongs to; empty for the window's own
};

/// Typing narrows, ↑ ↓ choose, Enter runs and closes.
class ActionList : public DialogFrame {
  Q_OBJECT

 public:
  ActionList(QWidget* over, const std::vector<ListedAction>& actions, bool onlyShortcuts);

 signals:
  /// After the list has closed.
  void actionChosen(QAction* action);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const QString& search);
  void run();
  void moveBy(int rows);

  std::vector<ListedAction> m_actions;
  SearchField* m_search;
  QListView* m_list;
  QStandardItemModel* m_model;
};

}  // namespace wb::ui
