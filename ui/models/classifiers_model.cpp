#include "ui/models/classifiers_model.h"

#include <algorithm>
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/style/theme.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

QString inBits(PredictionPrecision precision) {
  return precision == PredictionPrecision::Int8 ? ClassifiersModel::tr("8 bits") : ClassifiersModel::tr("16 bits");
}

/// The way that predictions use, and how much faster it is.
QString fastText(const std::optional<PrecisionAgreement>& agreement) {
  if (!agreement) return ClassifiersModel::tr("measure");
  const FastWay* const best = agreement->best();
  if (!best) return ClassifiersModel::tr("none agrees");
  return ClassifiersModel::tr("%1, %2 ×")
      .arg(inBits(best->precision))
      .arg(best->textsPerSecond / std::max(agreement->exactTextsPerSecond, 1e-9), 0, 'f', 1);
}

QString share(const std::optional<double>& value) { return value ? formatShare(*value) : QStringLiteral("–"); }

}  // namespace

void ClassifiersModel::setClassifiers(std::vector<ClassifierEntry> classifiers) {
  beginResetModel();
  m_classifiers = std::move(classifiers);
  endResetModel();
}

void ClassifiersModel::refresh() {
  if (!m_classifiers.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ClassifiersModel::rowOf(RunId run) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (classifier(row).run.id == run) return row;
  }
  return -1;
}

int ClassifiersModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_classifiers.size());
}

int ClassifiersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

bool ClassifiersModel::isBest(const ClassifierEntry& entry) const {
  const double score = entry.run.macroF1.value_or(-1);
  return m_classifiers.size() > 1 && std::all_of(m_classifiers.begin(), m_classifiers.end(), [&](const auto& other) {
           return other.run.id == entry.run.id || other.run.macroF1.value_or(-1) < score;
         });
}

QVariant ClassifiersModel::text(const ClassifierEntry& entry, int column) const {
  switch (column) {
    case Run: return runName(entry.run.id);
    case Encoder: return encoderText(entry.run.encoder);
    case Categories: return static_cast<int>(entry.run.categories.size());
    case Accuracy: return share(entry.run.accuracy);
    case MacroF1: return share(entry.run.macroF1);
    case Fast: return fastText(entry.agreement);
    case Size: return formatBytes(entry.bytes);
    default: return {};
  }
}

QVariant ClassifiersModel::tip(const ClassifierEntry& entry, int column) {
  if (column == Run && !entry.run.note.empty()) return toQt(entry.run.note);
  if (column == Fast) return agreementInWords(entry.agreement);
  if (column != Star) return {};
  return entry.starred ? tr("The Try page begins with this one") : tr("Let the Try page begin with this one");
}

QString agreementInWords(const std::optional<PrecisionAgreement>& agreement) {
  if (!agreement) {
    return ClassifiersModel::tr(
        "Answers computed in 8 or 16 bits come faster. Press to measure how often they are those of 32 bits on this "
        "project's texts.");
  }
  QString words = ClassifiersModel::tr("Measured on %1 texts: 32 bits read %2 texts a second.")
                      .arg(formatCount(agreement->texts), formatCount(std::llround(agreement->exactTextsPerSecond)));
  for (const FastWay& way : agreement->ways) {
    words += QLatin1Char(' ') + ClassifiersModel::tr("%1: %2 a second, the same decision on %3.")
                                    .arg(inBits(way.precision), formatCount(std::llround(way.textsPerSecond)),
                                         formatShare(agreement->share(way), 2));
  }
  const FastWay* const best = agreement->best();
  return words + QLatin1Char(' ') +
         (best ? ClassifiersModel::tr("Predictions use %1.").arg(inBits(best->precision))
               : ClassifiersModel::tr("That is less than 99.5 %: predictions stay with 32 bits."));
}

QVariant ClassifiersModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ClassifierEntry& entry = classifier(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole: return tip(entry, column);
    case Qt::AccessibleTextRole: return column == Star && entry.starred ? tr("starred") : QVariant();
    case IconNameRole:
      if (column != Star) return {};
      return entry.starred ? QStringLiteral("star-filled") : QStringLiteral("star");
    case IconColorRole: return entry.starred ? colors().warning : colors().muted;
    case Qt::TextAlignmentRole:
      return column >= Categories && column <= Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case BoldRole: return column == MacroF1;
    case MutedRole: return column == Size || column == Encoder || (column == Fast && !entry.agreement);
    case BadgeRole:
      if (column != Run) return {};
      if (entry.starred) return tr("first in Try");
      return isBest(entry) ? tr("best") : QVariant();
    default: return {};
  }
}

QVariant ClassifiersModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return section >= Categories && section <= Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Run: return tr("Run");
    case Encoder: return tr("Encoder");
    case Categories: return tr("Categories");
    case Accuracy: return tr("Accuracy");
    case MacroF1: return tr("Macro-F1");
    case Fast: return tr("Fast answers");
    case Size: return tr("Size");
    default: return {};
  }
}

}  // namespace wb::ui
