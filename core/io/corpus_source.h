// A corpus file or folder as a stream of texts with labels, and of bad lines with reasons.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus_file.h"
#include "core/io/record_reader.h"

namespace wb {

/// One text of a file. Labels are trimmed and never empty. Where a text may have several (ReadOptions), they are in
/// `labels`: none where the file says that none applies, nothing where it says nothing.
struct CorpusRecord {
  std::int64_t line = 0;
  std::string text;
  std::optional<std::string> label;
  std::optional<std::vector<std::string>> labels;
  std::optional<Split> split;
};

using CorpusItem = std::variant<CorpusRecord, BadLine>;

class CorpusSource {
 public:
  /// Opens and recognises. Throws Error{BadInput} (empty, binary, unknown encoding, no such column),
  /// Error{NotFound, Io, Cancelled}.
  CorpusSource(const std::filesystem::path& path, const ReadOptions& options, const std::stop_token& stop = {});

  const FileFormat& format() const { return m_format; }

  /// The next text or bad line, or false at the end. Throws Error{BadInput} when a label is an index that
  /// the file of class names does not have, Error{Io, Cancelled}.
  bool next(CorpusItem& item);

  /// The record that the last item was made of, as it stands in the file.
  const RawRecord& record() const { return m_record; }

  /// Bytes read of the bytes there are.
  Progress progress() const;

 private:
  CorpusItem itemOf(const RawRecord& record) const;
  std::optional<Message> takeLabel(const RawField& field, CorpusRecord& made) const;
  std::optional<Message> problemOf(const RawRecord& record) const;
  std::string className(std::string_view index, std::int64_t line) const;

  std::string m_name;
  FileFormat m_format;
  std::size_t m_text = 0;
  std::optional<std::size_t> m_label;
  std::optional<std::size_t> m_split;
  std::vector<std::string> m_classNames;
  std::string m_classNamesFile;
  std::unique_ptr<RecordReader> m_reader;
  RawRecord m_record;
  bool m_skipHeader = false;
  bool m_severalLabels = false;
};

/// What a person sees before an import: the format and the first `rows` records as they stand in the file.
/// Throws as CorpusSource does.
FilePreview previewCorpus(const std::filesystem::path& path, const ReadOptions& options, std::size_t rows = 50,
                          const std::stop_token& stop = {});

}  // namespace wb
