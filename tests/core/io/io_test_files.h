// What the tests of io share: a folder of their own for files, and everything a source gives.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/corpus_source.h"
#include "tests/temporary_folder.h"

namespace wb::test {

/// All that a source gives.
struct Contents {
  FileFormat format;
  std::vector<CorpusRecord> records;
  std::vector<BadLine> bad;

  std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    for (const CorpusRecord& record : records) texts.push_back(record.text);
    return texts;
  }
  std::vector<std::string> labels() const {
    std::vector<std::string> labels;
    for (const CorpusRecord& record : records) labels.push_back(record.label.value_or("-"));
    return labels;
  }
  std::vector<std::string> reasons() const {
    std::vector<std::string> reasons;
    for (const BadLine& line : bad) reasons.push_back(std::to_string(line.line) + ": " + line.reason.english());
    return reasons;
  }
};

inline Contents readAll(const std::filesystem::path& path, const ReadOptions& options = {}) {
  CorpusSource source(path, options);
  Contents contents;
  contents.format = source.format();
  CorpusItem item;
  while (source.next(item)) {
    if (auto* record = std::get_if<CorpusRecord>(&item)) {
      contents.records.push_back(std::move(*record));
    } else {
      contents.bad.push_back(std::get<BadLine>(item));
    }
  }
  return contents;
}

/// The message and code of the error that reading gives; an empty message when there is none.
struct Failure {
  std::string message;
  std::optional<ErrorCode> code;
};

inline Failure failureOf(const std::filesystem::path& path, const ReadOptions& options = {}) {
  try {
    readAll(path, options);
  } catch (const Error& error) {
    return {error.what(), error.code()};
  }
  return {};
}

using Strings = std::vector<std::string>;

}  // namespace wb::test
