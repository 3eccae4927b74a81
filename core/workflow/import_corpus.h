// Bringing texts in: preview what would happen, then do it, all or nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/data/corpus_file.h"
#include "core/workflow/project.h"

namespace wb {

struct ImportOptions {
  std::string format = "auto";       ///< auto, text, csv, tsv, jsonl, folder
  std::string encoding = "auto";     ///< auto, utf-8, gb18030, big5, utf-16le, utf-16be
  std::string textColumn;            ///< name or 1-based number; empty: recognised
  std::string labelColumn;           ///< likewise; "none" for no labels
  std::optional<char> delimiter;     ///< empty: recognised
  std::optional<bool> hasHeader;     ///< empty: recognised
  std::filesystem::path classNames;  ///< a file of names, one a line, that the labels index from 0
  /// A text may have several labels: a project with one category a text becomes one with several, in the same step.
  bool severalLabels = false;
  std::string labelSeparator;  ///< between several labels of one text; empty: recognised
  /// Where new texts go; empty: as a split column of the file says, else no split.
  std::optional<Split> split;
  /// Shares for labelled new texts instead of one split (validation, test; the rest is train).
  std::optional<std::pair<double, double>> shares;
  /// Label in the file → category name in the project; an empty name means "leave unlabelled".
  std::map<std::string, std::string> labelMapping;
  /// The label that stands where a known text comes with another one: the project's (default) or the file's.
  bool fileLabelWins = false;
};

struct SkippedLine {
  std::int64_t line = 0;
  Message reason;
  std::string file;
};

struct LabelCount {
  std::string label;     ///< as in the file (after the class names)
  std::string category;  ///< what it becomes; empty: unlabelled
  bool exists = false;   ///< the project already has that category
  std::int64_t count = 0;
};

/// What an import did, or with a dry run would do.
struct ImportReport {
  std::int64_t rows = 0;      ///< records seen, bad ones included
  std::int64_t imported = 0;  ///< new texts
  std::int64_t duplicatesInFile = 0;
  std::int64_t duplicatesInProject = 0;
  std::int64_t labelConflicts = 0;  ///< known texts that come with another label
  std::int64_t labelled = 0;        ///< new texts with a label
  std::int64_t skippedCount = 0;
  std::vector<SkippedLine> skipped;  ///< the first 1,000
  std::vector<LabelCount> labels;
  std::string encoding;
  std::string format;
  std::vector<std::string> categories;  ///< of the project after the import
};

/// What was recognised and a look at the first rows, before anything is written. Reads at most the
/// first megabyte, so it answers at once; the counts come from importCorpus with `dryRun`.
struct ImportPreview {
  FileFormat format;
  std::vector<std::vector<std::string>> rows;  ///< first rows, one cell a column
  std::vector<SkippedLine> badLines;           ///< among those
  std::int64_t fileBytes = 0;
};
ImportPreview previewImport(const std::filesystem::path& file, const ImportOptions& options);

/// Reads `files` (files, or folders with one sub-folder a category) and adds their texts. In a project with several
/// labels a text, lists of labels and strings with separators become several. One undoable
/// step. Invisible until its last short transaction: cancelled or killed, it leaves nothing behind, and
/// labelling goes on meanwhile. Throws Error(BadInput) with file, line and reason.
ImportReport importCorpus(const Project& project, const std::vector<std::filesystem::path>& files,
                          const ImportOptions& options, bool dryRun = false, const ProgressSink& progress = {},
                          const std::stop_token& stop = {});

}  // namespace wb
