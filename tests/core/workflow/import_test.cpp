// What an import brings in, counts, refuses, and leaves behind: nothing when it is stopped.
#include <gtest/gtest.h>

#include "core/workflow/label_samples.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

TEST(Import, BringsTextsLabelsAndSources) {
  const TemporaryProject corpus{{"物流很慢", "物流"}, {"质量不错", "质量"}, {"还没想好", ""}};
  EXPECT_EQ(corpus.size(), 3U);
  EXPECT_EQ(corpus.labelOf("物流很慢"), "物流");
  EXPECT_EQ(corpus.labelOf("还没想好"), "");
  const std::vector<SampleSource> sources = sampleSources(corpus.project, corpus.idOf("质量不错"));
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].name, "lines.csv");
  EXPECT_EQ(sources[0].line, 3);
  const std::vector<LabelEvent> history = labelHistory(corpus.project, corpus.idOf("物流很慢"));
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].origin, LabelOrigin::Import);
}

TEST(Import, CategoriesGetColoursAndKeysInOrder) {
  const TemporaryProject corpus{{"一", "甲"}, {"二", "乙"}, {"三", "甲"}};
  const std::vector<Category> categories = listCategories(corpus.project);
  ASSERT_EQ(categories.size(), 2U);
  EXPECT_EQ(categories[0].name, "甲");
  EXPECT_EQ(categories[0].key, "1");
  EXPECT_EQ(categories[1].key, "2");
  EXPECT_NE(categories[0].color, categories[1].color);
}

TEST(Import, TheSameTextTwiceIsOneSampleWithTwoSources) {
  const TemporaryProject corpus{{"相同", "甲"}, {"不同", "乙"}, {"相同", "甲"}};
  EXPECT_EQ(corpus.size(), 2U);
  EXPECT_EQ(sampleSources(corpus.project, corpus.idOf("相同")).size(), 2U);
  const ImportReport again = corpus.add({{"不同", "乙"}, {"新的", "甲"}});
  EXPECT_EQ(again.imported, 1);
  EXPECT_EQ(again.duplicatesInProject, 1);
  EXPECT_EQ(again.duplicatesInFile, 0);
  EXPECT_EQ(again.labelConflicts, 0);
  EXPECT_EQ(corpus.size(), 3U);
}

TEST(Import, AKnownTextWithoutLabelGetsTheFiles) {
  const TemporaryProject corpus{{"无标签", ""}, {"有", "甲"}};
  const ImportReport report = corpus.add({{"无标签", "甲"}});
  EXPECT_EQ(report.labelConflicts, 0);
  EXPECT_EQ(corpus.labelOf("无标签"), "甲");
}

TEST(Import, TheProjectsLabelStandsUnlessTheFileWins) {
  const TemporaryProject corpus{{"争议", "甲"}, {"其他", "乙"}};
  EXPECT_EQ(corpus.add({{"争议", "乙"}}).labelConflicts, 1);
  EXPECT_EQ(corpus.labelOf("争议"), "甲");
  EXPECT_EQ(labelHistory(corpus.project, corpus.idOf("争议")).size(), 2U);
  ImportOptions options;
  options.fileLabelWins = true;
  EXPECT_EQ(corpus.add({{"争议", "乙"}}, options).labelConflicts, 1);
  EXPECT_EQ(corpus.labelOf("争议"), "乙");
}

TEST(Import, WithinOneFileTheFirstLabelStands) {
  const TemporaryProject corpus;
  const ImportReport report = corpus.add({{"两面", "甲"}, {"两面", "乙"}, {"空的", ""}, {"空的", "乙"}});
  EXPECT_EQ(report.labelConflicts, 1);
  EXPECT_EQ(report.duplicatesInFile, 2);
  EXPECT_EQ(report.labelled, 2);
  EXPECT_EQ(corpus.labelOf("两面"), "甲");
  EXPECT_EQ(corpus.labelOf("空的"), "乙");
  EXPECT_EQ(labelHistory(corpus.project, corpus.idOf("两面")).size(), 2U);
}

