// Search line, state pills and drop-downs over the table: together they are one query.
#pragma once

#include <QWidget>
#include <array>
#include <optional>
#include <utility>

#include "core/data/sample_query.h"

class QLabel;

namespace wb::ui {

class FilterMenu;
class FilterPill;
class SearchField;

class FilterBar : public QWidget {
  Q_OBJECT

 public:
  explicit FilterBar(QWidget* parent = nullptr);

  /// The order is the table's own business and left as it is by default.
  SampleQuery query() const;
  /// Takes over search, state, categories, splits and sources; emits nothing.
  void setQuery(const SampleQuery& query);
  void setSearch(const QString& text);
  /// Filters by that category alone, or by none if it was so.
  void toggleCategory(CategoryId category);
  bool isEmpty() const;
  void clear();

  void setChoices(const CorpusStatistics& statistics);
  void setCounts(const SampleCounts& counts);
  /// Without a run no prediction can differ from a label.
  void setPredictionsShown(bool shown);
  /// "20,418 texts · 6 ms"
  void setResult(std::int64_t hits, double milliseconds);
  void focusSearch();

 signals:
  void queryChanged();
  /// Down or Enter in the search line: on to the results.
  void leaveSearch();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  static constexpr std::size_t kStates = 5;
  void retranslate();
  void showResult();
  void showChoices();

  SearchField* m_search;
  QLabel* m_result;
  std::optional<std::pair<std::int64_t, double>> m_found;  // hits and milliseconds
  std::array<FilterPill*, kStates> m_pills{};
  FilterMenu* m_categories;
  FilterMenu* m_splits;
  FilterMenu* m_sources;
  CorpusStatistics m_statistics;
};

}  // namespace wb::ui
