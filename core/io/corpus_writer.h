// Texts with labels out to a file, in our formats and those of other tools.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/data/corpus_file.h"

namespace wb {

/// One record at a time; the file appears whole at finish(), or not at all.
class CorpusWriter {
 public:
  /// Throws Error{NotFound, ReadOnly, DiskFull, Io}.
  CorpusWriter(const std::filesystem::path& path, const WriteOptions& options);

  /// Throws Error{Unsupported} for a text or category that the format cannot hold (fastText: a line break in
  /// the text is written as a space, white space in a category's name is refused), Error{DiskFull, Io}.
  void write(const ExportRecord& record);
  /// Ends the file and makes it visible.
  void finish();
  std::int64_t rows() const { return m_rows; }

 private:
  void writeCells(const std::vector<std::string>& cells);
  void writeDelimited(const ExportRecord& record);

  AtomicFile m_file;
  WriteOptions m_options;
  std::int64_t m_rows = 0;
};

}  // namespace wb
