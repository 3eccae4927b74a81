// How fast the store is: `bench_store [rows]` makes a corpus of that many short texts (default one million)
// in a folder of its own and prints medians.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/workflow/browse_samples.h"
#include "core/workflow/export_corpus.h"
#include "core/workflow/import_corpus.h"
#include "core/workflow/label_queue.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/split_corpus.h"
#include "tests/temporary_folder.h"

namespace {

using Clock = std::chrono::steady_clock;

double secondsOf(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Wall-clock and processor time of a long step; on a busy machine the second says more.
void reportRows(const std::string& what, std::int64_t rows, const std::function<void()>& work) {
  const std::clock_t cpu = std::clock();
  const double seconds = secondsOf(work);
  const double busy = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  fmt::print("{:<60} {:>6.2f} s, {:>8.0f} rows/s   processor {:>6.2f} s, {:>8.0f} rows/s\n", what, seconds,
             static_cast<double>(rows) / seconds, busy, static_cast<double>(rows) / busy);
}

void report(const std::string& what, std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  fmt::print("{:<60} median {:>9.3f} ms   worst {:>9.3f} ms   ({} times)\n", what, seconds[seconds.size() / 2] * 1e3,
             seconds.back() * 1e3, seconds.size());
}

void measure(const std::string& what, int times, const std::function<void()>& work) {
  std::vector<double> seconds;
  const std::clock_t cpu = std::clock();
  for (int i = 0; i < times; ++i) seconds.push_back(secondsOf(work));
  const double busy = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / times;
  report(fmt::format("{} (processor {:.3f} ms)", what, busy * 1e3), std::move(seconds));
}

/// Texts of 20 to 60 Chinese characters, seven of ten with one of 30 labels.
std::filesystem::path makeFile(const std::filesystem::path& folder, std::int64_t rows, std::uint64_t seed) {
  const std::filesystem::path file = folder / fmt::format("generated-{}.csv", seed);
  std::ofstream out(file, std::ios::binary);
  wb::Random random(seed);
  std::string line;
  out << "text,label\n";
  for (std::int64_t row = 0; row < rows; ++row) {
    line.clear();
    const std::size_t length = 20 + random.below(41);
    for (std::size_t i = 0; i < length; ++i) wb::appendUtf8(line, static_cast<char32_t>(0x4E00 + random.below(3000)));
    line += ',';
    if (random.below(10) < 7) line += fmt::format("类别{}", random.below(30));
    out << line << '\n';
  }
  return file;
}

void measureReading(const wb::Project& project) {
  std::vector<wb::SampleId> ids;
  measure("findSamples: everything", 5, [&] { ids = wb::findSamples(project, {}); });
  wb::Random random(1);
  measure("sampleRows: a page of 100", 200, [&] {
    const std::size_t first = random.below(ids.size() - 100);
    const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
    (void)wb::sampleRows(project, {begin, begin + 100});
  });
  wb::SampleQuery unlabelled;
  unlabelled.state = wb::SampleState::Unlabelled;
  measure("findSamples: unlabelled", 5, [&] { (void)wb::findSamples(project, unlabelled); });
  wb::SampleQuery category;
  category.categories = {wb::listCategories(project).front().id};
  measure("findSamples: one category", 5, [&] { (void)wb::findSamples(project, category); });
  wb::SampleQuery train;
  train.splits = {wb::Split::Train};
  measure("findSamples: train split", 5, [&] { (void)wb::findSamples(project, train); });
  wb::SampleQuery chinese;
  chinese.search = "一丁";
  measure("findSamples: two characters", 5, [&] { (void)wb::findSamples(project, chinese); });
  wb::SampleQuery latin;
  latin.search = "abc";
  measure("findSamples: Latin letters", 5, [&] { (void)wb::findSamples(project, latin); });
  wb::SampleQuery shuffled;
  shuffled.order = wb::SampleOrder::Random;
  measure("findSamples: random order", 5, [&] { (void)wb::findSamples(project, shuffled); });
  measure("countSamples: everything", 5, [&] { (void)wb::countSamples(project, {}); });
  measure("countSamples: two characters", 5, [&] { (void)wb::countSamples(project, chinese); });
  measure("corpusStatistics", 5, [&] { (void)wb::corpusStatistics(project); });
  measure("corpusRevision", 100, [&] { (void)wb::corpusRevision(project); });
  measure("labelQueue: most useful 100", 5,
          [&] { (void)wb::labelQueue(project, wb::QueueOrder::MostUseful, {}, 100); });
}

void measureWriting(const wb::Project& project) {
  wb::SampleQuery unlabelled;
  unlabelled.state = wb::SampleState::Unlabelled;
  const std::vector<wb::SampleId> ids = wb::findSamples(project, unlabelled);
  const wb::CategoryId category = wb::listCategories(project).front().id;
  std::size_t next = 0;
  measure("labelSamples: one", 500, [&] { wb::labelSamples(project, {ids[next++]}, category); });
  measure("undo: one label", 250, [&] { wb::undo(project); });
  measure("redo: one label", 250, [&] { wb::redo(project); });
  measure("recentLabels: 20", 50, [&] { (void)wb::recentLabels(project, 20); });
  measure("labelsSince: today", 50, [&] { (void)wb::labelsSince(project, 0); });
  const std::vector<wb::SampleId> many(ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(10'000, std::ssize(ids)));
  measure("labelSamples: 10,000 at once", 3, [&] { wb::labelSamples(project, many, category); });
  measure("undo: 10,000 at once", 3, [&] { wb::undo(project); });
  const std::int64_t labelled = wb::corpusStatistics(project).labelled;
  reportRows("splitCorpus", labelled, [&] { wb::splitCorpus(project, {}); });
}

/// Labels one text after the other while another connection imports.
void measureLabelsDuringImport(const wb::Project& project, const std::filesystem::path& file) {
  const wb::Project labeller = wb::Project::open(project.folder());
  wb::SampleQuery unlabelled;
  unlabelled.state = wb::SampleState::Unlabelled;
  const std::vector<wb::SampleId> ids = wb::findSamples(labeller, unlabelled);
  const wb::CategoryId category = wb::listCategories(labeller).front().id;
  std::atomic<bool> done = false;
  std::jthread importer([&] {
    const wb::Project own = wb::Project::open(project.folder());
    wb::importCorpus(own, {file}, {});
    done = true;
  });
  std::vector<double> seconds;
  for (std::size_t next = 0; !done && next < ids.size(); ++next) {
    seconds.push_back(secondsOf([&] { wb::labelSamples(labeller, {ids[next]}, category); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  report("labelSamples: one, while importing", std::move(seconds));
}

void run(const std::filesystem::path& folder, std::int64_t rows) {
  const wb::Project project = wb::Project::create(folder / "bench.wenbiao");
  const std::filesystem::path file = makeFile(folder, rows, 1);
  reportRows("importCorpus, dry run", rows, [&] { wb::importCorpus(project, {file}, {}, true); });
  reportRows("importCorpus", rows, [&] { wb::importCorpus(project, {file}, {}); });
  reportRows("importCorpus, all known", rows, [&] { wb::importCorpus(project, {file}, {}); });
  measure("Project::open", 20, [&] { (void)wb::Project::open(project.folder()); });
  measureReading(project);
  measureWriting(project);
  measureLabelsDuringImport(project, makeFile(folder, std::min<std::int64_t>(rows, 300'000), 2));
  const auto texts = static_cast<std::int64_t>(wb::findSamples(project, {}).size());
  reportRows("exportCorpus: jsonl", texts,
             [&] { wb::exportCorpus(project, folder / "out.jsonl", {.format = "jsonl", .query = {}}); });
  fmt::print("project.db: {} MB\n", std::filesystem::file_size(project.folder() / "project.db") >> 20);
}

}  // namespace

int main(int count, char** arguments) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // also into a file, line by line
  const std::int64_t rows = count > 1 ? std::stoll(arguments[1]) : 1'000'000;
  const wb::TemporaryFolder folder;
  run(folder.path(), rows);
}
