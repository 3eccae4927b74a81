// The table of trained classifiers: the runs that kept weights, to be taken elsewhere.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/workflow/models.h"

namespace wb::ui {

/// What was measured of a run's fast answers, or how to measure it.
QString agreementInWords(const std::optional<PrecisionAgreement>& agreement);

class ClassifiersModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Star, Run, Encoder, Categories, Accuracy, MacroF1, Fast, Size, Action, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setClassifiers(std::vector<ClassifierEntry> classifiers);
  const ClassifierEntry& classifier(int row) const { return m_classifiers[static_cast<std::size_t>(row)]; }
  void refresh();
  /// −1 where it is not listed.
  int rowOf(RunId run) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  static QVariant tip(const ClassifierEntry& entry, int column);
  QVariant text(const ClassifierEntry& entry, int column) const;
  bool isBest(const ClassifierEntry& entry) const;

  std::vector<ClassifierEntry> m_classifiers;
};

}  // namespace wb::ui
