// What a corpus file is (encoding, format, columns), how it is to be read, and what of it was bad.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/data/corpus.h"

namespace wb {

/// How a file's bytes stand for characters. Auto: recognise; Unknown: recognition failed, the person is asked.
enum class Encoding { Auto, Unknown, Utf8, Gb18030, Big5, Utf16le, Utf16be, Utf32le, Utf32be };
/// "auto", "unknown", "utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "utf-32le", "utf-32be".
std::string_view encodingName(Encoding encoding);
/// The encoding of that name (also "gbk", "gb2312", "utf8", ...); throws Error{BadInput} that lists the names.
Encoding encodingFromName(std::string_view name);

/// The shape of a corpus on disk. JsonLines is also a JSON file that is one list of objects.
enum class FileKind { Auto, Text, Csv, Tsv, JsonLines, FastText, Folder };
/// "auto", "text", "csv", "tsv", "jsonl", "fasttext", "folder".
std::string_view fileKindName(FileKind kind);
/// Throws Error{BadInput} that lists the names; "doccano", "label-studio" and "json" are JsonLines.
FileKind fileKindFromName(std::string_view name);

enum class ColumnRole { Ignore, Text, Label, Split };

struct FileColumn {
  std::string name;                  ///< of the header or the JSON key; "1", "2", … where there is no header
  std::vector<std::string> samples;  ///< a few different values
  ColumnRole role = ColumnRole::Ignore;
};

/// What was recognised of a file, or chosen by the person.
struct FileFormat {
  FileKind kind = FileKind::Text;
  Encoding encoding = Encoding::Utf8;
  char delimiter = 0;      ///< Csv and Tsv: ',', ';', '|' or a tab
  char quote = '"';        ///< 0: quotes mean nothing
  bool hasHeader = false;  ///< Csv and Tsv: the first record names the columns
  /// The label column seems to hold lists of labels, and what stands between those of one string; empty where
  /// nothing does (JSON's own lists).
  bool severalLabels = false;
  std::string labelSeparator;
  std::vector<FileColumn> columns;

  /// Index of the column with that role, or nothing.
  std::optional<std::size_t> columnOf(ColumnRole role) const;
};

/// How to read a file; what is not set is recognised. A column is a name or a 1-based number; an empty
/// string means that no column has that role. (ImportOptions of core/workflow/import_corpus.h also say what
/// becomes of labels and splits.)
struct ReadOptions {
  FileKind kind = FileKind::Auto;
  Encoding encoding = Encoding::Auto;
  std::optional<std::string> textColumn;
  std::optional<std::string> labelColumn;
  std::optional<std::string> splitColumn;
  std::optional<char> delimiter;
  std::optional<char> quote;  ///< 0: quotes mean nothing
  std::optional<bool> header;
  std::filesystem::path classNames;  ///< a file of names, one a line; the label column then holds 0-based indices
  bool severalLabels = false;        ///< a text may have a list of labels
  std::optional<std::string> labelSeparator;  ///< between the labels of one string; empty: each string is one label
};

/// A line that could not become a text, and why ("the text is empty").
struct BadLine {
  std::int64_t line = 0;  ///< 1-based; the number of the file in a folder
  Message reason;
};

/// What a person sees before an import.
struct FilePreview {
  FileFormat format;
  std::vector<std::vector<std::string>> rows;  ///< the first records, one cell a column of `format`
  std::vector<BadLine> badLines;               ///< among the records looked at
};

/// The shape of an export.
enum class ExportKind { Csv, Tsv, JsonLines, Doccano, LabelStudio, FastText };
/// "csv", "tsv", "jsonl", "doccano", "label-studio", "fasttext".
std::string_view exportKindName(ExportKind kind);
/// Throws Error{BadInput} that lists the names.
ExportKind exportKindFromName(std::string_view name);

/// How to write one; which texts is said by ExportOptions of core/workflow/export_corpus.h.
struct WriteOptions {
  ExportKind kind = ExportKind::JsonLines;
  bool byteOrderMark = false;    ///< Csv and Tsv: so that Excel reads UTF-8
  bool withPredictions = false;  ///< also the prediction and its probability
  bool severalLabels = false;    ///< texts have lists of labels
};

/// One text as it leaves the program.
struct ExportRecord {
  SampleId id = 0;
  std::string text;
  std::optional<std::string> label;
  std::optional<std::vector<std::string>> labels;  ///< instead of `label` where texts have several; nothing: unlabelled
  Split split = Split::None;
  bool flagged = false;
  std::string note;
  std::vector<SampleSource> sources;
  std::optional<std::string> prediction;
  std::optional<std::vector<std::string>> predictions;  ///< instead of `prediction` where texts have several labels
  double probability = 0;                               ///< of `prediction`, or of all of `predictions` together
};

}  // namespace wb
