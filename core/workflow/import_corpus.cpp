#include "core/workflow/import_corpus.h"

#include <algorithm>
#include <utility>

#include "core/io/corpus_source.h"
#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/label_sets.h"
#include "core/workflow/import_labels.h"
#include "core/workflow/import_lock.h"
#include "core/workflow/iterative_split.h"
#include "core/workflow/known_texts.h"

namespace wb {

namespace {

// A label waits at most for one such batch.
constexpr std::size_t kRowsAtOnce = 500;
constexpr std::size_t kBytesAtOnce = std::size_t{4} << 20;
constexpr std::int64_t kMostSkippedShown = 1'000;
constexpr std::int64_t kRowsPerProgress = 1'024;

/// The words of an ImportOptions as io wants them.
ReadOptions readOptions(const ImportOptions& options, bool severalLabels) {
  ReadOptions read;
  read.kind = fileKindFromName(options.format);
  read.encoding = encodingFromName(options.encoding);
  if (!options.textColumn.empty()) read.textColumn = options.textColumn;
  if (!options.labelColumn.empty()) read.labelColumn = options.labelColumn == "none" ? "" : options.labelColumn;
  read.delimiter = options.delimiter;
  read.header = options.hasHeader;
  read.classNames = options.classNames;
  read.severalLabels = severalLabels;
  if (!options.labelSeparator.empty()) read.labelSeparator = options.labelSeparator;
  return read;
}

std::int64_t bytesOf(const std::filesystem::path& path) {
  std::error_code unreadable;  // the size is for the progress only; opening the file will say what is wrong
  if (!std::filesystem::is_directory(path, unreadable)) {
    const auto size = std::filesystem::file_size(path, unreadable);
    return unreadable ? 0 : static_cast<std::int64_t>(size);
  }
  std::int64_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path, unreadable)) {
    if (entry.is_regular_file(unreadable)) sum += static_cast<std::int64_t>(entry.file_size(unreadable));
  }
  return sum;
}

/// One import from the first record to the last. A dry run differs in that it writes nothing.
class Importer {
 public:
  Importer(const Project& project, const ImportOptions& options, PendingImport* pending)
      : m_options(options),
        m_pending(pending),
        m_labels(project.database(), options.labelMapping, pending),
        m_severalLabels(options.severalLabels || hasSeveralLabels(project.database())),
        m_lastKnownId(lastSampleId(project.database())),
        m_lastId(m_lastKnownId) {
    forEachSample(project.database(), [this](const KnownSample& sample) {
      m_known.add({sample.fingerprint, sample.id, m_numbers.of(ofKind(sample.label))});
    });
  }

  void read(const std::filesystem::path& file, const ProgressSink& progress, Progress& position,
            const std::stop_token& stop) {
    CorpusSource source(file, readOptions(m_options, m_severalLabels), stop);
    if (m_report.format.empty()) {
      m_report.format = fileKindName(source.format().kind);
      m_report.encoding = encodingName(source.format().encoding);
    }
    const std::string name = file.has_filename() ? file.filename().string() : file.parent_path().filename().string();
    if (m_pending != nullptr) m_source = m_pending->addSource(name);
    const std::int64_t before = position.done;
    const std::int64_t rowsBefore = m_report.rows;
    CorpusItem item;
    while (source.next(item)) {
      if (m_report.rows % kRowsPerProgress == 0) {
        throwIfStopped(stop);
        position.done = before + source.progress().done;
        if (progress) progress(position);
      }
      take(item, name);
    }
    if (m_report.rows == rowsBefore) {
      throw Error(ErrorCode::BadInput, say("%1 holds no texts. Choose another file or folder.", name));
    }
    position.done = before + bytesOf(file);
  }

  ImportReport finish(const std::stop_token& stop) {
    flush();
    if (m_pending != nullptr) {
      requireSomeText();
      if (m_options.shares) drawSplits(*m_options.shares, stop);
      throwIfStopped(stop);
      m_pending->finish(m_offered, m_options.fileLabelWins);
    }
    m_report.labels = m_labels.counts();
    m_report.categories = m_labels.categories();
    return std::move(m_report);
  }

 private:
  /// A label of the project as its texts have them when the import is done.
  std::optional<StoredLabel> ofKind(const std::optional<StoredLabel>& label) const {
    if (!label || !m_severalLabels || std::holds_alternative<std::string>(*label)) return label;
    return labelSetText({std::get<CategoryId>(*label)});
  }

  /// Nothing but bad lines is no import: a script must not take it for a success.
  void requireSomeText() const {
    if (m_report.rows == 0 || m_report.skippedCount < m_report.rows) return;
    const SkippedLine& first = m_report.skipped.front();
    throw Error(
        ErrorCode::BadInput,
        say("None of the lines could become a text; the first is line %1 of %2: %3. Choose another file, format "
            "or encoding.",
            first.line, first.file, first.reason));
  }

