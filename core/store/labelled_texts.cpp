#include "core/store/labelled_texts.h"

#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {

std::vector<LabelledText> readLabelledTexts(Database& database, Split split) {
  std::vector<LabelledText> texts;
  Statement statement = database.prepare(
      "SELECT s.id, s.text, s.category_id, s.label_set FROM sample s WHERE s.split = ?1 AND s.category_id IS NOT NULL "
      "AND " +
      kVisibleSample + " ORDER BY s.id");
  statement.bind(split);
  const bool several = hasSeveralLabels(database);
  while (statement.step()) {
    LabelledText& text = texts.emplace_back();
    text.id = statement.integer(0);
    text.text = statement.text(1);
    text.category = statement.integer(2);
    if (several) text.categories = labelSetOf(statement.text(3));
  }
  return texts;
}

std::vector<SplitLabelCount> countLabelledTexts(Database& database) {
  std::vector<SplitLabelCount> counts;
  Statement statement =
      database.prepare("SELECT s.split, s.category_id, count(*) FROM sample s WHERE s.category_id IS NOT NULL AND " +
                       kVisibleSample + " GROUP BY s.split, s.category_id");
  statement.bind();
  while (statement.step()) {
    counts.push_back({static_cast<Split>(statement.integer(0)), statement.integer(1), statement.integer(2)});
  }
  return counts;
}

std::vector<std::string> readAllTexts(Database& database) {
  std::vector<std::string> texts;
  Statement statement = database.prepare("SELECT s.text FROM sample s WHERE " + kVisibleSample + " ORDER BY s.id");
  statement.bind();
  while (statement.step()) texts.push_back(statement.text(0));
  return texts;
}

}  // namespace wb
