// Search line above, actions below, their keys as caps at the right.
#include "ui/main_window/action_list.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/search_field.h"

namespace wb::ui {

namespace {

enum ActionRole : int { PlaceRole = Qt::UserRole + 1, KeyRole, IndexRole };

class ActionDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRect row = option.rect;
    if (option.state & QStyle::State_Selected) {
      paintBox(*painter, row, px(size::radiusControl), colors().selection);
    } else if (option.state & QStyle::State_MouseOver) {
      paintBox(*painter, row, px(size::radiusControl), colors().hover);
    }
    const QString key = index.data(KeyRole).toString();
    const int cap = key.isEmpty() ? 0 : keyCapWidth(key);
    const QRect inside = row.adjusted(px(10), 0, -px(10), 0);
    const int end = paintText(*painter, inside.adjusted(0, 0, -cap - px(8), 0), index.data().toString(),
                              TextStyle::Body, colors().text);
    paintText(*painter, inside.adjusted(end + px(8), 0, -cap - px(8), 0), index.data(PlaceRole).toString(),
              TextStyle::Caption, colors().muted);
    if (cap) paintKeyCap(*painter, inside.right() - cap, row.center().y() + 1, key, KeyCapStyle::Plain);
  }

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {px(200), px(34)}; }
};

}  // namespace

ActionList::ActionList(QWidget* over, const std::vector<ListedAction>& actions, bool onlyShortcuts)
    : DialogFrame(over), m_search(new SearchField), m_list(new QListView), m_model(new QStandardItemModel(this)) {
  for (const ListedAction& listed : actions) {
    const bool shown = !listed.action->text().isEmpty() && listed.action->isEnabled() && listed.action->isVisible();
    if (shown && (!onlyShortcuts || !listed.action->shortcut().isEmpty())) m_actions.push_back(listed);
  }
  m_search->setPlaceholderText(ActionList::tr("Search commands"));
  m_search->setAccessibleName(ActionList::tr("Search commands"));
  setTitle(onlyShortcuts ? ActionList::tr("Shortcuts") : ActionList::tr("Commands"));
  setIslandSize(560, 520);
  setFooterShown(false);
  body()->addWidget(m_search);
  body()->addWidget(m_list, 1);
  m_list->setModel(m_model);
  m_list->setItemDelegate(new ActionDelegate(m_list));
  m_list->setEditTriggers(QListView::NoEditTriggers);
  m_list->setMouseTracking(true);
  m_list->setFocusPolicy(Qt::NoFocus);
  m_list->setAccessibleName(ActionList::tr("Commands"));
  m_search->installEventFilter(this);
  connect(m_search, &QLineEdit::textChanged, this, &ActionList::fill);
  connect(m_list, &QListView::clicked, this, &ActionList::run);
  fill({});
}

void ActionList::fill(const QString& search) {
  m_model->clear();
  for (std::size_t i = 0; i < m_actions.size(); ++i) {
    const ListedAction& listed = m_actions[i];
    const QString words = listed.action->text() + " " + listed.place + " " + keyCapText(listed.action->shortcut());
    if (!words.contains(search, Qt::CaseInsensitive)) continue;
    auto* item = new QStandardItem(listed.action->text());
    item->setData(listed.place, PlaceRole);
    item->setData(keyCapText(listed.action->shortcut()), KeyRole);
    item->setData(static_cast<int>(i), IndexRole);
    m_model->appendRow(item);
  }
  m_list->setCurrentIndex(m_model->index(0, 0));
}

void ActionList::moveBy(int rows) {
  const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(m_model->rowCount() - 1, 0));
  m_list->setCurrentIndex(m_model->index(row, 0));
}

void ActionList::run() {
  const QModelIndex current = m_list->currentIndex();
  if (!current.isValid()) return;
  QAction* action = m_actions[static_cast<std::size_t>(current.data(IndexRole).toInt())].action;
  accept();
  emit actionChosen(action);
}

bool ActionList::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_search && event->type() == QEvent::KeyPress) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Up: moveBy(-1); return true;
      case Qt::Key_Down: moveBy(1); return true;
      case Qt::Key_PageUp: moveBy(-10); return true;
      case Qt::Key_PageDown: moveBy(10); return true;
      case Qt::Key_Return:
      case Qt::Key_Enter: run(); return true;
      default: break;
    }
  }
  return DialogFrame::eventFilter(watched, event);
}

}  // namespace wb::ui
