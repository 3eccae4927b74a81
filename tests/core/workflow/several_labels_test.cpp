// Projects in which a text has several categories, or none of them: labels, undo, import, export, filters, splits.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "core/workflow/evaluate.h"
#include "core/workflow/export_corpus.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/label_queue.h"
#include "core/workflow/split_corpus.h"
#include "tests/core/workflow/predictions.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

using Names = std::vector<std::string>;

struct SeveralLabelsTest : testing::Test {
  TemporaryProject corpus;

  ImportReport add(const std::string& name, const std::string& content, ImportOptions options = {}) const {
    options.severalLabels = true;
    return importCorpus(corpus.project, {corpus.folder.write(name, content)}, options);
  }

  CategoryId category(const std::string& name) const { return findCategory(corpus.project, name).value().id; }

  Names labels(const std::string& text) const {
    return names(readSample(corpus.project, corpus.idOf(text)).categories);
  }

  Names names(const std::vector<CategoryId>& ids) const {
    Names result;
    for (const CategoryId id : ids) {
      for (const Category& each : listCategories(corpus.project)) {
        if (each.id == id) result.push_back(each.name);
      }
    }
    return result;
  }

  bool isLabelled(const std::string& text) const {
    return readSample(corpus.project, corpus.idOf(text)).category.has_value();
  }

  std::set<std::string> found(const SampleQuery& query) const {
    std::set<std::string> texts;
    for (const SampleId id : findSamples(corpus.project, query)) texts.insert(readSample(corpus.project, id).text);
    return texts;
  }
};

const std::string kLines =
    R"({"text": "快递慢，还破了", "labels": ["物流", "质量"]}
{"text": "还破了", "labels": ["质量"]}
{"text": "你好", "labels": []}
{"text": "没看过", "labels": null}
{"text": "客服不理人，快递也慢", "labels": ["客服", "物流", "物流"]}
)";

/// Of each text whether it is labelled, and with what.
std::map<std::string, std::pair<bool, std::set<std::string>>> allLabels(const Project& project) {
  std::map<CategoryId, std::string> names;
  for (const Category& each : listCategories(project)) names[each.id] = each.name;
  std::map<std::string, std::pair<bool, std::set<std::string>>> labels;
  for (const SampleRow& row : sampleRows(project, findSamples(project, {}))) {
    auto& [labelled, given] = labels[row.text];
    labelled = row.category.has_value();
    for (const CategoryId id : row.categories) given.insert(names[id]);
  }
  return labels;
}

TEST_F(SeveralLabelsTest, JsonListsBecomeSetsAndAnEmptyOneSaysThatNoneApplies) {
  const ImportReport report = add("a.jsonl", kLines);
  EXPECT_TRUE(hasSeveralLabels(corpus.project));
  EXPECT_EQ(report.imported, 5);
  EXPECT_EQ(report.labelled, 4);
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"物流", "质量"}));
  EXPECT_EQ(labels("客服不理人，快递也慢"), (Names{"物流", "客服"}));
  EXPECT_TRUE(isLabelled("你好"));
  EXPECT_TRUE(labels("你好").empty());
  EXPECT_FALSE(isLabelled("没看过"));
  const CorpusStatistics statistics = corpusStatistics(corpus.project);
  EXPECT_EQ(statistics.labelled, 4);
  EXPECT_EQ(statistics.noneApplies, 1);
  std::map<std::string, std::int64_t> counts;
  for (const CategoryCount& each : statistics.categories) counts[each.category.name] = each.count;
  EXPECT_EQ(counts, (std::map<std::string, std::int64_t>{{"物流", 2}, {"质量", 2}, {"客服", 1}}));
}

TEST_F(SeveralLabelsTest, SeparatorsAreRecognisedAndALoneOneSaysThatNoneApplies) {
  add("a.csv", "text,label\n慢,物流;质量\n破,质量\n好,;\n空,\n都,物流；客服\n");
  EXPECT_EQ(labels("慢"), (Names{"物流", "质量"}));
  EXPECT_EQ(labels("破"), (Names{"质量"}));
  EXPECT_TRUE(isLabelled("好"));
  EXPECT_FALSE(isLabelled("空"));
  EXPECT_EQ(labels("都"), (Names{"物流；客服"}));  // another separator than most have
  ImportOptions chosen;
  chosen.labelSeparator = "；";
  add("b.csv", "text,label\n也都,物流；客服\n", chosen);
  EXPECT_EQ(labels("也都"), (Names{"物流", "客服"}));
}

