#include "core/io/column_roles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {

namespace {

// In order of preference. A description comes before the number it describes.
constexpr std::array<std::string_view, 26> kTextNames{
    "text",    "sentence", "content",  "review", "comment", "title",     "data", "data.text", "body",
    "message", "query",    "document", "文本",   "正文",    "内容",      "评论", "句子",      "标题",
    "语料",    "问题",     "消息",     "评价",   "text_a",  "sentence1", "原文", "data.title"};
constexpr std::array<std::string_view, 24> kLabelNames{
    "label_desc", "label_des", "label_name", "label_zh", "label.response", "label", "labels",   "标签",
    "类别",       "分类",      "category",   "class",    "accept",         "cat",   "类目",     "target",
    "intent",     "sentiment", "topic",      "tag",      "情感",           "意图",  "类别名称", "标签名称"};
constexpr std::array<std::string_view, 6> kSplitNames{"split", "subset", "data.split", "划分", "数据集", "集合"};

std::string lowered(std::string_view name) {
  std::string lower(trimmed(name));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), lowered(name)) != names.end();
}

bool isInteger(std::string_view text) {
  const std::string_view digits = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size();
}

/// What the values of one column are like.
struct ColumnStatistics {
  std::size_t values = 0;  ///< that are not empty
  std::size_t distinct = 0;
  std::size_t integers = 0;
  std::size_t others = 0;  ///< lists and objects
  double meanLength = 0;   ///< in characters

  double distinctShare() const {
    return static_cast<double>(distinct) / static_cast<double>(std::max<std::size_t>(1, values));
  }
};

ColumnStatistics statisticsOf(const Table& table, std::size_t column, std::size_t firstRow = 0) {
  ColumnStatistics statistics;
  std::set<std::string_view> seen;
  for (std::size_t row = firstRow; row < table.size(); ++row) {
    if (column >= table[row].size()) continue;
    const RawField& field = table[row][column];
    if (field.type == FieldType::Other) ++statistics.others;
    if (field.type == FieldType::Missing || field.text.empty()) continue;
    ++statistics.values;
    seen.insert(field.text);
    statistics.integers += field.type == FieldType::Number || isInteger(field.text) ? 1 : 0;
    statistics.meanLength += static_cast<double>(countCodePoints(field.text));
  }
  statistics.distinct = seen.size();
  statistics.meanLength /= static_cast<double>(std::max<std::size_t>(1, statistics.values));
  return statistics;
}

bool isLabelLike(const ColumnStatistics& column) {
  return column.values >= 4 && column.distinct * 2 <= column.values && column.meanLength <= 30 && column.others == 0;
}

template <typename Names>
std::optional<std::size_t> byName(const std::vector<FileColumn>& columns, const Names& names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].role == ColumnRole::Ignore && lowered(columns[i].name) == name) return i;
    }
  }
  return std::nullopt;
}

// Texts are long and different from each other; a category's name may be long but comes again.
std::optional<std::size_t> textByContent(const std::vector<FileColumn>& columns, const Table& table) {
  std::optional<std::size_t> best;
  double bestScore = -1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != ColumnRole::Ignore) continue;
    const ColumnStatistics column = statisticsOf(table, i);
    double score = column.meanLength * column.distinctShare() * column.distinctShare();
    if (column.values > 0 && column.integers == column.values) score = 0;
    if (score > bestScore) {
      bestScore = score;
      best = i;
    }
  }
  return best;
}

// In a small file of two columns nothing needs to come again.
std::optional<std::size_t> labelByContent(const std::vector<FileColumn>& columns, const Table& table, bool named) {
  std::optional<std::size_t> best;
  double fewest = 2;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != ColumnRole::Ignore) continue;
    const ColumnStatistics column = statisticsOf(table, i);
    const bool onlyOther = !named && columns.size() == 2 && table.size() <= 20 && column.meanLength <= 30;
    const bool strict = !named || (column.values >= 10 && column.distinctShare() <= 0.2);
    if (!onlyOther && !(isLabelLike(column) && strict)) continue;
    if (column.distinctShare() < fewest) {
      fewest = column.distinctShare();
      best = i;
    }
  }
  return best;
}

