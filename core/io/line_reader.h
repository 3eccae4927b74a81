// A text file as decoded lines, one at a time and in bounded memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stop_token>
#include <string>

#include "core/io/encoding.h"

namespace wb {

/// The longest text and the longest line that are read, in bytes.
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxLineBytes = std::size_t{8} << 20;

struct Line {
  std::int64_t number = 0;  ///< 1-based
  std::string text;         ///< UTF-8, without the line end
  std::string ending;       ///< "\n", "\r\n", or "" at the end of the file
  std::string error;        ///< why the line cannot be used; empty for a good line
  bool continues = false;   ///< a piece: the rest of the same line follows (only of Pieces readers)
};

/// Lines end at \n or \r\n. A line of more than kMaxLineBytes, with a NUL character or with bytes that are
/// not of the encoding has an error; reading goes on behind it.
class LineReader {
 public:
  enum class Long {
    Error,  ///< a long line has an error
    Pieces  ///< a long line comes in pieces that end behind a comma
  };

  /// Throws Error{NotFound, Io}.
  LineReader(const std::filesystem::path& path, DetectedEncoding encoding, std::stop_token stop = {},
             Long longLines = Long::Error);

  /// The next line, or false at the end. Throws Error{Io, Cancelled}.
  bool next(Line& line);
  std::int64_t bytesRead() const { return m_bytesRead; }

 private:
  bool fill();
  bool takeRaw(Line& line);
  std::size_t findLineEnd(std::size_t from) const;
  void decodeInto(Line& line);

  std::ifstream m_file;
  std::string m_name;
  Encoding m_encoding;
  Decoder m_decoder;
  std::stop_token m_stop;
  Long m_longLines;
  std::string m_buffer;
  std::size_t m_begin = 0;  // of the unread part of m_buffer
  std::string m_raw;
  std::int64_t m_line = 0;
  std::int64_t m_bytesRead = 0;
  bool m_inLine = false;
};

}  // namespace wb