TEST_F(SeveralLabelsTest, OtherToolsListsAreRead) {
  add("doccano.jsonl", R"({"text": "一", "label": ["甲", "乙"]})"
                       "\n"
                       R"({"text": "二", "label": []})");
  EXPECT_EQ(labels("一"), (Names{"甲", "乙"}));
  EXPECT_FALSE(isLabelled("二"));  // doccano has no other word for "not labelled"
  add("fast.txt", "__label__甲 __label__丙 三\n__label__乙 四\n");
  EXPECT_EQ(labels("三"), (Names{"甲", "丙"}));
}

TEST_F(SeveralLabelsTest, AListOfSomethingElseIsABadLine) {
  const ImportReport report = add("a.jsonl", R"({"text": "一", "labels": [["甲"]]})"
                                             "\n"
                                             R"({"text": "二", "labels": ["甲"]})");
  EXPECT_EQ(report.skippedCount, 1);
  EXPECT_EQ(report.imported, 1);
}

TEST_F(SeveralLabelsTest, AProjectOfTheFirstKindRefusesListsAsBefore) {
  const ImportReport report = importCorpus(corpus.project, {corpus.folder.write("a.jsonl", kLines)}, {});
  EXPECT_EQ(report.skippedCount, 2);
  EXPECT_FALSE(hasSeveralLabels(corpus.project));
}

TEST_F(SeveralLabelsTest, LabellingUndoAndHistoryWalkSets) {
  add("a.jsonl", kLines);
  const SampleId id = corpus.idOf("没看过");
  labelSamples(corpus.project, {id}, std::vector<CategoryId>{category("质量"), category("物流")});
  EXPECT_EQ(labels("没看过"), (Names{"物流", "质量"}));
  labelSamples(corpus.project, {id}, std::vector<CategoryId>{});
  EXPECT_TRUE(isLabelled("没看过"));
  EXPECT_TRUE(labels("没看过").empty());
  clearLabels(corpus.project, {id});
  EXPECT_FALSE(isLabelled("没看过"));
  const std::vector<LabelEvent> history = labelHistory(corpus.project, id);
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(names(history[0].categories), (Names{"物流", "质量"}));
  EXPECT_EQ(history[1].category, kNoneApplies);
  EXPECT_FALSE(history[2].category);
  undo(corpus.project);
  EXPECT_TRUE(isLabelled("没看过"));
  const auto back = undo(corpus.project);
  EXPECT_EQ(names(back.value().categories), (Names{"物流", "质量"}));
  undo(corpus.project);
  EXPECT_FALSE(isLabelled("没看过"));
  redo(corpus.project);
  EXPECT_EQ(labels("没看过"), (Names{"物流", "质量"}));
  EXPECT_EQ(labelsSince(corpus.project, 0), 1);
  ASSERT_EQ(recentLabels(corpus.project, 5).size(), 1U);
  EXPECT_EQ(names(recentLabels(corpus.project, 5)[0].categories), (Names{"物流", "质量"}));
}

TEST_F(SeveralLabelsTest, SetCategoryAddsAndTakesAwayInManyTexts) {
  add("a.jsonl", kLines);
  const std::vector<SampleId> ids = {corpus.idOf("还破了"), corpus.idOf("你好"), corpus.idOf("没看过")};
  setCategory(corpus.project, ids, category("客服"), true);
  EXPECT_EQ(labels("还破了"), (Names{"质量", "客服"}));
  EXPECT_EQ(labels("你好"), (Names{"客服"}));
  setCategory(corpus.project, ids, category("质量"), false);
  EXPECT_EQ(labels("还破了"), (Names{"客服"}));
  undo(corpus.project);
  undo(corpus.project);
  EXPECT_EQ(labels("还破了"), (Names{"质量"}));
  EXPECT_FALSE(isLabelled("没看过"));
}

TEST_F(SeveralLabelsTest, MergingAndRemovingACategoryKeepTheOthers) {
  add("a.jsonl", kLines);
  mergeCategories(corpus.project, category("物流"), category("质量"));
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"质量"}));
  EXPECT_EQ(labels("客服不理人，快递也慢"), (Names{"质量", "客服"}));
  removeCategory(corpus.project, category("质量"));
  EXPECT_EQ(labels("客服不理人，快递也慢"), (Names{"客服"}));
  EXPECT_FALSE(isLabelled("还破了"));
  undo(corpus.project);
  undo(corpus.project);
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"物流", "质量"}));
}

