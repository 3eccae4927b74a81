// Rows of texts, read in pages of 64 from the window's connection: about a millisecond each.
#include "ui/models/sample_table_model.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/workflow/browse_samples.h"
#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kPageRows = 64;
constexpr std::size_t kKeptPages = 24;

// A row shows one line: of a text of megabytes only the beginning is worth converting at each repaint.
constexpr std::size_t kShownBytes = 600;

QString firstPart(const std::string& text) {
  if (text.size() <= kShownBytes) return toQt(text).simplified();
  QString part = toQt(std::string_view(text).substr(0, kShownBytes));
  part.remove(QChar::ReplacementCharacter);  // a character cut in two
  return part.simplified() + QStringLiteral("…");
}

bool differs(const SampleRow& row) {
  return row.category && row.predicted && row.categories != row.predictedCategories;
}

}  // namespace

QString splitText(Split split) {
  switch (split) {
    case Split::Train: return QCoreApplication::translate("wb::ui::SampleTableModel", "Training");
    case Split::Validation: return QCoreApplication::translate("wb::ui::SampleTableModel", "Validation");
    case Split::Test: return QCoreApplication::translate("wb::ui::SampleTableModel", "Test");
    case Split::None: break;
  }
  return QStringLiteral("—");
}

SampleTableModel::SampleTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void SampleTableModel::setProject(const Project* project) {
  beginResetModel();
  m_project = project;
  m_ids.clear();
  m_pages.clear();
  m_checked.clear();
  m_flashing.clear();
  endResetModel();
  emit checksChanged();
}

void SampleTableModel::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  notifyRows(0, rowCount() - 1);
}

void SampleTableModel::setIds(std::vector<SampleId> ids) {
  beginResetModel();
  m_ids = std::move(ids);
  m_pages.clear();
  m_checked.keepOnly(m_ids);
  endResetModel();
  emit checksChanged();
}

void SampleTableModel::setOrder(SampleOrder order) {
  m_order = order;
  emit headerDataChanged(Qt::Horizontal, Number, Number);
}

int SampleTableModel::rowOf(SampleId id) const {
  const auto found = std::find(m_ids.begin(), m_ids.end(), id);
  return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

SampleRow SampleTableModel::rowAt(int row) const { return cachedRow(row); }

const SampleRow& SampleTableModel::cachedRow(int row) const {
  return page(row / kPageRows)[static_cast<std::size_t>(row % kPageRows)];
}

const SampleTableModel::Page& SampleTableModel::page(int number) const {
  if (const auto found = m_pages.find(number); found != m_pages.end()) return found->second;
  const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(number) * kPageRows;
  const auto count = std::min<std::ptrdiff_t>(kPageRows, m_ids.end() - first);
  const std::vector<SampleId> wanted(first, first + count);
  const std::vector<SampleRow> found = sampleRows(*m_project, wanted);
  Page rows(wanted.size());
  auto next = found.begin();
  for (std::size_t i = 0; i < wanted.size() && next != found.end(); ++i) {
    if (next->id == wanted[i]) rows[i] = *next++;
  }
  if (m_pages.size() >= kKeptPages) {  // forget what lies farthest from here
    const bool firstIsFarther = number - m_pages.begin()->first > m_pages.rbegin()->first - number;
    m_pages.erase(firstIsFarther ? m_pages.begin() : std::prev(m_pages.end()));
  }
  return m_pages.emplace(number, std::move(rows)).first->second;
}

void SampleTableModel::refresh(const std::vector<SampleId>& ids) {
  const IdSet changed = [&ids] {
    IdSet set;
    set.insert(ids);
    return set;
  }();
  std::erase_if(m_pages, [&changed](const auto& entry) {
    return std::any_of(entry.second.begin(), entry.second.end(),
                       [&changed](const SampleRow& row) { return changed.contains(row.id); });
  });
  notifyRows(0, rowCount() - 1);
}

void SampleTableModel::refreshAll() {
  m_pages.clear();
  notifyRows(0, rowCount() - 1);
}

void SampleTableModel::notifyRows(int first, int last) {
  if (first <= last) emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void SampleTableModel::setChecked(int firstRow, int lastRow, bool checked) {
  for (int row = firstRow; row <= lastRow; ++row) {
    if (checked) {
      m_checked.insert(idAt(row));
    } else {
      m_checked.erase(idAt(row));
    }
  }
  notifyRows(firstRow, lastRow);
  emit checksChanged();
}

void SampleTableModel::checkAll() {
  m_checked.insert(m_ids);
  notifyRows(0, rowCount() - 1);
  emit checksChanged();
}

void SampleTableModel::clearChecks() {
  m_checked.clear();
  notifyRows(0, rowCount() - 1);
  emit checksChanged();
}

std::vector<SampleId> SampleTableModel::checkedIds() const {
  std::vector<SampleId> checked;
  checked.reserve(static_cast<std::size_t>(m_checked.size()));
  std::copy_if(m_ids.begin(), m_ids.end(), std::back_inserter(checked),
               [this](SampleId id) { return m_checked.contains(id); });
  return checked;
}

void SampleTableModel::setFlashing(const std::vector<SampleId>& ids) {
  m_flashing.clear();
  m_flashing.insert(ids);
  notifyRows(0, rowCount() - 1);
}

int SampleTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int SampleTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SampleTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || m_project == nullptr) return {};
  const int column = index.column();
  if (column == Check) {
    if (role == Qt::CheckStateRole) return isChecked(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole) return isChecked(index.row()) ? tr("selected") : tr("not selected");
    return {};
  }
  if (column == Number && role == Qt::DisplayRole) return static_cast<qlonglong>(idAt(index.row()));
  if (role == Qt::TextAlignmentRole) {
    const bool numeric = column == Number || column == Probability;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft)));
  }
  const SampleRow& row = cachedRow(index.row());
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return cell(row, column);
  return look(row, column, role);
}

