#include "core/data/corpus_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/error.h"

namespace wb {

namespace {

template <typename T>
using Names = std::pair<std::string_view, T>;

// The first name of a value is the one it is shown by.
constexpr std::array kEncodings{
    Names<Encoding>{"auto", Encoding::Auto},        Names<Encoding>{"utf-8", Encoding::Utf8},
    Names<Encoding>{"gb18030", Encoding::Gb18030},  Names<Encoding>{"big5", Encoding::Big5},
    Names<Encoding>{"utf-16le", Encoding::Utf16le}, Names<Encoding>{"utf-16be", Encoding::Utf16be},
    Names<Encoding>{"utf-32le", Encoding::Utf32le}, Names<Encoding>{"utf-32be", Encoding::Utf32be},
    Names<Encoding>{"utf8", Encoding::Utf8},        Names<Encoding>{"utf-8-sig", Encoding::Utf8},
    Names<Encoding>{"gbk", Encoding::Gb18030},      Names<Encoding>{"gb2312", Encoding::Gb18030},
    Names<Encoding>{"cp936", Encoding::Gb18030},    Names<Encoding>{"utf-16", Encoding::Utf16le}};

constexpr std::array kKinds{
    Names<FileKind>{"auto", FileKind::Auto},         Names<FileKind>{"text", FileKind::Text},
    Names<FileKind>{"csv", FileKind::Csv},           Names<FileKind>{"tsv", FileKind::Tsv},
    Names<FileKind>{"jsonl", FileKind::JsonLines},   Names<FileKind>{"fasttext", FileKind::FastText},
    Names<FileKind>{"folder", FileKind::Folder},     Names<FileKind>{"json", FileKind::JsonLines},
    Names<FileKind>{"doccano", FileKind::JsonLines}, Names<FileKind>{"label-studio", FileKind::JsonLines}};

constexpr std::array kExports{Names<ExportKind>{"csv", ExportKind::Csv},
                              Names<ExportKind>{"tsv", ExportKind::Tsv},
                              Names<ExportKind>{"jsonl", ExportKind::JsonLines},
                              Names<ExportKind>{"doccano", ExportKind::Doccano},
                              Names<ExportKind>{"label-studio", ExportKind::LabelStudio},
                              Names<ExportKind>{"fasttext", ExportKind::FastText}};

template <typename Table, typename T>
std::string_view nameIn(const Table& table, T value) {
  for (const auto& [name, entry] : table) {
    if (entry == value) return name;
  }
  return "unknown";
}

template <typename Table>
auto valueIn(const Table& table, std::string_view name, const Message& what) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  std::string known;
  for (const auto& [entry, value] : table) {
    if (entry == lower) return value;
    known += (known.empty() ? "" : ", ") + std::string(entry);
  }
  throw Error(ErrorCode::BadInput, say("There is no %1 \"%2\"; choose one of %3.", what, name, known));
}

}  // namespace

std::string_view encodingName(Encoding encoding) { return nameIn(kEncodings, encoding); }
Encoding encodingFromName(std::string_view name) { return valueIn(kEncodings, name, say("encoding")); }

std::string_view fileKindName(FileKind kind) { return nameIn(kKinds, kind); }
FileKind fileKindFromName(std::string_view name) { return valueIn(kKinds, name, say("file format")); }

std::string_view exportKindName(ExportKind kind) { return nameIn(kExports, kind); }
ExportKind exportKindFromName(std::string_view name) { return valueIn(kExports, name, say("export format")); }

std::optional<std::size_t> FileFormat::columnOf(ColumnRole role) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == role) return i;
  }
  return std::nullopt;
}

}  // namespace wb
