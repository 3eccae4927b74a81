#include "core/io/format_detection.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/column_roles.h"
#include "core/io/label_lists.h"
#include "core/io/line_reader.h"

namespace wb {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSampleRecords = 2000;
constexpr std::size_t kSampleBytes = std::size_t{4} << 20;
constexpr std::size_t kShownValues = 3;

std::string extensionOf(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

DetectedEncoding resolveEncoding(const fs::path& path, Encoding chosen, const std::stop_token& stop) {
  if (chosen == Encoding::Auto) {
    const DetectedEncoding detected = detectEncoding(path, stop);
    if (detected.encoding != Encoding::Unknown) return detected;
    throw Error(
        ErrorCode::BadInput,
        say("%1 is neither UTF-8 nor GB18030. Choose its encoding (for example big5 or utf-16le), or save it as UTF-8.",
            path.filename()));
  }
  std::array<char, 4> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  const DetectedEncoding mark = byteOrderMark({head.data(), static_cast<std::size_t>(file.gcount())});
  const bool bothUtf16 = (chosen == Encoding::Utf16le || chosen == Encoding::Utf16be) &&
                         (mark.encoding == Encoding::Utf16le || mark.encoding == Encoding::Utf16be);
  if (mark.encoding == chosen || bothUtf16) return mark;
  return {chosen, 0};
}

/// The first good lines of a file, each at most as long as a piece.
std::vector<std::string> sampleLines(const fs::path& path, DetectedEncoding encoding, const std::stop_token& stop) {
  LineReader reader(path, encoding, stop, LongLines::Pieces);
  std::vector<std::string> lines;
  Line line;
  std::size_t bytes = 0;
  while (lines.size() < kSampleRecords && bytes < kSampleBytes && reader.next(line)) {
    bytes += line.text.size() + 1;
    if (line.error.empty() && !trimmed(line.text).empty()) lines.emplace_back(trimmed(line.text));
  }
  return lines;
}

bool isJsonObjectLine(const std::string& line) { return line.front() == '{' && line.back() == '}'; }

// A list of objects begins with [ and then {, perhaps on the next line.
bool isJsonList(const std::vector<std::string>& lines) {
  if (lines.empty() || lines[0].front() != '[') return false;
  const std::string_view rest = trimmed(std::string_view(lines[0]).substr(1));
  return rest.empty() ? lines.size() > 1 && lines[1].front() == '{' : rest.front() == '{';
}

bool expectsJson(const std::string& extension) {
  return extension == ".jsonl" || extension == ".json" || extension == ".ndjson";
}

/// Good records of the file's beginning, and how many columns most of them have.
struct Sample {
  Table table;
  Message firstProblem;  ///< of the first bad record
  std::size_t columns = 0;
  double share = 0;  ///< of the good records, have that many columns
};

Sample readSample(RecordReader& reader) {
  Sample sample;
  RawRecord record;
  std::map<std::size_t, std::size_t> counts;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < kSampleRecords && bytes < kSampleBytes && reader.next(record); ++i) {
    for (const RawField& field : record.fields) bytes += field.text.size();
    if (!record.error.empty()) {
      if (sample.firstProblem.empty()) sample.firstProblem = say("line %1: %2", record.line, record.error);
      continue;
    }
    ++counts[record.fields.size()];
    sample.table.push_back(std::move(record.fields));
  }
  std::size_t most = 0;
  for (const auto& [columns, count] : counts) {
    if (count < most) continue;
    most = count;
    sample.columns = columns;
  }
  sample.share = sample.table.empty() ? 0 : static_cast<double>(most) / static_cast<double>(sample.table.size());
  return sample;
}

// Records of another number of columns are bad; they say nothing about the others.
void keepRegular(Sample& sample) {
  std::erase_if(sample.table, [&](const std::vector<RawField>& row) { return row.size() != sample.columns; });
}

/// Whether a delimiter that divides the lines evenly does so by intention.
bool isConvincing(Sample sample, const std::string& extension, bool isTab) {
  if (sample.columns < 2) return false;
  const bool expected = extension == ".csv" || (isTab && extension == ".tsv");
  if (expected && sample.share >= 0.5) return true;
  keepRegular(sample);
  const auto& first = sample.table.front();
  const bool hasHeader =
      std::any_of(first.begin(), first.end(), [](const RawField& cell) { return isKnownColumnName(cell.text); });
  if (hasHeader || isTab) return sample.share >= 0.6;
  if (sample.share < 0.9) return false;
  for (std::size_t column = 0; column < sample.columns; ++column) {
    if (looksLikeLabels(sample.table, column)) return true;
  }
  return false;
}

/// Recognises one file. What is chosen in the options is taken as it is.
class Detection {
 public:
  Detection(const fs::path& path, const ReadOptions& options, const std::stop_token& stop)
      : m_path(path), m_options(options), m_stop(stop), m_encoding(resolveEncoding(path, options.encoding, stop)) {
    m_format.encoding = m_encoding.encoding;
    m_format.quote = options.quote.value_or('"');
  }

