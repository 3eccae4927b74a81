#include "core/io/label_lists.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/utf8.h"

namespace wb {

namespace {

// In order of preference among equals: what stands in names least comes first.
constexpr std::array<std::string_view, 6> kSeparators{"|", ";", "；", "、", "，", ","};
/// Shorter than this are labels; what is longer is a sentence with commas.
constexpr std::size_t kLongestLabel = 30;

void addTrimmed(std::string_view name, std::vector<std::string>& names) {
  name = trimmed(name);
  if (!name.empty()) names.emplace_back(name);
}

std::vector<std::string> partsOf(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!separator.empty()) {
    const std::size_t end = text.find(separator);
    if (end == std::string_view::npos) break;
    addTrimmed(text.substr(0, end), parts);
    text.remove_prefix(end + separator.size());
  }
  addTrimmed(text, parts);
  return parts;
}

/// How many values hold the separator; 0 where it does not separate labels.
std::size_t valuesSeparatedBy(std::string_view separator, const Table& table, std::size_t column, bool expected) {
  std::size_t separated = 0;
  std::size_t parts = 0;
  std::set<std::string> distinct;
  for (const std::vector<RawField>& row : table) {
    if (column >= row.size() || row[column].type != FieldType::String) continue;
    const std::vector<std::string> labels = partsOf(row[column].text, separator);
    if (labels.size() > 1) ++separated;
    parts += labels.size();
    for (const std::string& label : labels) {
      if (countCodePoints(label) > kLongestLabel) return 0;
      distinct.insert(label);
    }
  }
  return expected || distinct.size() * 2 <= parts ? separated : 0;
}

}  // namespace

bool splitLabels(const RawField& field, const std::string& separator, std::optional<std::vector<std::string>>& labels) {
  labels.reset();
  if (field.type == FieldType::None) labels.emplace();
  if (field.type != FieldType::Other) {
    if (!trimmed(field.text).empty()) {
      labels = field.type == FieldType::String ? partsOf(field.text, separator) : partsOf(field.text, {});
    }
    return true;
  }
  const auto list = nlohmann::json::parse(field.text, nullptr, false);
  if (!list.is_array()) return false;
  labels.emplace();
  for (const auto& entry : list) {
    if (!entry.is_string() && !entry.is_number()) return false;
    addTrimmed(entry.is_string() ? entry.get<std::string>() : entry.dump(), *labels);
  }
  return true;
}

LabelLists recogniseLabelLists(const Table& table, std::size_t column, bool expected) {
  LabelLists lists;
  std::size_t most = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t separated = valuesSeparatedBy(separator, table, column, expected);
    if (separated <= most) continue;
    most = separated;
    lists.separator = separator;
  }
  const bool inLists = std::any_of(table.begin(), table.end(), [&](const std::vector<RawField>& row) {
    return column < row.size() && row[column].type == FieldType::Other && row[column].text.starts_with('[');
  });
  lists.several = inLists || most > 0;
  return lists;
}

}  // namespace wb
