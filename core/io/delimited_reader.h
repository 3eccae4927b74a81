// CSV and TSV records (RFC 4180): quoted cells, doubled quotes, line breaks inside cells.
#pragma once

#include <deque>
#include <string_view>

#include "core/io/line_reader.h"
#include "core/io/record_reader.h"

namespace wb {

/// A quote that does not follow the rules within its line stands for itself. A quoted cell that is never
/// closed makes its first line bad, and reading goes on with the line after that one; in a file with tabs,
/// where quotes are mostly plain characters, such a line is read without quoting instead.
class DelimitedReader : public RecordReader {
 public:
  DelimitedReader(LineReader lines, char delimiter, char quote)
      : m_lines(std::move(lines)), m_delimiter(delimiter), m_quote(quote) {}

  bool next(RawRecord& record) override;
  Progress progress() const override { return m_lines.progress(); }

 private:
  enum class Outcome { Complete, Open, Malformed };

  bool take(Line& line);
  Outcome parse(std::string_view line, RawRecord& record);
  bool finishQuotedCell(std::string ending, RawRecord& record);
  void splitPlainly(std::string_view line, RawRecord& record) const;

  LineReader m_lines;
  char m_delimiter;
  char m_quote;
  std::deque<Line> m_pending;  // looked at in vain for a closing quote, to be read again
  std::string m_cell;
  bool m_quoted = false;
};

}  // namespace wb
