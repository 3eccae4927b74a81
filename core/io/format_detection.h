// Recognises format, delimiter, header and columns of a corpus file by its content.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/data/corpus_file.h"
#include "core/io/encoding.h"

namespace wb {

/// A format with the byte order mark's length that goes with its encoding.
struct DetectedFormat {
  FileFormat format;
  DetectedEncoding encoding;
};

/// Recognises what `options` leave open; the file's extension is only a hint. Throws Error{BadInput} for an
/// empty or binary file, an unknown encoding ("choose it"), or a column that does not exist (it lists those
/// that do); Error{NotFound, Io, Cancelled}.
DetectedFormat detectFormat(const std::filesystem::path& path, const ReadOptions& options,
                            const std::stop_token& stop = {});

}  // namespace wb
