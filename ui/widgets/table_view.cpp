// Paints rows from roles; the view itself only sets sizes and keys.
#include "ui/widgets/table_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPen>
#include <QTimer>

#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/key_cap.h"

namespace wb::ui {

namespace {

constexpr int cellPadding = 6;
constexpr int insetPadding = 16;  // where an island writes its title
constexpr int flashMilliseconds = 150;

TextStyle styleOf(const QModelIndex& index) {
  const bool bold = index.data(BoldRole).toBool();
  if (index.data(CaptionRole).toBool()) return bold ? TextStyle::CaptionBold : TextStyle::Caption;
  return bold ? TextStyle::BodyBold : TextStyle::Body;
}

/// A thin bar over the part of the cell that a number of four digits leaves free.
void paintBar(QPainter& painter, const QRect& cell, double share) {
  const QRectF track(cell.left(), cell.center().y() - px(2), cell.width() - px(54), px(6));
  paintBox(painter, track, px(3), colors().hover);
  QRectF bar = track;
  bar.setWidth(std::max(track.width() * share, track.height()));
  paintBox(painter, bar, px(3), colors().accent);
}

/// A dot for each category, close together; from the fifth on the names alone tell them. Returns where the text begins.
int paintDots(QPainter& painter, int x, const QRect& cell, const QVariantList& categories) {
  constexpr qsizetype most = 4;
  for (const QVariant& category : categories.first(std::min(most, categories.size()))) {
    paintCategoryDot(painter, QRectF(x, cell.top(), px(10), cell.height()), category.toInt());
    x += px(12);
  }
  return categories.isEmpty() ? x : x + px(5);
}

/// The signs before the text; returns where the text begins.
int paintSigns(QPainter& painter, const QRect& cell, const QModelIndex& index) {
  int x = cell.left();
  const auto box = [&](int side) { return QRectF(x, cell.top(), px(side), cell.height()); };
  if (index.data(DifferentRole).toBool()) {
    const QRectF badge(x, cell.center().y() - px(8), px(20), px(17));
    paintBox(painter, badge, px(4), colors().warningTint);
    paintIcon(painter, badge.adjusted(px(4), px(2), -px(4), -px(2)), "not-equal", colors().warning);
    x += px(27);
  }
  if (const QVariant pen = index.data(SwatchRole); pen.isValid()) {
    painter.setPen(pen.value<QPen>());
    painter.drawLine(QPointF(x, cell.center().y() + 0.5), QPointF(x + px(18), cell.center().y() + 0.5));
    x += px(26);
  }
  if (const QString name = index.data(IconNameRole).toString(); !name.isEmpty()) {
    const QVariant color = index.data(IconColorRole);
    paintIcon(painter, box(14), name, color.isValid() ? color.value<QColor>() : colors().muted);
    x += px(20);
  }
  const QVariant category = index.data(CategoryColorRole);
  if (!category.isValid()) return x;
  if (category.typeId() == QMetaType::QVariantList) return paintDots(painter, x, cell, category.toList());
  const QString key = index.data(KeyTextRole).toString();
  if (key.isEmpty()) {
    paintCategoryDot(painter, box(10), category.toInt());
    return x + px(17);
  }
  const QColor color = colors().category(category.toInt());
  const QRect cap(x, cell.center().y() - px(10) + 1, px(20), px(20));
  paintBox(painter, cap, px(4), color);
  paintText(painter, cap, key, TextStyle::CaptionBold, inkOn(color), Qt::AlignCenter);
  return x + px(28);
}

void paintBadge(QPainter& painter, int x, const QRect& cell, const QString& word) {
  const QRect badge(x, cell.center().y() - px(8), textWidth(word, TextStyle::CaptionBold) + px(10), px(18));
  paintBox(painter, badge, px(4), colors().surface, colors().border);
  paintText(painter, badge, word, TextStyle::CaptionBold, colors().accent, Qt::AlignCenter);
}

void paintContent(QPainter& painter, const QRect& cell, const QModelIndex& index, Qt::Alignment alignment) {
  const int x = paintSigns(painter, cell, index);
  if (const QVariant bar = index.data(BarRole); bar.isValid()) paintBar(painter, cell, bar.toDouble());
  const QString second = index.data(SecondLineRole).toString();
  const QColor ink = index.data(MutedRole).toBool() ? colors().muted : colors().text;
  const QString badge = index.data(BadgeRole).toString();
  const QString tail = index.data(TailRole).toString();
  int room = cell.right() + 1 - x;
  if (!badge.isEmpty()) room -= textWidth(badge, TextStyle::CaptionBold) + px(18);
  if (!tail.isEmpty()) room -= textWidth(tail, TextStyle::Caption) + px(8);
  QRect line(x, cell.top(), room, cell.height());
  if (!second.isEmpty()) {
    line.setHeight(px(24));
    line.translate(0, px(1));
    paintText(painter, line.translated(0, px(19)), second, TextStyle::Caption, colors().muted);
  }
  const int end = paintText(painter, line, index.data().toString(), styleOf(index), ink, alignment);
  if (!badge.isEmpty()) paintBadge(painter, x + end + px(6), line, badge);
  if (!tail.isEmpty()) {
    paintText(painter, QRect(x + end + px(7), line.top(), cell.width(), line.height()), tail, TextStyle::Caption,
              colors().muted);
  }
}

}  // namespace

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Palette& c = colors();
  painter->save();
  const bool selected = option.state & QStyle::State_Selected;
  const bool hovered = option.state & QStyle::State_MouseOver;
  const auto* table = qobject_cast<const TableView*>(option.widget);
  if (table && table->flashedRow() == index.row()) {
    painter->fillRect(option.rect, c.warningTint);
  } else if (selected) {
    painter->fillRect(option.rect, c.selection);
  } else if (hovered) {
    painter->fillRect(option.rect, c.hover);
  }
  painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.grid);

  const QVariant check = index.data(Qt::CheckStateRole);
  if (check.isValid()) paintCheckBox(*painter, option.rect, static_cast<Qt::CheckState>(check.toInt()));
  const QVariant wanted = index.data(Qt::TextAlignmentRole);
  const Qt::Alignment alignment = wanted.isValid() ? Qt::Alignment(wanted.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
  const int before = table && table->isInset() && index.column() == 0 ? insetPadding : cellPadding;
  const bool last = table && table->isInset() && index.column() == index.model()->columnCount() - 1;
  const QRect cell = option.rect.adjusted(px(before), 0, -px(last ? insetPadding : cellPadding), -1);
  if (!check.isValid()) paintContent(*painter, cell, index, alignment);
  paintCurrentRow(*painter, option, index);
  painter->restore();
}