TEST_F(SeveralLabelsTest, FiltersAskForMembership) {
  add("a.jsonl", kLines);
  EXPECT_EQ(found({.categories = {category("物流")}}),
            (std::set<std::string>{"快递慢，还破了", "客服不理人，快递也慢"}));
  EXPECT_EQ(found({.categories = {category("客服"), category("质量")}}),
            (std::set<std::string>{"快递慢，还破了", "客服不理人，快递也慢", "还破了"}));
  EXPECT_EQ(found({.categories = {kNoneApplies}}), std::set<std::string>{"你好"});
  EXPECT_EQ(found({.state = SampleState::Unlabelled}), std::set<std::string>{"没看过"});
}

TEST_F(SeveralLabelsTest, AKnownTextWithOtherLabelsIsAConflict) {
  add("a.jsonl", kLines);
  const std::string again = R"({"text": "还破了", "labels": ["质量"]}
{"text": "快递慢，还破了", "labels": ["质量"]}
{"text": "没看过", "labels": ["客服", "质量"]}
)";
  const ImportReport kept = add("b.jsonl", again);
  EXPECT_EQ(kept.imported, 0);
  EXPECT_EQ(kept.labelConflicts, 1);
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"物流", "质量"}));
  EXPECT_EQ(labels("没看过"), (Names{"质量", "客服"}));
  ImportOptions wins;
  wins.fileLabelWins = true;
  add("c.jsonl", again, wins);
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"质量"}));
}

TEST_F(SeveralLabelsTest, GoingOverFromOneCategoryIsOneStepThatUndoTakesBack) {
  corpus.add({{"一", "甲"}, {"二", "乙"}, {"三", ""}});
  labelSamples(corpus.project, {corpus.idOf("三")}, category("甲"));
  allowSeveralLabels(corpus.project);
  EXPECT_EQ(labels("一"), (Names{"甲"}));
  labelSamples(corpus.project, {corpus.idOf("一")}, std::vector<CategoryId>{category("甲"), category("乙")});
  EXPECT_EQ(found({.categories = {category("乙")}}), (std::set<std::string>{"一", "二"}));
  undo(corpus.project);
  EXPECT_EQ(undo(corpus.project).value().kind, "several-labels");
  EXPECT_FALSE(hasSeveralLabels(corpus.project));
  EXPECT_EQ(corpus.labelOf("一"), "甲");
  EXPECT_THROW(labelSamples(corpus.project, {corpus.idOf("一")}, std::vector<CategoryId>{}), Error);
  redo(corpus.project);
  redo(corpus.project);
  EXPECT_EQ(labels("一"), (Names{"甲", "乙"}));
}

TEST_F(SeveralLabelsTest, AnImportThatBringsSeveralLabelsIsTakenBackWithTheKind) {
  corpus.add({{"一", "甲"}});
  add("a.jsonl", kLines);
  EXPECT_EQ(labels("一"), (Names{"甲"}));
  EXPECT_EQ(found({.categories = {category("甲")}}), std::set<std::string>{"一"});
  undo(corpus.project);
  EXPECT_FALSE(hasSeveralLabels(corpus.project));
  EXPECT_EQ(corpus.size(), 1U);
  redo(corpus.project);
  EXPECT_EQ(labels("快递慢，还破了"), (Names{"物流", "质量"}));
}

TEST_F(SeveralLabelsTest, ANewProjectIsOfThisKindFromItsBeginning) {
  allowSeveralLabels(corpus.project);
  EXPECT_TRUE(hasSeveralLabels(corpus.project));
  EXPECT_FALSE(canUndo(corpus.project));
}

TEST_F(SeveralLabelsTest, WhatIsExportedComesBack) {
  add("a.jsonl", kLines);
  for (const std::string format : {"jsonl", "csv", "tsv", "label-studio"}) {
    const std::filesystem::path file = corpus.folder.path() / ("out." + format);
    exportCorpus(corpus.project, file, {format, {}, false});
    const Project copy = Project::create(corpus.folder.path() / (format + ".wenbiao"));
    ImportOptions options;
    options.severalLabels = true;
    importCorpus(copy, {file}, options);
    EXPECT_EQ(allLabels(corpus.project), allLabels(copy)) << format;
  }
}

