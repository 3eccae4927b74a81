// A short list in memory: what is tried is a passing thought, not part of the project.
#include "ui/models/recent_tries_model.h"

#include <algorithm>
#include <numeric>

#include "ui/bridge/format.h"
#include "ui/models/runs_model.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr std::size_t mostKept = 200;

bool continues(const QString& a, const QString& b) { return a.startsWith(b) || b.startsWith(a); }

}  // namespace

RecentTriesModel::RecentTriesModel(QObject* parent) : QAbstractTableModel(parent) {}

void RecentTriesModel::add(const TriedText& tried) {
  beginResetModel();
  if (!m_tried.empty() && continues(m_tried.back().text, tried.text)) m_tried.pop_back();
  std::erase_if(m_tried, [&tried](const TriedText& old) { return old.text == tried.text; });
  m_tried.push_back(tried);
  if (m_tried.size() > mostKept) m_tried.erase(m_tried.begin());
  m_order.resize(m_tried.size());
  std::iota(m_order.rbegin(), m_order.rend(), std::size_t{0});
  std::stable_partition(m_order.begin(), m_order.end(), [this](std::size_t i) { return m_tried[i].differs(); });
  endResetModel();
}

void RecentTriesModel::clear() {
  beginResetModel();
  m_tried.clear();
  m_order.clear();
  endResetModel();
}

void RecentTriesModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int RecentTriesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_tried.size());
}

int RecentTriesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RecentTriesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const TriedText& tried = m_tried[m_order[static_cast<std::size_t>(index.row())]];
  switch (index.column()) {
    case Text:
      if (role == Qt::DisplayRole) return tried.text.left(300).simplified();
      return role == Qt::ToolTipRole ? QVariant(tried.text) : QVariant();
    case First: return answerData(tried.first, role);
    case Second: return tried.second ? answerData(*tried.second, role) : QVariant();
    case Different:
      if (role == Qt::DisplayRole) return tried.differs() ? tr("different") : QString();
      if (role == DifferentRole) return tried.differs();
      return role == CaptionRole ? QVariant(true) : QVariant();
    default: return {};
  }
}

QVariant RecentTriesModel::answerData(const TryAnswer& answer, int role) const {
  if (role == Qt::DisplayRole) return answer.category;
  if (role == CategoryColorRole) return answer.color < 0 ? QVariant() : QVariant(answer.color);
  if (role == TailRole) return formatPercent(answer.probability);
  return role == Qt::ToolTipRole ? QVariant(runName(answer.run)) : QVariant();
}

QVariant RecentTriesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  const TriedText* newest = m_tried.empty() ? nullptr : &m_tried.back();
  switch (section) {
    case Text: return tr("Text");
    case First: return newest ? runName(newest->first.run) : QString();
    case Second: return newest && newest->second ? runName(newest->second->run) : QString();
    default: return QString();
  }
}

}  // namespace wb::ui
