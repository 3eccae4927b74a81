// Files where a line is a text: plain ones, and fastText's with labels in front.
#pragma once

#include <utility>

#include "core/io/line_reader.h"
#include "core/io/record_reader.h"

namespace wb {

/// One field: the line.
class TextReader : public RecordReader {
 public:
  explicit TextReader(LineReader lines) : m_lines(std::move(lines)) {}
  bool next(RawRecord& record) override;
  Progress progress() const override { return m_lines.progress(); }
  std::vector<std::string> columnNames() const override { return {"text"}; }

 private:
  LineReader m_lines;
};

/// "__label__体育 湖人 夺冠": the fields are text and label.
class FastTextReader : public RecordReader {
 public:
  explicit FastTextReader(LineReader lines) : m_lines(std::move(lines)) {}
  bool next(RawRecord& record) override;
  Progress progress() const override { return m_lines.progress(); }
  std::vector<std::string> columnNames() const override { return {"text", "label"}; }

 private:
  TextReader m_lines;
};

}  // namespace wb
