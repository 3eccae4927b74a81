#include "ui/pages/page.h"

#include <QAction>

namespace wb::ui {

QAction* Page::addKey(const QKeySequence& keys, const std::function<void()>& handler) {
  auto* action = new QAction(this);
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(action, &QAction::triggered, this, handler);
  addAction(action);
  return action;
}

}  // namespace wb::ui
