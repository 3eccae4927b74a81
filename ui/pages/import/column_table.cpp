// Fills and paints the preview of columns.
#include "ui/pages/import/column_table.h"

#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <algorithm>
#include <array>

#include "ui/bridge/text.h"
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr int kHeadHeight = 48;
constexpr int kRowHeight = 30;
constexpr std::size_t kShownRows = 50;
constexpr qsizetype kShownCharacters = 300;
constexpr int kRowsSeen = 5;

// Columns are what this table is about: a line divides them.
class ColumnDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    RowDelegate::paint(painter, option, index);
    if (index.column() + 1 == index.model()->columnCount()) return;
    painter->fillRect(option.rect.right(), option.rect.top(), 1, option.rect.height(), colors().border);
  }
};

}  // namespace

QString ColumnHeader::roleName(ColumnRole role) {
  switch (role) {
    case ColumnRole::Text: return tr("Text");
    case ColumnRole::Label: return tr("Category");
    case ColumnRole::Split: return tr("Split");
    case ColumnRole::Ignore: break;
  }
  return tr("Ignored");
}

ColumnHeader::ColumnHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsClickable(true);
  setHighlightSections(false);
  setAttribute(Qt::WA_Hover);
}

void ColumnHeader::setColumns(const std::vector<FileColumn>& columns) {
  m_columns = columns;
  viewport()->update();
}

QSize ColumnHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), px(kHeadHeight)}; }

void ColumnHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const Palette& c = colors();
  painter->fillRect(rect, c.surface2);
  painter->setPen(c.border);
  painter->drawLine(rect.bottomLeft(), rect.bottomRight());
  if (section + 1 < count()) painter->drawLine(rect.topRight(), rect.bottomRight());
  if (section >= static_cast<int>(m_columns.size())) return;
  const FileColumn& column = m_columns[static_cast<std::size_t>(section)];
  const bool used = column.role != ColumnRole::Ignore;
  const QRect inside = rect.adjusted(px(6), px(4), -px(26), -px(4));
  const int half = inside.height() / 2;
  const QRect upper(inside.left(), inside.top(), inside.width(), half);
  paintText(*painter, upper, roleName(column.role), used ? TextStyle::BodyBold : TextStyle::Body,
            used ? c.accent : c.muted);
  paintText(*painter, upper.translated(0, half), toQt(column.name), TextStyle::Caption, c.muted);
  paintIcon(*painter, QRectF(rect.right() - px(22), upper.top(), px(12), half), QStringLiteral("chevron-down"),
            c.muted);
}

ColumnTable::ColumnTable(QWidget* parent)
    : TableView(parent), m_rows(new QStandardItemModel(this)), m_header(new ColumnHeader(this)) {
  setModel(m_rows);
  setHorizontalHeader(m_header);
  setRowHeight(kRowHeight);
  setItemDelegate(new ColumnDelegate(this));
  followTheme(this, [this] {
    m_header->setFixedHeight(px(kHeadHeight));
    setFixedHeight(px(kHeadHeight + kRowHeight * kRowsSeen));
  });
  setSelectionMode(QAbstractItemView::NoSelection);
  setAccessibleName(tr("First rows of the file"));
  setToolTip(tr("Click a column's head to say what it is."));
  connect(m_header, &QHeaderView::sectionClicked, this, &ColumnTable::openMenu);
  connect(this, &TableView::rowActivated, this, [this](const QModelIndex& index) { openMenu(index.column()); });
}

void ColumnTable::showPreview(const ImportPreview& preview) {
  m_columns = preview.format.columns;
  m_rows->clear();
  m_rows->setColumnCount(static_cast<int>(m_columns.size()));
  for (std::size_t r = 0; r < std::min(preview.rows.size(), kShownRows); ++r) {
    QList<QStandardItem*> items;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
      const auto& row = preview.rows[r];
      auto* item =
          new QStandardItem(column < row.size() ? toQt(row[column]).left(kShownCharacters).simplified() : QString());
      const bool ignored = m_columns[column].role == ColumnRole::Ignore;
      item->setData(ignored, MutedRole);
      item->setData(ignored, CaptionRole);
      items << item;
    }
    m_rows->appendRow(items);
  }
  m_header->setColumns(m_columns);
  shareWidth();
}

// Text columns get what the others, at most a sixth of the table each, leave.
void ColumnTable::shareWidth() {
  const int columns = static_cast<int>(m_columns.size());
  if (columns == 0) return;
  int rest = viewport()->width();
  int texts = 0;
  for (int i = 0; i < columns; ++i) {
    if (m_columns[static_cast<std::size_t>(i)].role == ColumnRole::Text) {
      ++texts;
      continue;
    }
    const int wide = std::clamp(sizeHintForColumn(i) + px(20), px(96), std::max(px(96), viewport()->width() / 6));
    setColumnWidth(i, columns == 1 ? rest : wide);
    rest -= wide;
  }
  for (int i = 0; i < columns; ++i) {
    if (m_columns[static_cast<std::size_t>(i)].role == ColumnRole::Text) {
      setColumnWidth(i, std::max(px(240), rest / texts));
    }
  }
}

void ColumnTable::resizeEvent(QResizeEvent* event) {
  TableView::resizeEvent(event);
  shareWidth();
}

void ColumnTable::openMenu(int column) {
  if (column < 0 || column >= static_cast<int>(m_columns.size())) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const ColumnRole now = m_columns[static_cast<std::size_t>(column)].role;
  int number = 0;
  for (const ColumnRole role : {ColumnRole::Text, ColumnRole::Label, ColumnRole::Ignore}) {
    QAction* action = menu->addAction(QStringLiteral("&%1  %2").arg(++number).arg(ColumnHeader::roleName(role)),
                                      [this, column, role] { emit roleChosen(column, role); });
    action->setCheckable(true);
    action->setChecked(role == now);
  }
  menu->popup(m_header->mapToGlobal(QPoint(m_header->sectionViewportPosition(column), m_header->height())));
}

}  // namespace wb::ui