void RowDelegate::paintCurrentRow(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  if (!view || view->currentIndex().row() != index.row() || !(view->hasFocus() || m_ringAlways)) return;
  QRect row = option.rect;
  // The ring goes round the row, each cell paints its part of it.
  row.setLeft(0);
  row.setRight(view->viewport()->width() - 1);
  painter.setClipRect(option.rect);
  paintFocusRing(painter, row, px(2));
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const bool twoLines = !index.data(SecondLineRole).toString().isEmpty();
  return {px(80), px(twoLines ? size::listRowTwoLines : size::tableRow)};
}

TableView::TableView(QWidget* parent) : QTableView(parent) {
  setItemDelegate(new RowDelegate(this));
  setShowGrid(false);
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setFrameShape(NoFrame);
  setMouseTracking(true);
  setTabKeyNavigation(false);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWordWrap(false);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
  followTheme(this, [this] { applySizes(); });
}

// Without an event the program itself goes to a row. Qt would let a held Ctrl (of Ctrl+Z, say) add to the selection.
QItemSelectionModel::SelectionFlags TableView::selectionCommand(const QModelIndex& index, const QEvent* event) const {
  if (event == nullptr && selectionMode() == ExtendedSelection) {
    return QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
  }
  return QTableView::selectionCommand(index, event);
}

void TableView::setRowHeight(int height) {
  m_rowHeight = height;
  applySizes();
}

void TableView::setColumnWidths(const QList<int>& widths) {
  m_columnWidths = widths;
  applySizes();
}

void TableView::applySizes() {
  verticalHeader()->setMinimumSectionSize(px(16));
  verticalHeader()->setDefaultSectionSize(px(m_rowHeight));
  horizontalHeader()->setFixedHeight(px(size::tableHead));
  horizontalHeader()->setMinimumSectionSize(px(20));
  const int columns = model() ? model()->columnCount() : 0;
  for (int i = 0; i < std::min(columns, static_cast<int>(m_columnWidths.size())); ++i) {
    const bool stretches = m_columnWidths[i] == 0;
    horizontalHeader()->setSectionResizeMode(i, stretches ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!stretches) setColumnWidth(i, px(m_columnWidths[i]));
  }
}

void TableView::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  applySizes();
}

void TableView::setInset() {
  m_inset = true;
  horizontalHeader()->setProperty("inset", true);
}

void TableView::flashRow(int row) {
  m_flashedRow = row;
  viewport()->update();
  QTimer::singleShot(flashMilliseconds, this, [this] {
    m_flashedRow = -1;
    viewport()->update();
  });
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  viewport()->update();  // the ring spans all columns of both rows
}

void TableView::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && currentIndex().isValid()) {
    emit rowActivated(currentIndex());
  } else {
    QTableView::keyPressEvent(event);
  }
}

}  // namespace wb::ui
