#include "core/io/json_reader.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/utf8.h"

namespace wb {

namespace {

using Json = nlohmann::ordered_json;
using nlohmann::literals::operator""_json_pointer;

constexpr int kMaxDepth = 64;

/// Follows JSON character by character, knowing only strings and brackets.
struct Brackets {
  int depth = 0;
  bool inString = false;
  bool escaped = false;

  void follow(char c) {
    if (inString) {
      inString = escaped || c != '"';
      escaped = !escaped && c == '\\';
    } else if (c == '"') {
      inString = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
};

int deepest(std::string_view json) {
  Brackets brackets;
  int most = 0;
  for (const char c : json) {
    brackets.follow(c);
    most = std::max(most, brackets.depth);
  }
  return most;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Message problemOf(const Json::parse_error& error) {
  const std::string_view cause = error.what();
  if (cause.find("surrogate") != std::string_view::npos) {
    return say("holds half of a surrogate pair (byte %1)", error.byte);
  }
  return say("is not valid JSON at byte %1", error.byte);
}

// Strings inside may hold any character; what is not UTF-8 cannot come from a decoded file.
RawField fieldOf(const Json& value) {
  if (value.is_null()) return {{}, FieldType::Missing};
  if (value.is_string()) return {value.get<std::string>(), FieldType::String};
  if (value.is_number() || value.is_boolean()) return {value.dump(), FieldType::Number};
  if (value.is_array() && value.empty()) return {{}, FieldType::Missing};
  if (value.is_array() && value.size() == 1 && value[0].is_string()) {
    return {value[0].get<std::string>(), FieldType::Single};
  }
  return {value.dump(), FieldType::Other};
}

// Prodigy keeps the choice of a task that was then rejected or ignored.
bool isRejected(const Json& object) {
  const auto answer = object.find("answer");
  return answer != object.end() && *answer != Json("accept");
}

bool isLabelStudioTask(const Json& object) {
  const auto data = object.find("data");
  const auto annotations = object.find("annotations");
  return data != object.end() && data->is_object() && annotations != object.end() && annotations->is_array();
}

/// What an empty list of labels means: in a field "labels" that none applies, elsewhere (doccano's "label") nothing.
RawField labelsField(const Json& labels) {
  if (labels.is_array() && labels.empty()) return {{}, FieldType::None};
  return fieldOf(labels);
}

/// The choices of the first annotation that was not cancelled, an empty list where it chose nothing, or null.
Json labelStudioChoices(const Json& task) {
  for (const Json& annotation : task.at("annotations")) {
    if (!annotation.is_object() || annotation.value("was_cancelled", Json(false)) == Json(true)) continue;
    const auto results = annotation.find("result");
    if (results == annotation.end()) continue;
    if (results->is_array() && results->empty()) return Json::array();
    for (const Json& result : *results) {
      if (!result.is_object() || result.value("type", Json()) != Json("choices")) continue;
      const auto choices = "/value/choices"_json_pointer;
      return result.contains(choices) ? result.at(choices) : Json();
    }
  }
  return {};
}

}  // namespace

void JsonReader::addField(const std::string& name, RawField field, RawRecord& record) {
  const auto [entry, isNew] = m_columns.try_emplace(name, m_names.size());
  if (isNew) m_names.push_back(name);
  if (record.fields.size() <= entry->second) record.fields.resize(entry->second + 1, {{}, FieldType::Missing});
  record.fields[entry->second] = std::move(field);
}

void JsonReader::parse(const std::string& json, RawRecord& record) {
  if (deepest(json) > kMaxDepth) {
    record.error = say("is nested more than %1 deep", kMaxDepth);
    return;
  }
  try {
    const Json object = Json::parse(json);
    if (!object.is_object()) {
      record.error = say("is no JSON object");
      return;
    }
    if (isLabelStudioTask(object)) addField("label", labelsField(labelStudioChoices(object)), record);
    for (const auto& [key, value] : object.items()) {
      if (key == "accept" && isRejected(object)) continue;
      if (!value.is_object()) {
        addField(key, key == "labels" ? labelsField(value) : fieldOf(value), record);
        continue;
      }
      for (const auto& [inner, innerValue] : value.items()) {
        addField(fmt::format("{}.{}", key, inner), fieldOf(innerValue), record);
      }
    }
  } catch (const Json::parse_error& error) {
    record.error = problemOf(error);
  }
}

bool JsonReader::takeLine() {
  m_at = 0;
  if (m_lines.next(m_line)) return true;
  m_line = {};
  return false;
}

bool JsonReader::next(RawRecord& record) {
  record.fields.clear();
  record.error = {};
  if (m_isList) return nextInList(record);
  if (!takeLine()) return false;
  if (!m_started) {
    m_started = true;
    while (trimmed(m_line.text).empty() && m_line.error.empty()) {
      if (!takeLine()) return false;
    }
    m_isList = trimmed(m_line.text).substr(0, 1) == "[";
    if (m_isList) return nextInList(record);
  }
  record.line = m_line.number;
  record.error = m_line.error;
  if (m_line.continues) {
    record.error = say("the line is longer than 8 MiB");
    skipRestOfLine();
  } else if (record.error.empty() && trimmed(m_line.text).empty()) {
    record.error = say("the line is empty");
  }
  if (record.error.empty()) parse(m_line.text, record);
  return true;
}

void JsonReader::skipRestOfLine() {
  while (m_line.continues && m_lines.next(m_line)) {
  }
}

// Finds the next object of the list, or text that is none.
bool JsonReader::nextInList(RawRecord& record) {
  for (;;) {
    if (m_at >= m_line.text.size()) {
      if (!takeLine()) return false;
      continue;
    }
    const char c = m_line.text[m_at];
    if (!isBlank(c) && c != ',' && c != '[' && c != ']') break;
    ++m_at;
  }
  record.line = m_line.number;
  if (m_line.text[m_at] != '{') {
    m_at = std::min(m_line.text.find_first_of(",{", m_at), m_line.text.size());
    record.error = say("is no JSON object");
    return true;
  }
  std::string object;
  scanObject(object, record);
  if (record.error.empty()) parse(object, record);
  return true;
}

// Copies from the opening bracket at m_at to its closing one.
void JsonReader::scanObject(std::string& object, RawRecord& record) {
  Brackets brackets;
  record.error = m_line.error;
  do {
    if (m_at >= m_line.text.size()) {
      const bool lineEnds = !m_line.continues;
      if (!takeLine()) {
        record.error = say("the file ends inside the object that begins here");
        return;
      }
      if (record.error.empty()) record.error = m_line.error;
      if (lineEnds) brackets.inString = false;  // a JSON string ends within its line
      continue;
    }
    const char c = m_line.text[m_at++];
    brackets.follow(c);
    if (object.size() <= kMaxLineBytes) object += c;
  } while (brackets.depth > 0);
  if (object.size() > kMaxLineBytes) record.error = say("the object is longer than 8 MiB");
}

}  // namespace wb
