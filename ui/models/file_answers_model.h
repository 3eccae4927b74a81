// What a run says of each line of a file: a table to look at and to write out.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "core/data/corpus.h"

namespace wb::ui {

struct FileAnswers {
  std::vector<Category> categories;  ///< the run's outputs
  QStringList texts;
  std::vector<std::vector<float>> probabilities;  ///< [texts, categories]
  std::vector<Prediction> decisions;              ///< one a text

  /// The names of what is decided, with | between them.
  QString names(int row) const;
};

/// "text,prediction,probability", quoted where needed (RFC 4180), UTF-8 with a byte order mark so that
/// spreadsheets read it as such.
QByteArray answersAsCsv(const FileAnswers& answers);
/// One object a line: text, prediction, probability, probabilities by category.
QByteArray answersAsJsonLines(const FileAnswers& answers);

class FileAnswersModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, Prediction, Probability, ColumnCount };

  explicit FileAnswersModel(FileAnswers answers, QObject* parent = nullptr);

  const FileAnswers& answers() const { return m_answers; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  FileAnswers m_answers;
};

}  // namespace wb::ui
