// Rows are ready in memory: the network has answered before the table is shown.
#include "ui/models/file_answers_model.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

QString csvField(QString text) {
  static const QString special = QStringLiteral("\",\r\n");
  const bool quoted = std::any_of(text.begin(), text.end(), [](QChar c) { return special.contains(c); });
  if (!quoted) return text;
  return QStringLiteral("\"") + text.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + QStringLiteral("\"");
}

}  // namespace

QString FileAnswers::names(int row) const {
  QStringList names;
  for (const CategoryId id : decisions[static_cast<std::size_t>(row)].categories) {
    if (const auto category = categoryById(categories, id)) names << toQt(category->name);
  }
  return names.join(QStringLiteral("|"));
}

QByteArray answersAsCsv(const FileAnswers& answers) {
  QString lines = QStringLiteral("\ufefftext,prediction,probability\r\n");
  for (int row = 0; row < answers.texts.size(); ++row) {
    lines += csvField(answers.texts[row]) + ',' + csvField(answers.names(row)) + ',' +
             QString::number(answers.decisions[static_cast<std::size_t>(row)].probability, 'f', 4) +
             QStringLiteral("\r\n");
  }
  return lines.toUtf8();
}

QByteArray answersAsJsonLines(const FileAnswers& answers) {
  QByteArray lines;
  for (int row = 0; row < answers.texts.size(); ++row) {
    QJsonObject all;
    for (std::size_t i = 0; i < answers.categories.size(); ++i)
      all[toQt(answers.categories[i].name)] = answers.probabilities[static_cast<std::size_t>(row)][i];
    const QJsonObject line{{"text", answers.texts[row]},
                           {"prediction", answers.names(row)},
                           {"probability", answers.decisions[static_cast<std::size_t>(row)].probability},
                           {"probabilities", all}};
    lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
  }
  return lines;
}

FileAnswersModel::FileAnswersModel(FileAnswers answers, QObject* parent)
    : QAbstractTableModel(parent), m_answers(std::move(answers)) {}

int FileAnswersModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_answers.texts.size());
}

int FileAnswersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FileAnswersModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const int row = index.row();
  if (index.column() == Text) {
    if (role == Qt::DisplayRole) return m_answers.texts[row].left(300).simplified();
    return role == Qt::ToolTipRole ? QVariant(m_answers.texts[row]) : QVariant();
  }
  const wb::Prediction& said = m_answers.decisions[static_cast<std::size_t>(row)];
  if (index.column() == Prediction) {
    if (role == Qt::DisplayRole) return categoriesText(said.categories, m_answers.categories);
    if (role != CategoryColorRole || said.categories.empty()) return {};
    const auto category = categoryById(m_answers.categories, said.categories.front());
    return category ? QVariant(category->color) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
  return role == Qt::DisplayRole ? QVariant(formatShare(said.probability)) : QVariant();
}

QVariant FileAnswersModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(
        Qt::Alignment((section == Probability ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
  }
  if (role != Qt::DisplayRole) return {};
  if (section == Text) return tr("Text");
  return section == Prediction ? tr("Prediction") : tr("Probability %");
}

}  // namespace wb::ui
