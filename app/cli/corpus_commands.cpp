// create, import, stats, split, search, export.
#include <fmt/format.h>

#include <filesystem>

#include "app/cli/command.h"
#include "app/cli/labels.h"
#include "core/workflow/browse_samples.h"
#include "core/workflow/create_sample.h"
#include "core/workflow/export_corpus.h"
#include "core/workflow/import_corpus.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/predict.h"
#include "core/workflow/split_corpus.h"

namespace wb::cli {

namespace {

struct CreateOptions {
  std::string project;
  std::string sample;
  bool severalLabels = false;
};

void create(const CreateOptions& options, const Context& context) {
  if (!options.sample.empty()) createSampleProject(options.project, options.sample);
  const Project project = options.sample.empty() ? Project::create(options.project) : Project::open(options.project);
  if (options.severalLabels) allowSeveralLabels(project);
  const std::string folder = std::filesystem::absolute(project.folder()).string();
  context.output.result({{"project", folder}}, "Created " + folder);
}

struct ImportArguments {
  std::string project;
  std::vector<std::string> files;
  std::string classNames;
  std::string split;
  std::string delimiter;
  std::string header;
  bool dryRun = false;
  ImportOptions options;
};

void declareImport(CLI::App& sub, ImportArguments& o) {
  addProject(sub, o.project);
  sub.add_option("FILE", o.files, "Files, or folders with one sub-folder a category")->required();
  sub.add_option("--format", o.options.format, "auto, text, csv, tsv, jsonl or folder")->capture_default_str();
  sub.add_option("--encoding", o.options.encoding, "auto, utf-8, gb18030, big5, utf-16le or utf-16be")
      ->capture_default_str();
  sub.add_option("--text", o.options.textColumn, "The text's column: its name, or its number from 1");
  sub.add_option("--label", o.options.labelColumn, "The label's column, or \"none\"");
  sub.add_option("--class-names", o.classNames, "A file of category names, one a line, that the labels count from 0");
  sub.add_option("--split", o.split, "Where new texts go: train, validation, test or none");
  sub.add_option("--delimiter", o.delimiter, "The character between columns; \\t for a tab");
  sub.add_option("--header", o.header, "Whether the first line names the columns")
      ->check(CLI::IsMember({"yes", "no", "auto"}));
  sub.add_flag("--several-labels", o.options.severalLabels,
               "A text may have several labels; a project with one category a text becomes one with several");
  sub.add_option("--label-separator", o.options.labelSeparator,
                 "What stands between several labels of a text; recognised if left out");
  sub.add_flag("--file-label-wins", o.options.fileLabelWins,
               "A known text takes the file's label instead of keeping its own");
  sub.add_flag("--dry-run", o.dryRun, "Say what would happen and write nothing");
}

ImportOptions importOptions(const ImportArguments& o) {
  ImportOptions options = o.options;
  options.classNames = o.classNames;
  if (!o.split.empty()) options.split = splitFromName(o.split);
  if (!o.delimiter.empty()) {
    const std::string delimiter = o.delimiter == "\\t" ? "\t" : o.delimiter;
    if (delimiter.size() != 1)
      throw Error(ErrorCode::BadInput, say("--delimiter takes one character, such as , or ; or \\t."));
    options.delimiter = delimiter.front();
  }
  if (o.header == "yes" || o.header == "no") options.hasHeader = o.header == "yes";
  return options;
}

std::string importSummary(const ImportReport& r, bool dryRun) {
  std::string text = fmt::format("{} of {} rows {} ({}, {}): {} duplicates, {} bad lines.", r.imported, r.rows,
                                 dryRun ? "would be imported" : "imported", r.format, r.encoding,
                                 r.duplicatesInFile + r.duplicatesInProject, r.skippedCount);
  if (r.labelConflicts > 0) text += fmt::format("\n{} known texts came with another label.", r.labelConflicts);
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(r.skipped.size(), kShown); ++i) {
    text += fmt::format("\n  line {}: {}", r.skipped[i].line, r.skipped[i].reason.english());
  }
  if (r.skippedCount > static_cast<std::int64_t>(kShown)) text += "\n  …";
  return text;
}

void importFiles(const ImportArguments& o, const Context& context) {
  const Project project = Project::open(o.project);
  const std::vector<std::filesystem::path> files(o.files.begin(), o.files.end());
  const ImportReport report =
      importCorpus(project, files, importOptions(o), o.dryRun, context.output.progress("Importing"), context.stop);
  Json skipped = Json::array();
  for (const SkippedLine& line : report.skipped) {
    skipped.push_back({{"line", line.line}, {"reason", line.reason.english()}, {"file", line.file}});
  }
  context.output.result({{"rows", report.rows},
                         {"imported", report.imported},
                         {"duplicates", report.duplicatesInFile + report.duplicatesInProject},
                         {"duplicates_in_file", report.duplicatesInFile},
                         {"duplicates_in_project", report.duplicatesInProject},
                         {"label_conflicts", report.labelConflicts},
                         {"labeled", report.labelled},
                         {"skipped", skipped},
                         {"skipped_count", report.skippedCount},
                         {"encoding", report.encoding},
                         {"format", report.format},
                         {"categories", report.categories}},
                        importSummary(report, o.dryRun));
}

struct StatsOptions {
  std::string project;
};

void stats(const StatsOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const CorpusStatistics s = corpusStatistics(project);
  Json categories = Json::array();
  std::string text = fmt::format("{} texts, {} labelled; train {}, validation {}, test {}, no split {}", s.samples,
                                 s.labelled, s.train, s.validation, s.test, s.unsplit);
  for (const CategoryCount& c : s.categories) {
    categories.push_back({{"name", c.category.name}, {"count", c.count}, {"key", c.category.key}});
    text += fmt::format("\n{:>8}  {}", c.count, c.category.name);
  }
  Json object = {{"samples", s.samples},
                 {"labeled", s.labelled},
                 {"splits", {{"train", s.train}, {"validation", s.validation}, {"test", s.test}, {"none", s.unsplit}}},
                 {"categories", categories}};
  if (hasSeveralLabels(project)) {
    object["none_applies"] = s.noneApplies;
    text += fmt::format("\n{:>8}  none of the categories", s.noneApplies);
  }
  context.output.result(object, text);
}

struct SplitOptions {
  std::string project;
  SplitShares shares;
};

void split(const SplitOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const SplitSizes sizes = splitCorpus(project, options.shares);
  context.output.result(
      {{"train", sizes.train}, {"validation", sizes.validation}, {"test", sizes.test}, {"none", sizes.none}},
      fmt::format("train {}, validation {}, test {}, no split {}", sizes.train, sizes.validation, sizes.test,
                  sizes.none));
}

struct SearchOptions {
  std::string project;
  std::string query;
  std::size_t limit = 20;
};

void search(const SearchOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  SampleQuery query;
  query.search = options.query;
  std::vector<SampleId> ids = findSamples(project, query);
  if (ids.size() > options.limit) ids.resize(options.limit);
  const CategoryNames names = categoryNames(project);
  const bool several = hasSeveralLabels(project);
  for (const SampleRow& row : sampleRows(project, ids)) {
    Json object = {{"id", row.id}, {"text", row.text}};
    addLabel(object, row, several, names);
    object["split"] = splitName(row.split);
    context.output.result(object, fmt::format("#{}  {}  {}", row.id, labelWords(row, names), row.text));
  }
}

struct ExportArguments {
  std::string project;
  std::string file;
  ExportOptions options;
};

void exportFile(const ExportArguments& o, const Context& context) {
  const Project project = Project::open(o.project);
  if (o.options.withPredictions) {
    predictCorpus(project, loadRun(project), context.output.progress("Predicting"), context.stop);
  }
  const std::int64_t rows =
      exportCorpus(project, o.file, o.options, context.output.progress("Exporting"), context.stop);
  context.output.result({{"rows", rows}, {"file", o.file}}, fmt::format("{} texts written to {}", rows, o.file));
}

}  // namespace

