// The records of a corpus file, whatever its format: fields in columns, or the reason why there are none.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus_file.h"
#include "core/io/encoding.h"

namespace wb {

/// Whether records of that format are lines with a delimiter between the fields.
inline bool isDelimited(FileKind kind) { return kind == FileKind::Csv || kind == FileKind::Tsv; }

/// What a field was in the file. Delimited and plain files have strings only.
enum class FieldType {
  Missing,  ///< no such field, null or an empty list
  String,
  Number,  ///< a number or truth value; `text` is as JSON writes it
  Single,  ///< a list of one string; `text` is that string
  None,    ///< an empty list that says: none of the labels
  Other    ///< a list or object; `text` is its JSON
};

struct RawField {
  std::string text;
  FieldType type = FieldType::String;
};

struct RawRecord {
  std::int64_t line = 0;  ///< where it begins, 1-based
  std::vector<RawField> fields;
  Message error;  ///< why the record is bad; empty for a good one
};

/// Gives the records of a file one after the other. Everything that can be wrong with one record is in its
/// `error`, and reading goes on behind it.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// The next record, or false at the end. Throws Error{Io, Cancelled}.
  virtual bool next(RawRecord& record) = 0;
  /// Bytes behind us, of the bytes there are.
  virtual Progress progress() const = 0;
  /// Names of the columns met so far (JSON keys), in the order of RawRecord::fields.
  virtual std::vector<std::string> columnNames() const { return {}; }
};

/// The reader for a format; of `format` it looks at kind, delimiter and quote. A header is a record like the
/// others. `encoding` is of no meaning for a folder, where each file may have its own (`format.encoding`).
std::unique_ptr<RecordReader> openRecords(const std::filesystem::path& path, const FileFormat& format,
                                          DetectedEncoding encoding, const std::stop_token& stop);

}  // namespace wb
