#include "core/io/delimited_reader.h"

#include <utility>

namespace wb {

bool DelimitedReader::take(Line& line) {
  if (m_pending.empty()) return m_lines.next(line);
  line = std::move(m_pending.front());
  m_pending.pop_front();
  return true;
}

// Goes on with the cell in m_cell when a quote is open (m_quoted).
DelimitedReader::Outcome DelimitedReader::parse(std::string_view line, RawRecord& record) {
  std::size_t at = 0;
  for (;;) {
    if (!m_quoted && m_quote != 0 && at < line.size() && line[at] == m_quote) {
      m_quoted = true;
      ++at;
    }
    if (m_quoted) {
      const std::size_t quote = line.find(m_quote, at);
      m_cell += line.substr(at, quote - at);
      if (quote == std::string_view::npos) return Outcome::Open;
      at = quote + 1;
      if (at < line.size() && line[at] == m_quote) {
        m_cell += m_quote;
        ++at;
        continue;
      }
      if (at < line.size() && line[at] != m_delimiter) return Outcome::Malformed;
      m_quoted = false;
    } else {
      const std::size_t end = std::min(line.find(m_delimiter, at), line.size());
      m_cell = line.substr(at, end - at);
      at = end;
    }
    record.fields.push_back({std::exchange(m_cell, {}), FieldType::String});
    if (at == line.size()) return Outcome::Complete;
    ++at;  // the delimiter
  }
}

void DelimitedReader::splitPlainly(std::string_view line, RawRecord& record) const {
  record.fields.clear();
  for (std::size_t at = 0;;) {
    const std::size_t end = line.find(m_delimiter, at);
    record.fields.push_back({std::string(line.substr(at, end - at)), FieldType::String});
    if (end == std::string_view::npos) return;
    at = end + 1;
  }
}

// Reads lines until the open cell is closed; gives them back and returns false when it never is.
bool DelimitedReader::finishQuotedCell(std::string ending, RawRecord& record) {
  std::deque<Line> looked;
  std::size_t size = m_cell.size();
  Line line;
  Outcome outcome = Outcome::Open;
  while (outcome == Outcome::Open && size <= kMaxLineBytes && take(line)) {
    m_cell += ending;
    ending = line.ending;
    size += line.text.size() + 1;
    outcome = line.error.empty() ? parse(line.text, record) : Outcome::Malformed;
    looked.push_back(std::move(line));
  }
  if (outcome == Outcome::Complete) return true;
  m_pending.insert(m_pending.begin(), std::make_move_iterator(looked.begin()), std::make_move_iterator(looked.end()));
  return false;
}

bool DelimitedReader::next(RawRecord& record) {
  Line line;
  if (!take(line)) return false;
  record.line = line.number;
  record.fields.clear();
  record.error = std::move(line.error);
  if (record.error.empty() && line.text.empty()) record.error = say("the line is empty");
  if (!record.error.empty()) return true;

  m_cell.clear();
  m_quoted = false;
  const Outcome outcome = parse(line.text, record);
  if (outcome == Outcome::Complete) return true;
  if (outcome == Outcome::Open && finishQuotedCell(line.ending, record)) return true;
  if (outcome == Outcome::Malformed || m_delimiter == '\t') {
    splitPlainly(line.text, record);
  } else {
    record.error = say("the quote opened in this line is never closed");
  }
  return true;
}

}  // namespace wb
