// The texts that were tried, with what each run said; those answered differently stand first.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/data/corpus.h"

namespace wb::ui {

struct TryAnswer {
  RunId run = 0;
  QString category;
  int color = 0;  ///< of the first category; below 0 where none applies
  double probability = 0;
};

struct TriedText {
  QString text;
  TryAnswer first;
  std::optional<TryAnswer> second;  ///< where two runs were asked
  bool differs() const { return second && second->category != first.category; }
};

class RecentTriesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, First, Second, Different, ColumnCount };

  explicit RecentTriesModel(QObject* parent = nullptr);

  /// Keeps the newest 200. A text that goes on from the newest one, or is its beginning, replaces it: it
  /// was still being typed.
  void add(const TriedText& tried);
  void clear();
  /// In the order they were tried, oldest first.
  const std::vector<TriedText>& tried() const { return m_tried; }
  QString textAt(int row) const { return m_tried[m_order[static_cast<std::size_t>(row)]].text; }
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant answerData(const TryAnswer& answer, int role) const;

  std::vector<TriedText> m_tried;
  std::vector<std::size_t> m_order;  // of the rows
};

}  // namespace wb::ui
