// A text file as decoded lines, one at a time and in bounded memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

#include "core/io/encoding.h"
#include "core/io/raw_lines.h"

namespace wb {

struct Line {
  std::int64_t number = 0;  ///< 1-based
  std::string text;         ///< UTF-8, without the line end
  std::string ending;       ///< "\n", "\r\n", or "" at the end of the file
  Message error;            ///< why the line cannot be used; empty for a good line
  bool continues = false;   ///< a piece: the next one is the rest of the same line
};

/// Lines end at \n or \r\n. A line of more than kMaxLineBytes, with a NUL character or with bytes that are
/// not of the encoding has an error; reading goes on behind it.
class LineReader {
 public:
  /// Throws Error{NotFound, Io}.
  LineReader(const std::filesystem::path& path, DetectedEncoding encoding, const std::stop_token& stop = {},
             LongLines longLines = LongLines::Cut);

  /// The next line, or false at the end; pieces of one line have the same number. Throws Error{Io, Cancelled}.
  bool next(Line& line);
  Progress progress() const { return m_lines.progress(); }

 private:
  Message problem(const std::string& text, bool decoded) const;

  Encoding m_encoding;
  Decoder m_decoder;
  RawLines m_lines;
  RawLine m_raw;
  std::int64_t m_number = 0;
};

}  // namespace wb