TEST(Import, ADryRunSaysTheSameAndWritesNothing) {
  const TemporaryProject corpus{{"旧", "甲"}, {"旧二", ""}};
  const std::vector<Line> lines = {{"旧", "乙"}, {"旧二", "乙"}, {"新", "丙"}, {"新", "甲"}, {"", "甲"}};
  const ImportReport dry = corpus.add(lines, {}, true);
  EXPECT_EQ(corpus.size(), 2U);
  EXPECT_EQ(listCategories(corpus.project).size(), 1U);
  const ImportReport real = corpus.add(lines);
  EXPECT_EQ(dry.rows, real.rows);
  EXPECT_EQ(dry.imported, real.imported);
  EXPECT_EQ(dry.labelled, real.labelled);
  EXPECT_EQ(dry.duplicatesInFile, real.duplicatesInFile);
  EXPECT_EQ(dry.duplicatesInProject, real.duplicatesInProject);
  EXPECT_EQ(dry.labelConflicts, real.labelConflicts);
  EXPECT_EQ(dry.skippedCount, real.skippedCount);
  EXPECT_EQ(dry.categories, real.categories);
  EXPECT_EQ(real.skippedCount, 1);
  EXPECT_EQ(real.skipped.at(0).line, 6);
}

TEST(Import, LabelsAreMappedOrLeftOut) {
  const TemporaryProject corpus;
  ImportOptions options;
  options.labelMapping = {{"0", "负面"}, {"9", ""}};
  const ImportReport report = corpus.add({{"差", "0"}, {"好", "正面"}, {"?", "9"}}, options);
  EXPECT_EQ(corpus.labelOf("差"), "负面");
  EXPECT_EQ(corpus.labelOf("好"), "正面");
  EXPECT_EQ(corpus.labelOf("?"), "");
  EXPECT_EQ(report.labelled, 2);
  ASSERT_EQ(report.labels.size(), 3U);
  EXPECT_EQ(report.labels[0].label, "0");
  EXPECT_EQ(report.labels[0].category, "负面");
}

TEST(Import, GoesToTheSplitAskedFor) {
  const TemporaryProject corpus;
  ImportOptions options;
  options.split = Split::Test;
  corpus.add({{"一", "甲"}, {"二", "乙"}}, options);
  EXPECT_EQ(corpusStatistics(corpus.project).test, 2);
}

TEST(Import, SharesAreStratified) {
  const TemporaryProject corpus;
  std::vector<Line> lines;
  for (int i = 0; i < 200; ++i) lines.emplace_back("文" + std::to_string(i), i % 4 == 0 ? "少" : "多");
  ImportOptions options;
  options.shares = {0.1, 0.2};
  corpus.add(lines, options);
  const CorpusStatistics statistics = corpusStatistics(corpus.project);
  EXPECT_EQ(statistics.validation, 20);
  EXPECT_EQ(statistics.test, 40);
  const CategoryId few = findCategory(corpus.project, "少")->id;
  EXPECT_EQ(findSamples(corpus.project, {.categories = {few}, .splits = {Split::Test}}).size(), 10U);
}

TEST(Import, IsOneStepOfUndo) {
  const TemporaryProject corpus{{"原有", "甲"}, {"空白", ""}};
  corpus.add({{"加一", "丁"}, {"加二", ""}, {"空白", "甲"}});
  ASSERT_EQ(corpus.size(), 4U);
  const std::optional<ChangeSummary> undone = undo(corpus.project);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->kind, "import");
  EXPECT_TRUE(undone->corpusChanged);
  EXPECT_EQ(corpus.size(), 2U);
  EXPECT_EQ(corpus.labelOf("空白"), "");
  EXPECT_FALSE(findCategory(corpus.project, "丁"));
  ASSERT_TRUE(redo(corpus.project));
  EXPECT_EQ(corpus.size(), 4U);
  EXPECT_EQ(corpus.labelOf("空白"), "甲");
  EXPECT_EQ(corpus.labelOf("加一"), "丁");
}

