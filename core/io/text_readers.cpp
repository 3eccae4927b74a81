#include "core/io/text_readers.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace wb {

namespace {

constexpr std::string_view kPrefix = "__label__";

}  // namespace

bool TextReader::next(RawRecord& record) {
  Line line;
  if (!m_lines.next(line)) return false;
  record.line = line.number;
  record.error = std::move(line.error);
  record.fields.assign(1, {std::move(line.text), FieldType::String});
  return true;
}

bool FastTextReader::next(RawRecord& record) {
  if (!m_lines.next(record)) return false;
  std::string_view rest = record.fields[0].text;
  std::vector<std::string> labels;
  while (rest.substr(0, kPrefix.size()) == kPrefix) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    labels.emplace_back(rest.substr(kPrefix.size(), end - kPrefix.size()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  RawField label{{}, FieldType::Missing};
  if (labels.size() == 1) label = {labels.front(), FieldType::String};
  if (labels.size() > 1) label = {nlohmann::json(labels).dump(), FieldType::Other};
  record.fields[0].text = std::string(rest);
  record.fields.push_back(std::move(label));
  return true;
}

}  // namespace wb
