// Labelling while an import runs, in one program and when programs are killed.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "core/base/random.h"
#include "core/workflow/label_samples.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

constexpr int kImportedRows = 20'000;

std::filesystem::path writeManyRows(const TemporaryFolder& folder) {
  std::string csv = "text,label\n";
  for (int i = 0; i < kImportedRows; ++i) csv += "导入的文本" + std::to_string(i) + ",新类\n";
  return folder.write("many.csv", csv);
}

void fill(const TemporaryProject& corpus, int rows) {
  std::vector<Line> lines{{"已标", "甲"}, {"也标", "乙"}};
  for (int i = 0; i < rows; ++i) lines.emplace_back("待标" + std::to_string(i), "");
  corpus.add(lines);
}

TEST(Concurrency, LabelsAreWrittenWhileAnImportIsSeenWholeOrNot) {
  const TemporaryProject corpus;
  fill(corpus, 200);
  const std::size_t before = corpus.size();
  const std::filesystem::path file = writeManyRows(corpus.folder);
  std::jthread importer([&] { importCorpus(Project::open(corpus.project.folder()), {file}, {}); });
  const CategoryId category = findCategory(corpus.project, "甲")->id;
  std::vector<std::size_t> sizes;
  for (const SampleId id : findSamples(corpus.project, {.state = SampleState::Unlabelled})) {
    labelSamples(corpus.project, {id}, category);
    sizes.push_back(corpus.size());
  }
  importer.join();
  for (const std::size_t size : sizes) EXPECT_TRUE(size == before || size == before + kImportedRows) << size;
  EXPECT_EQ(corpus.size(), before + kImportedRows);
  EXPECT_EQ(countSamples(corpus.project, {}).unlabelled, 0);
}

TEST(Concurrency, ACategoryMadeByHandMeanwhileIsTheImports) {
  const TemporaryProject corpus;
  fill(corpus, 1);
  const std::filesystem::path file = writeManyRows(corpus.folder);
  const Project other = Project::open(corpus.project.folder());
  bool made = false;
  const ProgressSink makeCategory = [&](const Progress& progress) {
    if (!made && progress.done * 2 > progress.total) {
      made = true;
      addCategory(other, "新类");
      removeCategory(other, findCategory(other, "乙")->id);
    }
  };
  importCorpus(corpus.project, {file}, {}, false, makeCategory);
  ASSERT_TRUE(made);
  ASSERT_EQ(listCategories(corpus.project).size(), 2U);
  EXPECT_EQ(corpusStatistics(corpus.project).categories.at(1).count, kImportedRows);
}

/// A program of its own that tells each finished step through a pipe, until it is killed.
class Victim {
 public:
  template <typename Work>
  explicit Victim(const Work& work) {
    int ends[2];
    if (::pipe(ends) != 0) throw Error(ErrorCode::Io, say("no pipe"));
    m_process = ::fork();
    if (m_process == 0) {
      ::close(ends[0]);
      work([&](std::int64_t step) { (void)!::write(ends[1], &step, sizeof step); });
      ::_exit(0);
    }
    ::close(ends[1]);
    m_told = ends[0];
  }
  ~Victim() { ::close(m_told); }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;

  /// Waits for at most `steps` steps.
  void follow(std::size_t steps) {
    while (m_steps.size() < steps && readStep()) {
    }
  }
  void kill() {
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    while (readStep()) {
    }
  }
  const std::vector<std::int64_t>& steps() const { return m_steps; }

 private:
  bool readStep() {
    std::int64_t step = 0;
    if (::read(m_told, &step, sizeof step) != static_cast<ssize_t>(sizeof step)) return false;
    m_steps.push_back(step);
    return true;
  }

  pid_t m_process = 0;
  int m_told = -1;
  std::vector<std::int64_t> m_steps;
};

TEST(Kill, LosesNoLabelThatWasShownAsSavedAndLeavesNoHalfImport) {
  TemporaryProject corpus;
  constexpr int kTexts = 400;
  fill(corpus, kTexts);
  const std::filesystem::path file = writeManyRows(corpus.folder);
  const std::filesystem::path folder = corpus.project.folder();
  const std::vector<SampleId> ids = findSamples(corpus.project, {.state = SampleState::Unlabelled});
  const CategoryId categories[] = {findCategory(corpus.project, "甲")->id, findCategory(corpus.project, "乙")->id};
  // SQLite's connections do not survive a fork.
  { const Project closed = std::move(corpus.project); }
  Random random(7);
  bool imported = false;
  for (int round = 0; round < 12; ++round) {
    const CategoryId category = categories[round % 2];
    Victim labeller([&](const auto& tell) {
      const Project own = Project::open(folder);
      for (const SampleId id : ids) {
        labelSamples(own, {id}, category);
        tell(id);
      }
    });
    Victim importer([&](const auto& tell) {
      const Project own = Project::open(folder);
      importCorpus(own, {file}, {}, false, [&](const Progress& progress) { tell(progress.done); });
    });
    labeller.follow(random.below(kTexts / 4));
    importer.follow(random.below(20));
    importer.kill();
    labeller.kill();

    const Project survivor = Project::open(folder);
    EXPECT_EQ(survivor.integrityProblems(), "");
    for (const std::int64_t id : labeller.steps()) EXPECT_EQ(readSample(survivor, id).category, category);
    const std::size_t size = findSamples(survivor, {}).size();
    imported = imported || size > kTexts + 2;
    EXPECT_EQ(size, kTexts + 2 + (imported ? kImportedRows : 0));
  }
  // Nothing of the killed imports stands in the way of a new one.
  const ImportReport report = importCorpus(Project::open(folder), {file}, {});
  EXPECT_EQ(report.imported, imported ? 0 : kImportedRows);
}

}  // namespace
}  // namespace wb
