#include "core/io/raw_lines.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace wb {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr std::size_t kNone = std::string::npos;

}  // namespace

RawLines::RawLines(const std::filesystem::path& path, std::size_t skip, std::size_t unit, bool bigEndian,
                   std::stop_token stop, LongLines longLines)
    : m_file(std::fopen(path.c_str(), "rb")),
      m_name(path.filename().string()),
      m_unit(unit),
      m_bigEndian(bigEndian),
      m_stop(std::move(stop)),
      m_longLines(longLines) {
  if (!m_file) throw systemError(say("open %1", path), errno);
  if (std::fseek(m_file.get(), static_cast<long>(skip), SEEK_SET) != 0)
    throw systemError(say("read %1", m_name), errno);
  std::error_code ignored;  // a pipe has no size
  const std::uintmax_t size = std::filesystem::file_size(path, ignored);
  m_progress = {static_cast<std::int64_t>(skip), ignored ? 0 : static_cast<std::int64_t>(size)};
}

// Appends a chunk of the file to the buffer; false at the end of the file.
bool RawLines::fill() {
  throwIfStopped(m_stop);
  m_buffer.erase(0, m_begin);
  m_begin = 0;
  const std::size_t old = m_buffer.size();
  m_buffer.resize(old + kChunk);
  const std::size_t got = std::fread(m_buffer.data() + old, 1, kChunk, m_file.get());
  const int error = errno;
  m_buffer.resize(old + got);
  if (got == 0 && std::ferror(m_file.get()) != 0) throw systemError(say("read %1", m_name), error);
  return got > 0;
}

// Position of the ASCII character as a whole code unit at or after `from`.
std::size_t RawLines::findUnit(char character, std::size_t from) const {
  const std::size_t low = m_bigEndian ? m_unit - 1 : 0;
  for (std::size_t at = m_buffer.find(character, from); at != kNone; at = m_buffer.find(character, at + 1)) {
    if ((at - m_begin) % m_unit != low) continue;
    const std::size_t start = at - low;
    if (start + m_unit > m_buffer.size()) return kNone;
    bool whole = true;
    for (std::size_t i = start; i < start + m_unit; ++i) whole = whole && (i == at || m_buffer[i] == '\0');
    if (whole) return start;
  }
  return kNone;
}

std::size_t RawLines::lastComma() const {
  std::size_t last = kNone;
  const std::size_t from = m_begin + (m_buffer.size() - m_begin) / 2 / m_unit * m_unit;
  for (std::size_t at = findUnit(',', from); at != kNone; at = findUnit(',', at + m_unit)) last = at;
  return last;
}

void RawLines::take(RawLine& line, std::size_t length) {
  line.bytes.assign(m_buffer, m_begin, length);
  m_begin += length;
  m_progress.done += static_cast<std::int64_t>(length);
}

void RawLines::passOverLine() {
  for (;;) {
    const std::size_t end = findUnit('\n', m_begin);
    const std::size_t whole = (m_buffer.size() - m_begin) / m_unit * m_unit;
    const std::size_t length = end == kNone ? whole : end + m_unit - m_begin;
    m_begin += length;
    m_progress.done += static_cast<std::int64_t>(length);
    if (end != kNone || !fill()) return;
  }
}

// A carriage return before the line feed belongs to the line end.
void RawLines::endLine(RawLine& line) const {
  std::string carriage(m_unit, '\0');
  carriage[m_bigEndian ? m_unit - 1 : 0] = '\r';
  const bool both =
      line.bytes.size() >= m_unit && line.bytes.compare(line.bytes.size() - m_unit, m_unit, carriage) == 0;
  if (both) line.bytes.resize(line.bytes.size() - m_unit);
  line.ending.assign(both ? "\r\n" : "\n");
}

bool RawLines::next(RawLine& line) {
  line.ending.clear();
  line.cut = line.continues = false;
  std::size_t searched = 0;  // units of the line known to hold no line end
  std::size_t end = kNone;
  while ((end = findUnit('\n', m_begin + searched)) == kNone) {
    searched = (m_buffer.size() - m_begin) / m_unit * m_unit;
    if (searched > kMaxLineBytes) {
      const std::size_t comma = m_longLines == LongLines::Pieces ? lastComma() : kNone;
      line.continues = comma != kNone;
      line.cut = !line.continues;
      take(line, line.continues ? comma + m_unit - m_begin : kMaxLineBytes);
      if (line.cut) passOverLine();
      return true;
    }
    if (!fill()) break;
  }
  if (end == kNone && m_begin == m_buffer.size()) return false;
  take(line, (end == kNone ? m_buffer.size() : end) - m_begin);
  if (end == kNone) return true;
  m_begin += m_unit;
  m_progress.done += static_cast<std::int64_t>(m_unit);
  endLine(line);
  return true;
}

}  // namespace wb
