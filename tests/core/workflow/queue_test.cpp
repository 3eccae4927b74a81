// Which text comes next to be labelled, what is suggested for it, and taking texts out.
#include "core/workflow/label_queue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/workflow/export_corpus.h"
#include "core/workflow/label_samples.h"
#include "tests/core/workflow/predictions.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

struct QueueTest : testing::Test {
  TemporaryProject corpus{{"已标", "甲"}, {"一", ""}, {"二", ""}, {"三", ""}, {"四", ""}};
  CategoryId first = findCategory(corpus.project, "甲")->id;
  CategoryId second = addCategory(corpus.project, "乙").id;

  std::vector<std::string> texts(QueueOrder order, const SampleQuery& filter = {}, int limit = 100) const {
    std::vector<std::string> result;
    for (const QueueItem& item : labelQueue(corpus.project, order, filter, limit)) {
      result.push_back(readSample(corpus.project, item.sample).text);
    }
    return result;
  }
};

using Texts = std::vector<std::string>;

TEST_F(QueueTest, WithoutPredictionsGoesInOrder) {
  EXPECT_EQ(texts(QueueOrder::MostUseful), (Texts{"一", "二", "三", "四"}));
  EXPECT_EQ(texts(QueueOrder::Sequential, {}, 2), (Texts{"一", "二"}));
  EXPECT_EQ(texts(QueueOrder::Random).size(), 4U);
}

TEST_F(QueueTest, TestTextsComeOnlyWhenAskedFor) {
  moveToSplit(corpus.project, {corpus.idOf("一")}, Split::Test);
  EXPECT_EQ(texts(QueueOrder::Sequential), (Texts{"二", "三", "四"}));
  EXPECT_EQ(texts(QueueOrder::Sequential, {.splits = {Split::Test}}), Texts{"一"});
}

TEST_F(QueueTest, TheLeastCertainComesFirstAndSaysWhy) {
  // Enough labels of both that neither is rare.
  corpus.add({{"更多", "乙"}});
  predict(
      corpus.project, {first, second},
      {{corpus.idOf("一"), {0.95F, 0.05F}}, {corpus.idOf("二"), {0.52F, 0.48F}}, {corpus.idOf("三"), {0.3F, 0.7F}}});
  EXPECT_EQ(texts(QueueOrder::MostUseful), (Texts{"二", "三", "一", "四"}));
  EXPECT_EQ(labelQueue(corpus.project, QueueOrder::MostUseful, {}, 1).at(0).reason, QueueReason::Uncertain);
}

TEST_F(QueueTest, TwoRunsThatDifferAreWorthMore) {
  corpus.add({{"更多", "乙"}});
  predict(corpus.project, {first, second}, {{corpus.idOf("一"), {0.2F, 0.8F}}, {corpus.idOf("二"), {0.9F, 0.1F}}});
  predict(corpus.project, {first, second}, {{corpus.idOf("一"), {0.8F, 0.2F}}, {corpus.idOf("二"), {0.7F, 0.3F}}});
  const std::vector<QueueItem> queue = labelQueue(corpus.project, QueueOrder::MostUseful, {}, 1);
  EXPECT_EQ(queue.at(0).sample, corpus.idOf("一"));
  EXPECT_EQ(queue.at(0).reason, QueueReason::Disagreement);
}

TEST_F(QueueTest, APredictedRareCategoryIsWorthMore) {
  predict(corpus.project, {first, second}, {{corpus.idOf("一"), {0.8F, 0.2F}}, {corpus.idOf("二"), {0.2F, 0.8F}}});
  const std::vector<QueueItem> queue = labelQueue(corpus.project, QueueOrder::MostUseful, {}, 1);
  EXPECT_EQ(queue.at(0).sample, corpus.idOf("二"));
  EXPECT_EQ(queue.at(0).reason, QueueReason::RareCategory);
}

TEST_F(QueueTest, SuggestsBestFirstAndOnlyWhatExists) {
  const SampleId id = corpus.idOf("一");
  EXPECT_FALSE(suggestionFor(corpus.project, id));
  const RunId run = predict(corpus.project, {first, second}, {{id, {0.3F, 0.7F}}});
  std::optional<Suggestion> suggestion = suggestionFor(corpus.project, id);
  ASSERT_TRUE(suggestion);
  EXPECT_EQ(suggestion->run, run);
  EXPECT_EQ(suggestion->probabilities.at(0).first, second);
  EXPECT_NEAR(suggestion->probabilities.at(0).second, 0.7, 1e-6);
  removeCategory(corpus.project, second);
  suggestion = suggestionFor(corpus.project, id);
  ASSERT_EQ(suggestion->probabilities.size(), 1U);
  EXPECT_EQ(suggestion->probabilities[0].first, first);
  EXPECT_FALSE(suggestionFor(corpus.project, corpus.idOf("二")));
}

TEST_F(QueueTest, ExportHoldsLabelsSplitsAndPredictions) {
  const SampleId id = corpus.idOf("已标");
  moveToSplit(corpus.project, {id}, Split::Train);
  predict(corpus.project, {first, second}, {{id, {0.25F, 0.75F}}});
  const std::filesystem::path file = corpus.folder.path() / "out.jsonl";
  ExportOptions options;
  options.format = "jsonl";
  options.query.order = SampleOrder::OldestFirst;
  options.withPredictions = true;
  EXPECT_EQ(exportCorpus(corpus.project, file, options), 5);
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  const nlohmann::json object = nlohmann::json::parse(line);
  EXPECT_EQ(object.at("text"), "已标");
  EXPECT_EQ(object.at("label"), "甲");
  EXPECT_EQ(object.at("split"), "train");
  EXPECT_EQ(object.at("prediction"), "乙");
  options.query.state = SampleState::Unlabelled;
  EXPECT_EQ(exportCorpus(corpus.project, file, options), 4);
}

TEST_F(QueueTest, WhatWasExportedComesBackTheSame) {
  ExportOptions options;
  options.format = "csv";
  const std::filesystem::path file = corpus.folder.path() / "out.csv";
  exportCorpus(corpus.project, file, options);
  const TemporaryProject other;
  const ImportReport report = importCorpus(other.project, {file}, {});
  EXPECT_EQ(report.imported, 5);
  EXPECT_EQ(other.labelOf("已标"), "甲");
  EXPECT_EQ(other.labelOf("三"), "");
}

TEST_F(QueueTest, AStoppedExportLeavesNoFile) {
  std::stop_source stop;
  stop.request_stop();
  const std::filesystem::path file = corpus.folder.path() / "out.csv";
  EXPECT_THROW(exportCorpus(corpus.project, file, {.format = "csv", .query = {}}, {}, stop.get_token()), Error);
  EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace wb
