// Search line over a list; keys go to both. See the header.
#include "ui/pages/categories/category_popup.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/text.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kWidth = 260;
constexpr int kShownRows = 12;

}  // namespace

CategoryPopup::CategoryPopup(Search search, const QString& noneText, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_find(std::move(search)),
      m_noneText(noneText),
      m_search(new SearchField),
      m_list(new QListWidget) {
  setAttribute(Qt::WA_DeleteOnClose);
  setAttribute(Qt::WA_TranslucentBackground);
  auto* layout = new QVBoxLayout(this);
  setMargins(layout, 8, 8, 8, 8);
  setSpacing(layout, 6);
  layout->addWidget(m_search);
  layout->addWidget(m_list);
  m_search->setPlaceholderText(tr("Key, name or pinyin initials"));
  m_search->setAccessibleName(tr("Search categories"));
  m_search->installEventFilter(this);
  m_list->setItemDelegate(new RowDelegate(m_list));
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setFocusPolicy(Qt::NoFocus);
  m_list->setAccessibleName(tr("Categories"));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(m_search, &QLineEdit::textChanged, this, &CategoryPopup::list);
  connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(m_list->row(item)); });
  list({});
}

void CategoryPopup::list(const QString& query) {
  m_shown = m_find(query.trimmed());
  m_list->clear();
  const auto add = [this](const QString& text) {
    auto* item = new QListWidgetItem(text, m_list);
    item->setSizeHint({px(kWidth - 20), px(size::tableRow)});
    return item;
  };
  for (const Category& category : m_shown) {
    QListWidgetItem* item = add(toQt(category.name));
    item->setData(CategoryColorRole, category.color);
    item->setData(KeyTextRole, toQt(category.key));
    if (!category.guideline.empty()) item->setToolTip(toQt(category.guideline));
  }
  if (!m_noneText.isEmpty() && query.isEmpty()) {
    QListWidgetItem* item = add(m_noneText);
    item->setData(MutedRole, true);
    item->setData(TailRole, tr("Del"));
  }
  m_list->setCurrentRow(0);
}

void CategoryPopup::openAt(const QWidget* anchor, QRect part) {
  if (part.isNull()) part = anchor->rect();
  const int rows = std::clamp(m_list->count(), 1, kShownRows);
  resize(px(kWidth), rows * px(size::tableRow) + px(size::input + 30));
  const QRect place(anchor->mapToGlobal(part.topLeft()), part.size());
  const QRect screen = anchor->screen()->availableGeometry();
  const int above = place.top() - height() - px(4);
  const int below = place.bottom() + px(4);
  const int y = above >= screen.top() ? above : below;
  move(std::clamp(place.left(), screen.left(), std::max(screen.left(), screen.right() - width())), y);
  show();
  m_search->setFocus();
}

void CategoryPopup::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintBox(painter, rect(), px(size::radiusIsland), colors().surface, colors().border);
}

void CategoryPopup::choose(int row) {
  if (row < 0 || row >= m_list->count()) return;
  const auto index = static_cast<std::size_t>(row);
  const std::optional<Category> category =
      index < m_shown.size() ? std::optional<Category>(m_shown[index]) : std::nullopt;
  close();
  emit chosen(category);
}

bool CategoryPopup::chooseByKey(const QKeyEvent& event) {
  const std::string key = fromQt(categoryKeyOf(event));
  const bool digit = !key.empty() && key.back() >= '0' && key.back() <= '9';
  if (!digit || !m_search->text().isEmpty()) return false;  // letters search
  const auto found =
      std::find_if(m_shown.begin(), m_shown.end(), [&key](const Category& category) { return category.key == key; });
  if (found == m_shown.end()) return false;
  choose(static_cast<int>(found - m_shown.begin()));
  return true;
}

bool CategoryPopup::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_search && event->type() == QEvent::ShortcutOverride) {
    event->accept();  // no key is the page's while the list is open
    return true;
  }
  if (watched != m_search || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const int last = m_list->count() - 1;
  switch (key.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
      m_list->setCurrentRow(std::clamp(m_list->currentRow() + (key.key() == Qt::Key_Down ? 1 : -1), 0, last));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentRow()); return true;
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Delete:
      if (m_noneText.isEmpty() || !m_search->text().isEmpty()) return false;
      choose(last);
      return true;
    default: return chooseByKey(key);
  }
}

}  // namespace wb::ui