// An index into a file of names is a number: the description beside it is of no use then.
std::optional<std::size_t> indexColumn(const std::vector<FileColumn>& columns, const Table& table) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnStatistics column = statisticsOf(table, i);
    if (columns[i].role != ColumnRole::Ignore || column.values == 0 || column.integers < column.values) continue;
    if (contains(kLabelNames, columns[i].name)) return i;
  }
  return std::nullopt;
}

std::size_t chosenColumn(const std::vector<FileColumn>& columns, const std::string& name, const std::string& fileName) {
  if (const auto found = findColumn(columns, name)) return *found;
  std::string known;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    known += (i > 0 ? ", " : "") + number + (columns[i].name == number ? "" : " " + columns[i].name);
  }
  throw Error(ErrorCode::BadInput, say("%1 has no column \"%2\"; its columns are: %3.", fileName, name,
                                       known.empty() ? say("none") : verbatim(known)));
}

}  // namespace

bool isKnownColumnName(std::string_view name) {
  return contains(kTextNames, name) || contains(kLabelNames, name) || contains(kSplitNames, name);
}

bool looksLikeLabels(const Table& table, std::size_t column) { return isLabelLike(statisticsOf(table, column)); }

bool looksLikeHeader(const Table& table) {
  if (table.empty()) return false;
  const std::vector<RawField>& first = table.front();
  std::set<std::string_view> names;
  for (const RawField& cell : first) {
    if (countCodePoints(cell.text) > 30 || isInteger(cell.text)) return false;
    if (!names.insert(cell.text).second && !cell.text.empty()) return false;
  }
  if (std::any_of(first.begin(), first.end(), [](const RawField& cell) { return isKnownColumnName(cell.text); })) {
    return true;
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    const ColumnStatistics below = statisticsOf(table, i, 1);
    if (below.values >= 2 && below.integers == below.values && !first[i].text.empty()) return true;
    if (below.values < 10 || !isLabelLike(below)) continue;
    // A label that all other rows repeat, and the first row does not know.
    const bool known = std::any_of(table.begin() + 1, table.end(), [&](const std::vector<RawField>& row) {
      return i < row.size() && row[i].text == first[i].text;
    });
    if (!known && below.distinctShare() <= 0.2) return true;
  }
  return false;
}

std::optional<std::size_t> findColumn(const std::vector<FileColumn>& columns, const std::string& column) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return i;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (lowered(columns[i].name) == lowered(column)) return i;
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), number);
  const bool isNumber = error == std::errc() && end == column.data() + column.size();
  if (isNumber && number >= 1 && number <= columns.size()) return number - 1;
  return std::nullopt;
}

void assignRoles(std::vector<FileColumn>& columns, const Table& table, bool named, const ReadOptions& options,
                 const std::string& fileName) {
  const auto assign = [&](std::optional<std::size_t> column, ColumnRole role) {
    if (column) columns[*column].role = role;
  };
  const auto assignChosen = [&](const std::optional<std::string>& chosen, ColumnRole role) {
    if (chosen && !chosen->empty()) assign(chosenColumn(columns, *chosen, fileName), role);
  };
  assignChosen(options.splitColumn, ColumnRole::Split);
  assignChosen(options.labelColumn, ColumnRole::Label);
  assignChosen(options.textColumn, ColumnRole::Text);
  if (!options.splitColumn && named) assign(byName(columns, kSplitNames), ColumnRole::Split);
  if (!options.textColumn) {
    const auto known = named ? byName(columns, kTextNames) : std::nullopt;
    assign(known ? known : textByContent(columns, table), ColumnRole::Text);
  }
  if (!options.labelColumn) {
    auto label = options.classNames.empty() || !named ? std::nullopt : indexColumn(columns, table);
    if (!label && named) label = byName(columns, kLabelNames);
    assign(label ? label : labelByContent(columns, table, named), ColumnRole::Label);
  }
}

}  // namespace wb
