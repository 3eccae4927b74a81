#include "core/io/corpus_source.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/format_detection.h"
#include "core/io/label_lists.h"
#include "core/io/line_reader.h"

namespace wb {

namespace {

/// The names in the order of their indices; blank lines at the end are no names.
std::vector<std::string> readClassNames(const std::filesystem::path& path, const std::stop_token& stop) {
  ReadOptions plain;
  plain.kind = FileKind::Text;
  const DetectedFormat detected = detectFormat(path, plain, stop);
  LineReader lines(path, detected.encoding, stop);
  std::vector<std::string> names;
  Line line;
  while (lines.next(line)) {
    if (!line.error.empty()) {
      throw Error(ErrorCode::BadInput, say("%1, line %2: %3.", path.filename(), line.number, line.error));
    }
    names.emplace_back(trimmed(line.text));
  }
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

/// What other tools call the splits; nothing for an unknown word.
std::optional<Split> splitCalled(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Split>, 18> kWords{{{"train", Split::Train},
                                                                              {"training", Split::Train},
                                                                              {"训练", Split::Train},
                                                                              {"训练集", Split::Train},
                                                                              {"validation", Split::Validation},
                                                                              {"valid", Split::Validation},
                                                                              {"val", Split::Validation},
                                                                              {"dev", Split::Validation},
                                                                              {"eval", Split::Validation},
                                                                              {"验证", Split::Validation},
                                                                              {"验证集", Split::Validation},
                                                                              {"开发集", Split::Validation},
                                                                              {"test", Split::Test},
                                                                              {"测试", Split::Test},
                                                                              {"测试集", Split::Test},
                                                                              {"none", Split::None},
                                                                              {"未划分", Split::None},
                                                                              {"", Split::None}}};
  const auto* const found =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& entry) { return entry.first == word; });
  if (found == kWords.end()) return std::nullopt;
  return found->second;
}

}  // namespace

CorpusSource::CorpusSource(const std::filesystem::path& path, const ReadOptions& options, const std::stop_token& stop)
    : m_name(path.filename().string()) {
  DetectedFormat detected = detectFormat(path, options, stop);
  m_format = std::move(detected.format);
  const auto text = m_format.columnOf(ColumnRole::Text);
  if (!text) throw Error(ErrorCode::BadInput, say("%1: no column holds the texts. Choose the text column.", m_name));
  m_text = *text;
  m_label = m_format.columnOf(ColumnRole::Label);
  m_split = m_format.columnOf(ColumnRole::Split);
  m_skipHeader = m_format.hasHeader;
  m_severalLabels = options.severalLabels;
  if (!options.classNames.empty()) {
    m_classNames = readClassNames(options.classNames, stop);
    m_classNamesFile = options.classNames.filename().string();
  }
  m_reader = openRecords(path, m_format, detected.encoding, stop);
}

// The header is the first good record that has as many columns as the file.
bool CorpusSource::next(CorpusItem& item) {
  if (!m_reader->next(m_record)) return false;
  if (m_skipHeader && m_record.error.empty() && m_record.fields.size() == m_format.columns.size()) {
    m_skipHeader = false;
    if (!m_reader->next(m_record)) return false;
  }
  item = itemOf(m_record);
  return true;
}

Progress CorpusSource::progress() const { return m_reader->progress(); }

std::optional<Message> CorpusSource::problemOf(const RawRecord& record) const {
  if (!record.error.empty()) return record.error;
  const std::size_t count = record.fields.size();
  const std::size_t expected = m_format.columns.size();
  if (isDelimited(m_format.kind)) {
    const bool isExtra = std::any_of(record.fields.begin() + static_cast<std::ptrdiff_t>(std::min(count, expected)),
                                     record.fields.end(), [](const RawField& field) { return !field.text.empty(); });
    const std::size_t needed = std::max({m_text, m_label.value_or(0), m_split.value_or(0)}) + 1;
    if (count < needed || isExtra) {
      return count == 1 ? say("has 1 column instead of %1", expected)
                        : say("has %1 columns instead of %2", count, expected);
    }
  }
  const std::string& name = m_format.columns[m_text].name;
  const FieldType type = m_text < count ? record.fields[m_text].type : FieldType::Missing;
  if (type == FieldType::Missing) return say("has no text \"%1\"", name);
  if (type != FieldType::String) return say("the text \"%1\" is no string", name);
  const std::string& text = record.fields[m_text].text;
  if (trimmed(text).empty()) return say("the text is empty");
  if (text.size() > kMaxTextBytes) return say("the text is longer than 1 MiB");
  if (text.find('\0') != std::string::npos) return say("contains a NUL character");
  return std::nullopt;
}

std::string CorpusSource::className(std::string_view index, std::int64_t line) const {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), value);
  if (error != std::errc() || end != index.data() + index.size()) {
    throw Error(
        ErrorCode::BadInput,
        say("%1, line %2: the label \"%3\" is no index into %4. Choose the column of the indices, or no file of "
            "names.",
            m_name, line, index, m_classNamesFile));
  }
  if (value >= m_classNames.size()) {
    throw Error(ErrorCode::BadInput,
                say("%1, line %2: the label is %3, but %4 has only %5 names (0 is the first). Choose the right file of "
                    "names.",
                    m_name, line, index, m_classNamesFile, m_classNames.size()));
  }
  return m_classNames[value];
}

std::optional<Message> CorpusSource::takeLabel(const RawField& field, CorpusRecord& made) const {
  const auto named = [&](std::string_view name) {
    return m_classNamesFile.empty() ? std::string(name) : className(name, made.line);
  };
  if (m_severalLabels) {
    if (!splitLabels(field, m_format.labelSeparator, made.labels)) return say("has labels that are no names");
    if (made.labels) std::transform(made.labels->begin(), made.labels->end(), made.labels->begin(), named);
    return std::nullopt;
  }
  if (field.type == FieldType::Other) return say("has several labels, or one that is no name");
  const std::string_view name = trimmed(field.text);
  if (!name.empty()) made.label = named(name);
  return std::nullopt;
}

CorpusItem CorpusSource::itemOf(const RawRecord& record) const {
  if (auto problem = problemOf(record)) return BadLine{record.line, std::move(*problem)};
  CorpusRecord made;
  made.line = record.line;
  if (m_label && *m_label < record.fields.size()) {
    if (auto problem = takeLabel(record.fields[*m_label], made)) return BadLine{record.line, std::move(*problem)};
  }
  if (m_split && *m_split < record.fields.size()) {
    const std::string word(trimmed(record.fields[*m_split].text));
    made.split = splitCalled(word);
    if (!made.split.has_value()) return BadLine{record.line, say("\"%1\" is no split", word)};
  }
  made.text = record.fields[m_text].text;
  return made;
}

FilePreview previewCorpus(const std::filesystem::path& path, const ReadOptions& options, std::size_t rows,
                          const std::stop_token& stop) {
  CorpusSource source(path, options, stop);
  FilePreview preview;
  preview.format = source.format();
  const std::size_t columns = preview.format.columns.size();
  CorpusItem item;
  while (preview.rows.size() + preview.badLines.size() < rows && source.next(item)) {
    if (auto* bad = std::get_if<BadLine>(&item)) {
      preview.badLines.push_back(std::move(*bad));
      continue;
    }
    std::vector<std::string>& row = preview.rows.emplace_back(columns);
    const std::vector<RawField>& fields = source.record().fields;
    for (std::size_t i = 0; i < std::min(columns, fields.size()); ++i) row[i] = fields[i].text;
  }
  return preview;
}

}  // namespace wb