  void take(CorpusItem& item, const std::string& file) {
    ++m_report.rows;
    if (const auto* bad = std::get_if<BadLine>(&item)) {
      if (++m_report.skippedCount <= kMostSkippedShown) m_report.skipped.push_back({bad->line, bad->reason, file});
      return;
    }
    auto& record = std::get<CorpusRecord>(item);
    std::optional<StoredLabel> label = m_labels.take(record);
    const Fingerprint fingerprint = fingerprintOf(record.text);
    if (KnownText* known = m_known.find(fingerprint)) {
      takeKnown(*known, label);
      addSource(known->id, record.line);
    } else {
      takeNew(fingerprint, record, std::move(label));
      addSource(m_lastId, record.line);
    }
    if (m_sources.size() >= kRowsAtOnce || m_bytes >= kBytesAtOnce) flush();
  }

  void takeNew(const Fingerprint& fingerprint, CorpusRecord& record, std::optional<StoredLabel> label) {
    ++m_report.imported;
    if (label) ++m_report.labelled;
    m_known.add({fingerprint, ++m_lastId, m_numbers.of(label)});
    if (m_pending == nullptr) return;
    const Split split = m_options.split.value_or(record.split.value_or(Split::None));
    m_bytes += record.text.size();
    m_samples.push_back({m_lastId, fingerprint, std::move(record.text), std::move(label), split});
  }

  void takeKnown(KnownText& known, const std::optional<StoredLabel>& label) {
    const bool ours = known.id > m_lastKnownId;
    ++(ours ? m_report.duplicatesInFile : m_report.duplicatesInProject);
    const std::int64_t number = m_numbers.of(label);
    if (!label || known.label == number) return;
    m_offered.push_back({known.id, *label});
    if (known.label == 0) {
      if (ours) ++m_report.labelled;
      known.label = number;
      return;
    }
    ++m_report.labelConflicts;
    if (m_options.fileLabelWins) known.label = number;
  }

  void addSource(SampleId sample, std::int64_t line) {
    if (m_pending != nullptr) m_sources.push_back({sample, m_source, line});
  }

  void flush() {
    if (m_pending == nullptr || m_sources.empty()) return;
    m_pending->write(m_samples, m_sources);
    m_samples.clear();
    m_sources.clear();
    m_bytes = 0;
  }

  void drawSplits(const std::pair<double, double>& shares, const std::stop_token& stop) {
    Random random(0);
    const auto draw = m_severalLabels ? iterativeSplit : stratifiedSplit;
    const SplitPlan plan = draw(m_pending->labelled(), {}, shares.first, shares.second, random);
    setSplit(plan.train, Split::Train, stop);
    setSplit(plan.validation, Split::Validation, stop);
    setSplit(plan.test, Split::Test, stop);
  }

  void setSplit(const std::vector<SampleId>& samples, Split split, const std::stop_token& stop) {
    for (std::size_t first = 0; first < samples.size(); first += kRowsAtOnce) {
      throwIfStopped(stop);
      const std::size_t end = std::min(first + kRowsAtOnce, samples.size());
      m_pending->setSplit(
          {samples.begin() + static_cast<std::ptrdiff_t>(first), samples.begin() + static_cast<std::ptrdiff_t>(end)},
          split);
    }
  }

  const ImportOptions& m_options;
  PendingImport* m_pending;
  ImportLabels m_labels;
  bool m_severalLabels;
  SampleId m_lastKnownId;
  SampleId m_lastId;
  LabelNumbers m_numbers;
  KnownTexts m_known;
  ImportReport m_report;
  std::int64_t m_source = 0;
  std::vector<NewSample> m_samples;
  std::vector<NewSource> m_sources;
  std::size_t m_bytes = 0;
  std::vector<OfferedLabel> m_offered;
};

ImportReport runImport(const Project& project, const std::vector<std::filesystem::path>& files,
                       const ImportOptions& options, PendingImport* pending, const ProgressSink& progress,
                       const std::stop_token& stop) {
  Importer importer(project, options, pending);
  Progress position;
  position.inBytes = true;
  for (const std::filesystem::path& file : files) position.total += bytesOf(file);
  for (const std::filesystem::path& file : files) importer.read(file, progress, position, stop);
  if (progress) progress(position);
  return importer.finish(stop);
}

}  // namespace

ImportPreview previewImport(const std::filesystem::path& file, const ImportOptions& options) {
  FilePreview preview = previewCorpus(file, readOptions(options, options.severalLabels));
  ImportPreview result;
  result.format = std::move(preview.format);
  result.rows = std::move(preview.rows);
  for (BadLine& bad : preview.badLines) {
    result.badLines.push_back({bad.line, std::move(bad.reason), file.filename().string()});
  }
  result.fileBytes = bytesOf(file);
  return result;
}

ImportReport importCorpus(const Project& project, const std::vector<std::filesystem::path>& files,
                          const ImportOptions& options, bool dryRun, const ProgressSink& progress,
                          const std::stop_token& stop) {
  if (options.shares) checkShares(options.shares->first, options.shares->second);
  if (dryRun) return runImport(project, files, options, nullptr, progress, stop);
  const FileLock lock = takeImportLock(project.folder(), stop);
  Database& database = project.database();
  removeDeadImports(database, true);
  PendingImport pending(database, options.severalLabels);
  try {
    return runImport(project, files, options, &pending, progress, stop);
  } catch (...) {
    try {
      pending.remove();
    } catch (const Error&) {
      // A full disk may refuse even this: nobody sees the rows, and the next opening removes them.
    }
    throw;
  }
}

}  // namespace wb