TEST(Import, AfterItsUndoTheSameFileComesAsNew) {
  const TemporaryProject corpus{{"原有", "甲"}};
  const std::vector<Line> more = {{"加一", "丁"}, {"原有", ""}};
  corpus.add(more);
  undo(corpus.project);
  const ImportReport again = corpus.add(more);
  EXPECT_EQ(again.imported, 1);
  EXPECT_EQ(corpus.size(), 2U);
  EXPECT_FALSE(canRedo(corpus.project));
  EXPECT_EQ(sampleSources(corpus.project, corpus.idOf("原有")).size(), 2U);
  EXPECT_EQ(corpusStatistics(corpus.project).sources.at(0).count, 2);
}

TEST(Import, ADeletedTextComesBack) {
  const TemporaryProject corpus{{"删掉", "甲"}, {"留下", "甲"}};
  deleteSamples(corpus.project, {corpus.idOf("删掉")});
  EXPECT_EQ(corpus.size(), 1U);
  EXPECT_EQ(corpus.add({{"删掉", "甲"}}).imported, 1);
  EXPECT_EQ(corpus.size(), 2U);
}

TEST(Import, StoppedItLeavesNothing) {
  const TemporaryProject corpus{{"原有", "甲"}};
  std::string lines = "text,label\n";
  for (int i = 0; i < 20'000; ++i) lines += "文本" + std::to_string(i) + ",新类\n";
  const std::filesystem::path file = corpus.folder.write("many.csv", lines);
  std::stop_source stop;
  const ProgressSink stopMidway = [&](const Progress& progress) {
    if (progress.done * 2 > progress.total) stop.request_stop();
  };
  EXPECT_THROW(importCorpus(corpus.project, {file}, {}, false, stopMidway, stop.get_token()), Error);
  EXPECT_EQ(corpus.size(), 1U);
  EXPECT_EQ(listCategories(corpus.project).size(), 1U);
  EXPECT_EQ(importCorpus(corpus.project, {file}, {}).imported, 20'000);
}

TEST(Import, ABadSecondFileUndoesTheFirst) {
  const TemporaryProject corpus{{"原有", "甲"}};
  const auto good = corpus.folder.write("good.csv", "text,label\n新,甲\n");
  EXPECT_THROW(importCorpus(corpus.project, {good, corpus.folder.path() / "missing.csv"}, {}), Error);
  EXPECT_EQ(corpus.size(), 1U);
}

TEST(Import, AColumnOfManyValuesIsNoLabelColumn) {
  const TemporaryProject corpus;
  std::vector<Line> lines;
  for (int i = 0; i < 3'000; ++i) lines.emplace_back("文" + std::to_string(i), "值" + std::to_string(i));
  EXPECT_THROW(corpus.add(lines), Error);
  EXPECT_EQ(corpus.size(), 0U);
}

TEST(Import, Thucnews) {
  const char* data = std::getenv("WENBIAO_DATA");
  if (data == nullptr) GTEST_SKIP() << "WENBIAO_DATA is not set";
  const std::filesystem::path folder = std::filesystem::path(data) / "thucnews-titles";
  const TemporaryProject corpus;
  ImportOptions options;
  options.classNames = folder / "class.txt";
  const ImportReport report = importCorpus(corpus.project, {folder / "dev.txt"}, options);
  EXPECT_EQ(report.rows, 10'000);
  EXPECT_EQ(report.imported + report.duplicatesInFile, 10'000);
  EXPECT_EQ(report.categories.size(), 10U);
  EXPECT_EQ(report.labelled, report.imported);
  EXPECT_EQ(corpusStatistics(corpus.project).samples, report.imported);
}

}  // namespace
}  // namespace wb
