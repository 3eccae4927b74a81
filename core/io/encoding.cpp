#include "core/io/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/raw_lines.h"

namespace wb {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSampleBytes = std::size_t{1} << 16;

bool startsWith(std::string_view bytes, std::string_view prefix) { return bytes.substr(0, prefix.size()) == prefix; }

std::string readSample(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw systemError(say("open %1", path), errno);
  std::string sample(kSampleBytes, '\0');
  file.read(sample.data(), static_cast<std::streamsize>(sample.size()));
  if (file.bad()) throw systemError(say("read %1", path), errno);
  sample.resize(static_cast<std::size_t>(file.gcount()));
  return sample;
}

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
}

std::size_t countControls(std::string_view bytes) {
  std::size_t n = 0;
  for (const char c : bytes) n += isControl(c) ? 1 : 0;
  return n;
}

/// What a well-known binary file is by its first bytes, or an empty message.
Message binaryKind(std::string_view bytes) {
  static const std::array kMagics{std::pair{"PK\x03\x04"sv, say("a zip archive or an Office document")},
                                  std::pair{"\x1F\x8B"sv, say("a gzip archive")},
                                  std::pair{"%PDF-"sv, say("a PDF document")},
                                  std::pair{"\x89PNG"sv, say("a picture")},
                                  std::pair{"\xFF\xD8\xFF"sv, say("a picture")},
                                  std::pair{"GIF8"sv, say("a picture")},
                                  std::pair{"\x7F"
                                            "ELF"sv,
                                            say("a program")},
                                  std::pair{"SQLite format 3"sv, say("a database")},
                                  std::pair{"\xD0\xCF\x11\xE0"sv, say("an old Office document")},
                                  std::pair{"7z\xBC\xAF"sv, say("a 7z archive")},
                                  std::pair{"Rar!"sv, say("a rar archive")},
                                  std::pair{"PAR1"sv, say("a Parquet file")}};
  for (const auto& [magic, kind] : kMagics) {
    if (startsWith(bytes, magic)) return kind;
  }
  return {};
}

// ASCII, Han characters, and the punctuation between them.
bool isUsual(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= '\t' && c <= '\r') || (c >= 0x3000 && c <= 0x30FF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool isMostlyUsual(std::string_view text) {
  std::size_t usual = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < text.size(); ++all) {
    const CodePoint c = decodeUtf8(text, i);
    usual += isUsual(c.value) ? 1 : 0;
    i += c.length;
  }
  return usual * 5 >= all * 4;
}

// Line ends and digits are ASCII and put NUL bytes on one side of every 16-bit unit.
Encoding utf16WithoutMark(std::string_view sample) {
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls.at(i % 2) += sample[i] == '\0' ? 1 : 0;
  const std::size_t all = nuls[0] + nuls[1];
  if (sample.size() % 2 != 0 || all == 0 || (nuls[0] != 0 && nuls[1] != 0)) return Encoding::Unknown;
  if (all * 5 < sample.size() && isValidUtf8(sample)) return Encoding::Unknown;
  const Encoding encoding = nuls[0] > 0 ? Encoding::Utf16be : Encoding::Utf16le;
  std::string decoded;
  const bool strict = Decoder(encoding).decode(sample, decoded);
  // A full sample may end between the halves of a surrogate pair.
  return (strict || sample.size() == kSampleBytes) && isMostlyUsual(decoded) ? encoding : Encoding::Unknown;
}

/// How many lines of a file with bytes above ASCII keep to which rules.
struct LineCounts {
  std::int64_t utf8 = 0;  ///< UTF-8, with a character of three bytes or more
  std::int64_t notUtf8 = 0;
  std::int64_t gb18030 = 0;  ///< of notUtf8
};