void addCorpusCommands(Commands& commands) {
  commands.add<CreateOptions>(
      "create", "Make an empty project",
      [](CLI::App& sub, CreateOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--sample", o.sample, "Fill it from this folder with messages.jsonl and guidelines.json");
        sub.add_flag("--several-labels", o.severalLabels, "A text may have several categories, or none of them");
      },
      create);
  commands.add<ImportArguments>("import", "Bring texts in, all or nothing", declareImport, importFiles);
  commands.add<StatsOptions>(
      "stats", "Count texts, labels, splits and categories",
      [](CLI::App& sub, StatsOptions& o) { addProject(sub, o.project); }, stats);
  commands.add<SplitOptions>(
      "split", "Divide the labelled texts into train, validation and test, category by category",
      [](CLI::App& sub, SplitOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--validation", o.shares.validation, "Share of the labelled texts")->capture_default_str();
        sub.add_option("--test", o.shares.test, "Share of the labelled texts")->capture_default_str();
        sub.add_option("--seed", o.shares.seed, "The same seed gives the same split")->capture_default_str();
      },
      split);
  commands.add<SearchOptions>(
      "search", "Find texts that contain the query, or #ID",
      [](CLI::App& sub, SearchOptions& o) {
        addProject(sub, o.project);
        sub.add_option("QUERY", o.query, "What to look for")->required();
        sub.add_option("--limit", o.limit, "Hits at most")->capture_default_str();
      },
      search);
  commands.add<ExportArguments>(
      "export", "Take texts out",
      [](CLI::App& sub, ExportArguments& o) {
        addProject(sub, o.project);
        sub.add_option("FILE", o.file, "The file to write")->required();
        sub.add_option("--format", o.options.format, "csv, tsv, jsonl, doccano, label-studio or fasttext")->required();
        sub.add_flag("--with-predictions", o.options.withPredictions, "Add what the newest run predicts");
      },
      exportFile);
}

}  // namespace wb::cli
