// The lines of a file as bytes, before any decoding, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/progress.h"

namespace wb {

/// The longest text and the longest line that are read, in bytes.
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxLineBytes = std::size_t{8} << 20;

/// What becomes of a line of more than kMaxLineBytes.
enum class LongLines {
  Cut,    ///< its beginning comes, the rest is passed over
  Pieces  ///< it comes in pieces that end behind a comma (or is cut where there is none)
};

struct RawLine {
  std::string bytes;       ///< without the line end
  std::string ending;      ///< "\n", "\r\n", or "" at the end of the file
  bool cut = false;        ///< the rest was passed over
  bool continues = false;  ///< the next one is the rest of the same line
};

class RawLines {
 public:
  /// `unit`: bytes of a code unit (1, 2, 4); `bigEndian`: its order. `skip` bytes are left out at the front.
  /// Throws Error{NotFound, Io}.
  RawLines(const std::filesystem::path& path, std::size_t skip, std::size_t unit, bool bigEndian, std::stop_token stop,
           LongLines longLines = LongLines::Cut);

  /// The next line, or false at the end. Throws Error{Io, Cancelled}.
  bool next(RawLine& line);
  /// Bytes behind us, of the bytes of the file.
  Progress progress() const { return m_progress; }

 private:
  bool fill();
  std::size_t findUnit(char character, std::size_t from) const;
  std::size_t lastComma() const;
  void take(RawLine& line, std::size_t length);
  void passOverLine();
  void endLine(RawLine& line) const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> m_file;
  std::string m_name;
  std::size_t m_unit;
  bool m_bigEndian;
  std::stop_token m_stop;
  LongLines m_longLines;
  std::string m_buffer;
  std::size_t m_begin = 0;  // of what m_buffer holds unread
  Progress m_progress;
};

}  // namespace wb