QVariant SampleTableModel::cell(const SampleRow& row, int column) const {
  switch (column) {
    case Text: return firstPart(row.text);
    case CategoryName: return row.category ? categoriesText(row.categories, m_categories) : tr("Unlabelled");
    case Predicted: return differs(row) ? categoriesText(row.predictedCategories, m_categories) : QString();
    case Probability: return differs(row) ? formatPercent(row.probability) : QVariant();
    case SplitName: return splitText(row.split);
    default: return {};
  }
}

QVariant SampleTableModel::look(const SampleRow& row, int column, int role) const {
  switch (role) {
    case CategoryColorRole:
      if (column == CategoryName) return categoryDots(row.categories, m_categories);
      return column == Predicted && differs(row) ? categoryDots(row.predictedCategories, m_categories) : QVariant();
    case DifferentRole: return column == Predicted && differs(row);
    case MutedRole: return column == SplitName || (column == CategoryName && row.categories.empty());
    case CaptionRole: return column == Number || column == SplitName || column == Probability;
    case IconNameRole:
      if (column == Flag && row.flagged) return QStringLiteral("flag");
      return column == Note && row.hasNote ? QVariant(QStringLiteral("note")) : QVariant();
    case IconColorRole: return column == Flag ? colors().error : colors().muted;
    case Qt::AccessibleTextRole:
      if (column == Flag) return row.flagged ? tr("flagged") : QString();
      return column == Note ? (row.hasNote ? tr("has a note") : QString()) : cell(row, column);
    default: return {};
  }
}

bool SampleTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || index.column() != Check) return false;
  setChecked(index.row(), index.row(), value.toInt() == Qt::Checked);
  return true;
}

Qt::ItemFlags SampleTableModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (index.column() == Check) flags |= Qt::ItemIsUserCheckable;
  return flags;
}

QVariant SampleTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    const bool numeric = section == Number || section == Probability;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft)));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Number: return tr("No.") + (m_order == SampleOrder::OldestFirst ? QStringLiteral(" ↑") : QStringLiteral(" ↓"));
    case Text: return tr("Text");
    case CategoryName: return tr("Category");
    case Predicted: return tr("Predicted otherwise");
    case Probability: return tr("Prob.");
    case SplitName: return tr("Split");
    default: return QString();
  }
}

}  // namespace wb::ui
