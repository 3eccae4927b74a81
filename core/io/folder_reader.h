// A folder as a corpus: a sub-folder is a category, a file in it is a text.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/io/record_reader.h"

namespace wb {

/// Fields are text, category and the file's path in the folder. Files beside the sub-folders have no
/// category; hidden files are left out. Records are numbered in the order of the paths.
class FolderReader : public RecordReader {
 public:
  /// With Encoding::Auto each file's encoding is recognised for itself.
  FolderReader(const std::filesystem::path& folder, Encoding encoding, std::stop_token stop);

  bool next(RawRecord& record) override;
  Progress progress() const override { return m_progress; }
  std::vector<std::string> columnNames() const override { return {"text", "label", "file"}; }

 private:
  void collect(const std::filesystem::path& folder);
  std::string readText(const std::filesystem::path& file) const;

  std::filesystem::path m_folder;
  Encoding m_encoding;
  std::stop_token m_stop;
  std::vector<std::filesystem::path> m_files;
  std::size_t m_next = 0;
  Progress m_progress;  // of all files together
};

}  // namespace wb
