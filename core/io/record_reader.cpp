#include "core/io/record_reader.h"

#include "core/base/error.h"
#include "core/io/delimited_reader.h"
#include "core/io/folder_reader.h"
#include "core/io/json_reader.h"
#include "core/io/text_readers.h"

namespace wb {

std::unique_ptr<RecordReader> openRecords(const std::filesystem::path& path, const FileFormat& format,
                                          DetectedEncoding encoding, const std::stop_token& stop) {
  switch (format.kind) {
    case FileKind::Text: return std::make_unique<TextReader>(LineReader(path, encoding, stop));
    case FileKind::FastText: return std::make_unique<FastTextReader>(LineReader(path, encoding, stop));
    case FileKind::Csv:
    case FileKind::Tsv:
      return std::make_unique<DelimitedReader>(LineReader(path, encoding, stop), format.delimiter, format.quote);
    case FileKind::JsonLines: return std::make_unique<JsonReader>(LineReader(path, encoding, stop, LongLines::Pieces));
    case FileKind::Folder: return std::make_unique<FolderReader>(path, format.encoding, stop);
    case FileKind::Auto: break;
  }
  throw Error(ErrorCode::Internal, say("The format of %1 was not recognised before it was read.", path));
}

}  // namespace wb