LineCounts countLines(const std::filesystem::path& path, const std::stop_token& stop) {
  LineCounts counts;
  RawLines lines(path, 0, 1, false, stop);
  const Decoder gb18030(Encoding::Gb18030);
  RawLine line;
  std::string decoded;
  while (lines.next(line)) {
    if (line.cut) continue;
    if (simdjson::validate_utf8(line.bytes)) {
      // In valid UTF-8 these bytes begin characters of three bytes and more.
      const bool hanSized = std::any_of(line.bytes.begin(), line.bytes.end(),
                                        [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
      counts.utf8 += hanSized ? 1 : 0;
    } else {
      ++counts.notUtf8;
      counts.gb18030 += gb18030.decode(line.bytes, decoded) ? 1 : 0;
    }
  }
  return counts;
}

Encoding encodingOf(const LineCounts& counts) {
  const std::int64_t neither = counts.notUtf8 - counts.gb18030;
  if (counts.notUtf8 <= counts.utf8) return Encoding::Utf8;
  if (neither * 10 <= counts.notUtf8) return Encoding::Gb18030;
  return Encoding::Unknown;
}

[[noreturn]] void throwBinary(const std::filesystem::path& path, const Message& kind) {
  throw Error(
      ErrorCode::BadInput,
      kind.empty()
          ? say("%1 is no text but a binary file. Choose a text, CSV, TSV or JSON file.", path.filename())
          : say("%1 is no text but a binary file (%2). Choose a text, CSV, TSV or JSON file.", path.filename(), kind));
}

}  // namespace

DetectedEncoding byteOrderMark(std::string_view bytes) {
  if (startsWith(bytes, "\xEF\xBB\xBF"sv)) return {Encoding::Utf8, 3};
  if (startsWith(bytes, "\xFF\xFE\0\0"sv)) return {Encoding::Utf32le, 4};
  if (startsWith(bytes, "\0\0\xFE\xFF"sv)) return {Encoding::Utf32be, 4};
  if (startsWith(bytes, "\xFF\xFE"sv)) return {Encoding::Utf16le, 2};
  if (startsWith(bytes, "\xFE\xFF"sv)) return {Encoding::Utf16be, 2};
  if (startsWith(bytes, "\x84\x31\x95\x33"sv)) return {Encoding::Gb18030, 4};
  return {};
}

std::size_t countHanSizedUtf8(std::string_view bytes) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = decodeUtf8(bytes, i);
    if (!c.valid) return 0;
    n += c.length >= 3 ? 1 : 0;
    i += c.length;
  }
  return n;
}

DetectedEncoding detectEncoding(const std::filesystem::path& path, const std::stop_token& stop) {
  const std::string sample = readSample(path);
  if (sample.empty()) throw Error(ErrorCode::BadInput, say("%1 is empty.", path.filename()));
  if (const DetectedEncoding mark = byteOrderMark(sample); mark.markLength > 0) return mark;
  if (const Message kind = binaryKind(sample); !kind.empty()) throwBinary(path, kind);
  if (const Encoding encoding = utf16WithoutMark(sample); encoding != Encoding::Unknown) return {encoding, 0};

  const std::size_t controls = countControls(sample);
  const bool manyControls = controls * 50 > sample.size();
  if ((manyControls && controls >= 16) || controls * 3 > sample.size()) throwBinary(path, {});
  const Encoding encoding = encodingOf(countLines(path, stop));
  if (encoding == Encoding::Unknown && manyControls) throwBinary(path, {});
  return {encoding, 0};
}

struct Decoder::Converter {
  explicit Converter(Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    handle = ucnv_open(std::string(encodingName(encoding)).c_str(), &status);
    if (U_FAILURE(status))
      throw Error(ErrorCode::Internal, say("ICU cannot decode this encoding."), u_errorName(status));
  }
  ~Converter() { ucnv_close(handle); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool toUtf16(std::string_view bytes, UConverterToUCallback onError, std::vector<UChar>& out) const {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(handle, onError, nullptr, nullptr, nullptr, &status);
    out.resize(bytes.size() + 1);
    const int32_t length = ucnv_toUChars(handle, out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                                         static_cast<int32_t>(bytes.size()), &status);
    out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
    return U_SUCCESS(status) != 0;
  }

  UConverter* handle = nullptr;
};

Decoder::Decoder(Encoding encoding) : m_encoding(encoding) {
  if (encoding != Encoding::Utf8) m_converter = std::make_unique<Converter>(encoding);
}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

std::size_t Decoder::unit() const {
  switch (m_encoding) {
    case Encoding::Utf16le:
    case Encoding::Utf16be: return 2;
    case Encoding::Utf32le:
    case Encoding::Utf32be: return 4;
    default: return 1;
  }
}

bool Decoder::decode(std::string_view bytes, std::string& out) const {
  if (!m_converter) {
    const bool valid = simdjson::validate_utf8(bytes);
    out = valid ? std::string(bytes) : replaceInvalidUtf8(bytes);
    return valid;
  }
  std::vector<UChar> units;
  const bool valid = m_converter->toUtf16(bytes, UCNV_TO_U_CALLBACK_STOP, units);
  if (!valid) m_converter->toUtf16(bytes, UCNV_TO_U_CALLBACK_SUBSTITUTE, units);
  out.clear();
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (U16_IS_LEAD(c) && i + 1 < units.size()) c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, units[++i]));
    appendUtf8(out, c);
  }
  return valid;
}

}  // namespace wb
