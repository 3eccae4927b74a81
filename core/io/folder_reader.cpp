#include "core/io/folder_reader.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/io/raw_lines.h"

namespace wb {

namespace fs = std::filesystem;

FolderReader::FolderReader(const fs::path& folder, Encoding encoding, std::stop_token stop)
    : m_folder(folder), m_encoding(encoding), m_stop(std::move(stop)) {
  collect(folder);
  std::sort(m_files.begin(), m_files.end());
}

void FolderReader::collect(const fs::path& folder) {
  throwIfStopped(m_stop);
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename().string().front() == '.') continue;
    // A link to a folder could lead in a circle.
    if (entry->is_directory() && !entry->is_symlink()) {
      collect(entry->path());
    } else if (entry->is_regular_file()) {
      m_files.push_back(entry->path());
      m_progress.total += static_cast<std::int64_t>(entry->file_size());
    }
  }
  if (error) throw systemError(say("read the folder %1", folder), error.value());
}

// What is wrong with one file is thrown as an Error, and becomes the reason of its bad line.
std::string FolderReader::readText(const fs::path& file) const {
  if (fs::file_size(file) == 0) throw Error(ErrorCode::BadInput, say("is empty"));
  DetectedEncoding encoding{m_encoding, 0};
  const std::string bytes = readFile(file, 4 * kMaxTextBytes);
  if (m_encoding == Encoding::Auto) {
    encoding = detectEncoding(file, m_stop);
  } else if (const DetectedEncoding mark = byteOrderMark(bytes); mark.encoding == m_encoding) {
    encoding = mark;
  }
  if (encoding.encoding == Encoding::Unknown)
    throw Error(ErrorCode::BadInput, say("its encoding is unknown; choose one"));
  std::string text;
  if (!Decoder(encoding.encoding).decode(std::string_view(bytes).substr(encoding.markLength), text)) {
    throw Error(ErrorCode::BadInput, say("cannot be decoded as %1", encodingName(encoding.encoding)));
  }
  if (text.find('\0') != std::string::npos) throw Error(ErrorCode::BadInput, say("contains a NUL character"));
  if (!text.empty() && text.back() == '\n') text.pop_back();
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text;
}

bool FolderReader::next(RawRecord& record) {
  if (m_next == m_files.size()) return false;
  throwIfStopped(m_stop);
  const fs::path& file = m_files[m_next++];
  const fs::path inside = file.lexically_relative(m_folder);
  record.line = static_cast<std::int64_t>(m_next);
  record.error = {};
  record.fields.assign(3, {});
  record.fields[2].text = inside.string();
  if (inside.has_parent_path()) {
    record.fields[1].text = inside.begin()->string();
  } else {
    record.fields[1].type = FieldType::Missing;
  }
  try {
    m_progress.done += static_cast<std::int64_t>(fs::file_size(file));
    record.fields[0].text = readText(file);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    record.error = say("%1: %2", inside, error.message());
  } catch (const fs::filesystem_error& error) {
    record.error = say("%1: %2", inside, error.code().message());
  }
  return true;
}

}  // namespace wb