  DetectedFormat detect() {
    recogniseKind();
    m_format.delimiter = isDelimited(m_format.kind) ? m_format.delimiter : '\0';
    const auto reader = openRecords(m_path, m_format, m_encoding, m_stop);
    Sample sample = readSample(*reader);
    if (isDelimited(m_format.kind)) keepRegular(sample);
    nameColumns(sample, *reader);
    if (m_format.columns.empty()) throwUnreadable(sample);
    const bool named = m_format.hasHeader || m_format.kind == FileKind::JsonLines;
    if (m_format.kind == FileKind::JsonLines) findRareColumns(*reader);
    describe(sample);
    if (m_format.kind == FileKind::FastText && !m_options.labelColumn) m_format.columns[1].role = ColumnRole::Label;
    assignRoles(m_format.columns, sample.table, named, m_options, m_path.filename().string());
    recogniseLists(sample.table);
    return {std::move(m_format), m_encoding};
  }

 private:
  Sample sampleWith(FileKind kind, char delimiter) const {
    FileFormat format = m_format;
    format.kind = kind;
    format.delimiter = delimiter;
    return readSample(*openRecords(m_path, format, m_encoding, m_stop));
  }

  void recogniseKind() {
    const std::string extension = extensionOf(m_path);
    m_format.kind = m_options.kind;
    m_format.delimiter = m_options.delimiter.value_or(m_options.kind == FileKind::Tsv ? '\t' : ',');
    if (m_options.kind == FileKind::Csv && !m_options.delimiter) recogniseDelimiter(extension);
    if (m_options.kind == FileKind::Csv) m_format.kind = FileKind::Csv;
    if (m_options.kind != FileKind::Auto) return;

    const std::vector<std::string> lines = sampleLines(m_path, m_encoding, m_stop);
    const auto most = [&](auto property) {
      return !lines.empty() &&
             std::count_if(lines.begin(), lines.end(), property) * 2 >= static_cast<std::ptrdiff_t>(lines.size());
    };
    const bool begun = std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line[0] == '{'; });
    if (most(isJsonObjectLine) || isJsonList(lines) || (expectsJson(extension) && begun)) {
      m_format.kind = FileKind::JsonLines;
    } else if (most([](const std::string& line) { return line.rfind("__label__", 0) == 0; })) {
      m_format.kind = FileKind::FastText;
    } else if (m_options.delimiter) {
      m_format.kind = *m_options.delimiter == '\t' ? FileKind::Tsv : FileKind::Csv;
    } else {
      recogniseDelimiter(extension);
    }
  }

  // Sets Tsv or Csv with its delimiter where one divides the lines, else what the extension says.
  void recogniseDelimiter(const std::string& extension) {
    double bestShare = 0;
    m_format.kind = extension == ".csv" ? FileKind::Csv : extension == ".tsv" ? FileKind::Tsv : FileKind::Text;
    m_format.delimiter = m_format.kind == FileKind::Tsv ? '\t' : ',';
    for (const char delimiter : {'\t', ',', ';', '|'}) {
      const FileKind kind = delimiter == '\t' ? FileKind::Tsv : FileKind::Csv;
      const Sample sample = sampleWith(kind, delimiter);
      if (sample.share <= bestShare || !isConvincing(sample, extension, delimiter == '\t')) continue;
      bestShare = sample.share;
      m_format.kind = kind;
      m_format.delimiter = delimiter;
    }
  }

  void nameColumns(Sample& sample, const RecordReader& reader) {
    std::vector<std::string> names = reader.columnNames();
    if (isDelimited(m_format.kind)) {
      m_format.hasHeader = m_options.header.value_or(looksLikeHeader(sample.table)) && !sample.table.empty();
      for (std::size_t i = 0; i < sample.columns; ++i) {
        names.push_back(m_format.hasHeader ? std::string(trimmed(sample.table[0][i].text)) : std::to_string(i + 1));
      }
      if (m_format.hasHeader) sample.table.erase(sample.table.begin());
    }
    for (std::string& name : names) m_format.columns.push_back({std::move(name), {}, ColumnRole::Ignore});
  }

  // A key that the person names may first occur far behind the sample.
  void findRareColumns(RecordReader& reader) {
    RawRecord record;
    for (const auto* wanted : {&m_options.textColumn, &m_options.labelColumn, &m_options.splitColumn}) {
      if (!*wanted || (*wanted)->empty()) continue;
      while (!findColumn(m_format.columns, **wanted) && reader.next(record)) {
        const std::vector<std::string> names = reader.columnNames();
        for (std::size_t i = m_format.columns.size(); i < names.size(); ++i) {
          m_format.columns.push_back({names[i], {}, ColumnRole::Ignore});
        }
      }
    }
  }

  void recogniseLists(const Table& table) {
    const std::optional<std::size_t> column = m_format.columnOf(ColumnRole::Label);
    if (!column) return;
    const LabelLists lists = recogniseLabelLists(table, *column, m_options.severalLabels);
    m_format.severalLabels = lists.several;
    m_format.labelSeparator = m_options.labelSeparator.value_or(lists.separator.empty() ? "|" : lists.separator);
  }

  [[noreturn]] void throwUnreadable(const Sample& sample) const {
    throw Error(ErrorCode::BadInput,
                say("%1 cannot be read as %2 in %3: %4. Choose another format or encoding.", m_path.filename(),
                    fileKindName(m_format.kind), encodingName(m_format.encoding),
                    sample.firstProblem.empty() ? say("it holds no records") : sample.firstProblem));
  }

  void describe(const Sample& sample) {
    for (std::size_t i = 0; i < m_format.columns.size(); ++i) {
      std::vector<std::string>& samples = m_format.columns[i].samples;
      for (const auto& row : sample.table) {
        if (samples.size() == kShownValues) break;
        if (i >= row.size() || row[i].text.empty()) continue;
        std::string value(utf8Prefix(row[i].text, 200));
        if (std::find(samples.begin(), samples.end(), value) == samples.end()) samples.push_back(std::move(value));
      }
    }
  }

  fs::path m_path;
  ReadOptions m_options;
  std::stop_token m_stop;
  DetectedEncoding m_encoding;
  FileFormat m_format;
};

