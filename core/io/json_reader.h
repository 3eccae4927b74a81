// JSON lines, and JSON files that are one list of objects: each object is a record, each key a column.
#pragma once

#include <map>

#include "core/io/line_reader.h"
#include "core/io/record_reader.h"

namespace wb {

/// Keys of an object inside another are columns "outer.inner". The chosen category of a Label Studio task
/// is its column "label".
class JsonReader : public RecordReader {
 public:
  /// `lines` gives long lines in pieces: a list of objects often is one line.
  explicit JsonReader(LineReader lines) : m_lines(std::move(lines)) {}

  bool next(RawRecord& record) override;
  Progress progress() const override { return m_lines.progress(); }
  std::vector<std::string> columnNames() const override { return m_names; }

 private:
  bool nextInList(RawRecord& record);
  bool takeLine();
  void skipRestOfLine();
  void scanObject(std::string& object, RawRecord& record);
  void parse(const std::string& json, RawRecord& record);
  void addField(const std::string& name, RawField field, RawRecord& record);

  LineReader m_lines;
  Line m_line;
  std::size_t m_at = 0;  // in m_line, of a list
  bool m_started = false;
  bool m_isList = false;
  std::vector<std::string> m_names;
  std::map<std::string, std::size_t> m_columns;
};

}  // namespace wb
