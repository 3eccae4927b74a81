// Rows are read in pages of 64 from the window's connection: about a millisecond each.
#include "ui/models/mistake_list_model.h"

#include <algorithm>

#include "core/workflow/browse_samples.h"
#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/id_set.h"
#include "ui/models/run_categories.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int pageRows = 64;
constexpr qsizetype shownCharacters = 200;

}  // namespace

MistakeListModel::MistakeListModel(QObject* parent) : QAbstractTableModel(parent) {}

void MistakeListModel::setTexts(const Project* project, RunId run, std::vector<SampleId> ids) {
  beginResetModel();
  m_project = project;
  m_run = run;
  m_ids = std::move(ids);
  m_currentRow = -1;
  m_pages.clear();
  endResetModel();
}

void MistakeListModel::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  notifyAll();
}

void MistakeListModel::setCorrected(const std::set<SampleId>& ids) {
  m_corrected = ids;
  notifyAll();
}

void MistakeListModel::setCurrentRow(int row) {
  m_currentRow = row;
  notifyAll();
}

void MistakeListModel::refresh(const std::vector<SampleId>& ids) {
  IdSet changed;
  changed.insert(ids);
  std::erase_if(m_pages, [this, &changed](const auto& entry) {
    const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(entry.first) * pageRows;
    return std::any_of(first, first + std::ssize(entry.second),
                       [&changed](SampleId id) { return changed.contains(id); });
  });
  notifyAll();
}

void MistakeListModel::notifyAll() {
  if (!m_ids.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int MistakeListModel::rowOf(SampleId id) const {
  const auto found = std::find(m_ids.begin(), m_ids.end(), id);
  return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const SampleRow& MistakeListModel::rowAt(int row) const {
  return page(row / pageRows)[static_cast<std::size_t>(row % pageRows)];
}

const MistakeListModel::Page& MistakeListModel::page(int number) const {
  if (const auto found = m_pages.find(number); found != m_pages.end()) return found->second;
  const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(number) * pageRows;
  const std::vector<SampleId> wanted(first, first + std::min<std::ptrdiff_t>(pageRows, m_ids.end() - first));
  const std::vector<SampleRow> found = sampleRows(*m_project, wanted, m_run);
  Page rows(wanted.size());
  auto next = found.begin();
  for (std::size_t i = 0; i < wanted.size() && next != found.end(); ++i) {
    if (next->id == wanted[i]) rows[i] = *next++;
  }
  return m_pages.emplace(number, std::move(rows)).first->second;
}

int MistakeListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int MistakeListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant MistakeListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || m_project == nullptr) return {};
  const bool current = index.row() == m_currentRow;
  const SampleRow& row = rowAt(index.row());
  switch (index.column()) {
    case Probability:
      if (role == Qt::DisplayRole) return row.predicted ? formatPercent(row.probability) : QString();
      if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
      if (role == MutedRole) return !current;
      if (role == CaptionRole) return true;
      return role == BoldRole ? QVariant(current) : QVariant();
    case Text:
      if (role == Qt::DisplayRole) return toQt(row.text).left(shownCharacters).simplified();
      if (role == Qt::ToolTipRole) return toQt(row.text).left(shownCharacters * 10);
      if (role == IconNameRole) return m_corrected.contains(row.id) ? QStringLiteral("check") : QString();
      return role == IconColorRole ? QVariant(colors().success) : QVariant();
    case Label: return categoryData(row.categories, role);
    case Predicted: return categoryData(row.predictedCategories, role);
    default: return {};
  }
}

QVariant MistakeListModel::categoryData(const std::vector<CategoryId>& ids, int role) const {
  if (role == CategoryColorRole) return categoryDots(ids, m_categories);
  const bool names = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
  return names ? QVariant(categoriesText(ids, m_categories)) : QVariant();
}

}  // namespace wb::ui
