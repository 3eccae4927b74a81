#include "ui/models/encoders_model.h"

#include <QColor>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

void EncodersModel::setEncoders(std::vector<EncoderEntry> encoders) {
  beginResetModel();
  m_encoders = std::move(encoders);
  endResetModel();
}

int EncodersModel::rowOf(const QString& name) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (toQt(encoder(row).info.name) == name) return row;
  }
  return -1;
}

int EncodersModel::firstUsable() const {
  for (int row = 0; row < rowCount(); ++row) {
    if (encoder(row).info.problem.empty()) return row;
  }
  return 0;
}

void EncodersModel::setSpeeds(std::map<QString, double> speeds) {
  m_speeds = std::move(speeds);
  refresh();
}

void EncodersModel::refresh() {
  if (!m_encoders.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

double EncodersModel::speed(const EncoderEntry& entry) const {
  const auto found = m_speeds.find(toQt(entry.info.name));
  return found == m_speeds.end() ? 0 : found->second;
}

int EncodersModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_encoders.size());
}

int EncodersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant EncodersModel::text(const EncoderEntry& entry, int column) const {
  const QString none = QStringLiteral("–");
  const bool usable = entry.info.problem.empty();
  switch (column) {
    case Name: return toQt(entry.info.name);
    case Structure:
      return usable ? tr("%n layer(s) · %1 wide", nullptr, entry.info.layers).arg(entry.info.hiddenSize)
                    : tr("cannot be used");
    case Size: return formatBytes(entry.bytes);
    case License: return entry.info.license.empty() ? tr("not stated") : toQt(entry.info.license);
    case Speed: return speed(entry) > 0 ? formatCount(static_cast<std::int64_t>(speed(entry))) : none;
    case Best: return entry.runs.empty() ? none : formatShare(entry.runs.front().macroF1.value_or(0));
    default: return {};
  }
}

QVariant EncodersModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const EncoderEntry& entry = encoder(index.row());
  const int column = index.column();
  const bool broken = !entry.info.problem.empty();
  switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole: return broken ? messageText(entry.info.problem) : text(entry, column).toString();
    case Qt::TextAlignmentRole: return column >= Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case BoldRole: return column == Best;
    case MutedRole: return column == Structure || column == Size || (column == License && entry.info.license.empty());
    case BadgeRole: return column == Name && !entry.inProject ? tr("installed") : QVariant();
    case IconNameRole: return column == Name && broken ? QStringLiteral("warning") : QVariant();
    case IconColorRole: return colors().warning;
    case BarRole: {
      if (column != Speed || speed(entry) <= 0) return {};
      double fastest = 0;
      for (const EncoderEntry& other : m_encoders) fastest = std::max(fastest, speed(other));
      return speed(entry) / fastest;
    }
    default: return {};
  }
}

QVariant EncodersModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return section >= Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Structure: return tr("Structure");
    case Size: return tr("Size");
    case License: return tr("Licence");
    case Speed: return tr("Texts/s here");
    case Best: return tr("Best macro-F1");
    default: return {};
  }
}

}  // namespace wb::ui