DetectedFormat folderFormat(const fs::path& path, const ReadOptions& options) {
  if (options.kind != FileKind::Auto && options.kind != FileKind::Folder) {
    throw Error(ErrorCode::BadInput,
                say("%1 is a folder, not a %2 file. Choose the format folder.", path, fileKindName(options.kind)));
  }
  DetectedFormat detected;
  detected.format.kind = FileKind::Folder;
  detected.format.encoding = options.encoding;
  detected.encoding.encoding = options.encoding;
  detected.format.columns = {
      {"text", {}, ColumnRole::Text}, {"label", {}, ColumnRole::Label}, {"file", {}, ColumnRole::Ignore}};
  if (options.labelColumn && options.labelColumn->empty()) detected.format.columns[1].role = ColumnRole::Ignore;
  return detected;
}

}  // namespace

DetectedFormat detectFormat(const fs::path& path, const ReadOptions& options, const std::stop_token& stop) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    throw Error(ErrorCode::NotFound, say("There is no file or folder %1.", path), error.message());
  }
  if (fs::is_directory(status)) return folderFormat(path, options);
  if (options.kind == FileKind::Folder) {
    throw Error(ErrorCode::BadInput, say("%1 is a file, not a folder. Choose another format.", path));
  }
  return Detection(path, options, stop).detect();
}

}  // namespace wb