TEST_F(SeveralLabelsTest, WhatARunMissesAndAddsIsFoundAndScored) {
  add("a.jsonl", kLines);
  const std::vector<CategoryId> categories = {category("物流"), category("质量"), category("客服")};
  const RunId run = predictSets(corpus.project, categories, 0.5F,
                                {{corpus.idOf("快递慢，还破了"), {0.9F, 0.2F, 0.1F}},        // misses 质量
                                 {corpus.idOf("还破了"), {0.1F, 0.8F, 0.7F}},                // adds 客服
                                 {corpus.idOf("你好"), {0.1F, 0.1F, 0.1F}},                  // right
                                 {corpus.idOf("客服不理人，快递也慢"), {0.9F, 0.1F, 0.9F}},  // right
                                 {corpus.idOf("没看过"), {0.4F, 0.1F, 0.1F}}});
  EXPECT_EQ(found({.missed = category("质量"), .run = run}), std::set<std::string>{"快递慢，还破了"});
  EXPECT_EQ(found({.added = category("客服"), .run = run}), std::set<std::string>{"还破了"});
  EXPECT_EQ(found({.predicted = category("物流"), .run = run}),
            (std::set<std::string>{"快递慢，还破了", "客服不理人，快递也慢"}));
  EXPECT_EQ(found({.state = SampleState::Disagreeing, .run = run}),
            (std::set<std::string>{"快递慢，还破了", "还破了"}));
  EXPECT_EQ(countSamples(corpus.project, {.run = run}).disagreeing, 2);
  const Metrics metrics = storedMetrics(corpus.project, run, {});
  EXPECT_EQ(metrics.n, 4);
  EXPECT_DOUBLE_EQ(metrics.accuracy, 0.5);
  ASSERT_TRUE(metrics.sets);
  EXPECT_DOUBLE_EQ(metrics.sets->hammingLoss, 2.0 / 12);
  EXPECT_DOUBLE_EQ(metrics.sets->microF1, 2 * 4.0 / (5 + 5));
  EXPECT_EQ(metrics.categories[1].missed, 1);
  EXPECT_EQ(metrics.categories[2].added, 1);
  EXPECT_DOUBLE_EQ(metrics.categories[2].precision, 0.5);
  const std::optional<Suggestion> suggestion = suggestionFor(corpus.project, corpus.idOf("没看过"));
  ASSERT_TRUE(suggestion);
  EXPECT_TRUE(suggestion->chosen.empty());
  EXPECT_EQ(labelQueue(corpus.project, QueueOrder::MostUseful, {}, 5).at(0).reason, QueueReason::Uncertain);
}

TEST(SetMargin, IsTheShareOfTheWayToTheNearestThreshold) {
  EXPECT_NEAR(setMargin(std::vector<float>{0.9F, 0.15F}, std::vector<float>{0.5F, 0.2F}), 0.25, 1e-6);
  EXPECT_NEAR(setMargin(std::vector<float>{0.9F, 0.02F}, std::vector<float>{0.6F, 0.2F}), 0.75, 1e-6);
}

TEST_F(SeveralLabelsTest, SplitsHaveTheirShareOfEveryCategory) {
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    std::string names = i % 2 == 0 ? "\"双\"" : "";
    if (i % 5 == 0) names += std::string(names.empty() ? "" : ",") + "\"五\"";
    if (i % 40 == 0) names += std::string(names.empty() ? "" : ",") + "\"稀\"";
    lines += "{\"text\": \"第" + std::to_string(i) + "条\", \"labels\": [" + names + "]}\n";
  }
  add("a.jsonl", lines);
  const SplitSizes sizes = splitCorpus(corpus.project, {0.2, 0.2, 3});
  EXPECT_NEAR(static_cast<double>(sizes.validation), 80, 1);
  EXPECT_NEAR(static_cast<double>(sizes.test), 80, 1);
  const auto inSplit = [&](const std::string& name, Split split) {
    const CategoryId id = name.empty() ? kNoneApplies : category(name);
    return static_cast<double>(found({.categories = {id}, .splits = {split}}).size());
  };
  for (const Split split : {Split::Validation, Split::Test}) {
    EXPECT_NEAR(inSplit("双", split), 40, 2);
    EXPECT_NEAR(inSplit("五", split), 16, 1);
    EXPECT_NEAR(inSplit("稀", split), 2, 0.5);
    EXPECT_NEAR(inSplit("", split), 32, 4);  // dealt out last
  }
  const std::set<std::string> test = found({.splits = {Split::Test}});
  splitCorpus(corpus.project, {0.2, 0.2, 4});
  EXPECT_EQ(found({.splits = {Split::Test}}), test);  // what is in test stays there
}

}  // namespace
}  // namespace wb
