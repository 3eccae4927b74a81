#include "core/io/line_reader.h"

#include "core/base/utf8.h"

namespace wb {

namespace {

bool isBigEndian(Encoding encoding) { return encoding == Encoding::Utf16be || encoding == Encoding::Utf32be; }

// A line of another file pasted into a GB18030 one is often decodable, to the wrong characters.
bool isStrayUtf8(Encoding encoding, const std::string& bytes) {
  return encoding == Encoding::Gb18030 && countHanSizedUtf8(bytes) >= 2;
}

}  // namespace

LineReader::LineReader(const std::filesystem::path& path, DetectedEncoding encoding, const std::stop_token& stop,
                       LongLines longLines)
    : m_encoding(encoding.encoding),
      m_decoder(encoding.encoding),
      m_lines(path, encoding.markLength, m_decoder.unit(), isBigEndian(encoding.encoding), stop, longLines) {}

Message LineReader::problem(const std::string& text, bool decoded) const {
  if (m_raw.cut) return say("the line is longer than 8 MiB");
  if (!decoded) return say("cannot be decoded as %1", encodingName(m_encoding));
  if (isStrayUtf8(m_encoding, m_raw.bytes)) return say("is utf-8 in a file that is otherwise gb18030");
  if (text.find('\0') != std::string::npos) return say("contains a NUL character");
  return {};
}

bool LineReader::next(Line& line) {
  const bool sameLine = m_raw.continues;
  if (!m_lines.next(m_raw)) return false;
  if (!sameLine) ++m_number;
  line.number = m_number;
  line.ending = m_raw.ending;
  line.continues = m_raw.continues;
  const bool decoded = m_decoder.decode(m_raw.bytes, line.text);
  line.error = problem(line.text, decoded);
  return true;
}

}  // namespace wb
