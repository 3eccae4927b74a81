// Rows are ready in memory: the network has answered before the table is shown.
#include "ui/models/file_answers_model.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
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

int FileAnswers::predicted(int row) const {
  const std::vector<float>& values = probabilities[static_cast<std::size_t>(row)];
  return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

double FileAnswers::probability(int row) const {
  return probabilities[static_cast<std::size_t>(row)][static_cast<std::size_t>(predicted(row))];
}

QByteArray answersAsCsv(const FileAnswers& answers) {
  QString lines = QStringLiteral("\ufefftext,prediction,probability\r\n");
  for (int row = 0; row < answers.texts.size(); ++row) {
    const Category& category = answers.categories[static_cast<std::size_t>(answers.predicted(row))];
    lines += csvField(answers.texts[row]) + ',' + csvField(toQt(category.name)) + ',' +
             QString::number(answers.probability(row), 'f', 4) + QStringLiteral("\r\n");
  }
  return lines.toUtf8();
}

QByteArray answersAsJsonLines(const FileAnswers& answers) {
  QByteArray lines;
  for (int row = 0; row < answers.texts.size(); ++row) {
    QJsonObject all;
    for (std::size_t i = 0; i < answers.categories.size(); ++i)
      all[toQt(answers.categories[i].name)] = answers.probabilities[static_cast<std::size_t>(row)][i];
    const Category& category = answers.categories[static_cast<std::size_t>(answers.predicted(row))];
    const QJsonObject line{{"text", answers.texts[row]},
                           {"prediction", toQt(category.name)},
                           {"probability", answers.probability(row)},
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
  const Category& category = m_answers.categories[static_cast<std::size_t>(m_answers.predicted(row))];
  if (index.column() == Prediction) {
    if (role == Qt::DisplayRole) return toQt(category.name);
    return role == CategoryColorRole ? QVariant(category.color) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
  return role == Qt::DisplayRole ? QVariant(formatShare(m_answers.probability(row))) : QVariant();
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
