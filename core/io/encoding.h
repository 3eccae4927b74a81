// Which encoding a file is in, and its bytes as UTF-8.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/data/corpus_file.h"

namespace wb {

/// An encoding and the length of the byte order mark before the text.
struct DetectedEncoding {
  Encoding encoding = Encoding::Unknown;
  std::size_t markLength = 0;
};

/// The encoding of the byte order mark that `bytes` begin with; Unknown and length 0 without one.
DetectedEncoding byteOrderMark(std::string_view bytes);

/// By byte order mark, then strict UTF-8, then strict GB18030, else Unknown; the whole file is read. Where
/// some lines break the rules of the encoding that the others keep, that encoding is the answer and those
/// lines are bad lines later. Throws Error{BadInput} when the file is empty or no text at all,
/// Error{NotFound, Io}, Error{Cancelled}.
DetectedEncoding detectEncoding(const std::filesystem::path& path, const std::stop_token& stop = {});

/// How many characters of three bytes or more (Han among them) `bytes` hold; 0 when they are not UTF-8.
std::size_t countHanSizedUtf8(std::string_view bytes);

/// Turns bytes of one encoding into UTF-8, strictly.
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  /// Bytes of one code unit: 1, 2 or 4.
  std::size_t unit() const;
  /// Decodes a whole number of characters into `out` (replaced). On failure the result is false and `out`
  /// holds what was decodable with U+FFFD in place of the rest.
  bool decode(std::string_view bytes, std::string& out) const;

 private:
  struct Converter;
  Encoding m_encoding;
  std::unique_ptr<Converter> m_converter;  // empty for UTF-8
};

}  // namespace wb
