#include "core/workflow/export_corpus.h"

#include <unordered_map>

#include "core/io/corpus_writer.h"
#include "core/store/category_store.h"
#include "core/store/database.h"
#include "core/store/label_sets.h"
#include "core/store/sample_search.h"
#include "core/store/sample_store.h"

namespace wb {

namespace {

constexpr std::size_t kRowsPerProgress = 1'024;

using CategoryNames = std::unordered_map<CategoryId, std::string>;

CategoryNames categoryNames(Database& database) {
  CategoryNames names;
  for (Category& category : readCategories(database)) names.emplace(category.id, std::move(category.name));
  return names;
}

std::vector<std::string> namesOf(const std::vector<CategoryId>& categories, const CategoryNames& names) {
  std::vector<std::string> result;
  for (const CategoryId category : categories) {
    const auto found = names.find(category);
    if (found != names.end()) result.push_back(found->second);  // a prediction may name one that was removed since
  }
  return result;
}

ExportRecord exportRecord(Database& database, SampleId id, const CategoryNames& names, bool several) {
  Sample sample = readSample(database, id);
  ExportRecord record;
  record.id = id;
  record.text = std::move(sample.text);
  if (sample.category && several) record.labels = namesOf(sample.categories, names);
  if (sample.category && !several) record.label = names.at(*sample.category);
  record.split = sample.split;
  record.flagged = sample.flagged;
  record.note = std::move(sample.note);
  record.sources = readSampleSources(database, id);
  return record;
}

void addPrediction(Database& database, ExportRecord& record, RunId run, const CategoryNames& names, bool several) {
  const std::vector<SampleRow> rows = readSampleRows(database, {record.id}, run);
  const std::optional<CategoryId> predicted = rows.empty() ? std::nullopt : rows.front().predicted;
  if (!predicted) return;
  if (several) {
    record.predictions = namesOf(rows.front().predictedCategories, names);
  } else {
    record.prediction = names.at(*predicted);
  }
  record.probability = rows.front().probability;
}

}  // namespace

std::int64_t exportCorpus(const Project& project, const std::filesystem::path& file, const ExportOptions& options,
                          const ProgressSink& progress, const std::stop_token& stop) {
  WriteOptions write;
  write.kind = exportKindFromName(options.format);
  write.withPredictions = options.withPredictions;
  Database& database = project.database();
  const Transaction oneState(database, Transaction::Kind::Read);
  const std::vector<SampleId> ids = searchSamples(database, options.query);
  const CategoryNames names = categoryNames(database);
  const bool several = hasSeveralLabels(database);
  write.severalLabels = several;
  std::optional<RunId> run;
  if (options.withPredictions) run = options.query.run ? options.query.run : newestPredictingRun(database);
  CorpusWriter writer(file, write);
  Progress position{0, static_cast<std::int64_t>(ids.size())};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i % kRowsPerProgress == 0) {
      throwIfStopped(stop);
      position.done = static_cast<std::int64_t>(i);
      if (progress) progress(position);
    }
    ExportRecord record = exportRecord(database, ids[i], names, several);
    if (run) addPrediction(database, record, *run, names, several);
    writer.write(record);
  }
  writer.finish();
  return writer.rows();
}

}  // namespace wb
