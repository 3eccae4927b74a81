// Finding, counting and splitting texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/workflow/label_samples.h"
#include "core/workflow/split_corpus.h"
#include "tests/core/workflow/predictions.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

struct SearchTest : testing::Test {
  TemporaryProject corpus{{"快递很慢", "物流"}, {"100%好评", "质量"}, {"Good_item", "质量"}, {"说不清", ""}};

  std::vector<std::string> texts(const SampleQuery& query) const {
    std::vector<std::string> found;
    for (const SampleRow& row : sampleRows(corpus.project, findSamples(corpus.project, query)))
      found.push_back(row.text);
    return found;
  }
};

using Texts = std::vector<std::string>;

TEST_F(SearchTest, NewestFirstUnlessAskedOtherwise) {
  EXPECT_EQ(texts({}), (Texts{"说不清", "Good_item", "100%好评", "快递很慢"}));
  EXPECT_EQ(texts({.order = SampleOrder::OldestFirst}).front(), "快递很慢");
}

TEST_F(SearchTest, TextIsTakenLiterally) {
  EXPECT_EQ(texts({.search = "慢"}), Texts{"快递很慢"});
  EXPECT_EQ(texts({.search = "%"}), Texts{"100%好评"});
  EXPECT_EQ(texts({.search = "d_i"}), Texts{"Good_item"});
  EXPECT_EQ(texts({.search = "g%d"}), Texts{});
  EXPECT_EQ(texts({.search = "good"}), Texts{"Good_item"});
  EXPECT_EQ(texts({.search = "'; DROP TABLE sample; --"}), Texts{});
}

TEST_F(SearchTest, NotesAndIdsAreFound) {
  const SampleId id = corpus.idOf("说不清");
  writeNote(corpus.project, id, "问客户");
  EXPECT_EQ(texts({.search = "客户"}), Texts{"说不清"});
  EXPECT_EQ(texts({.search = "#" + std::to_string(id)}), Texts{"说不清"});
  EXPECT_EQ(texts({.search = "#"}), Texts{});
}

TEST_F(SearchTest, FiltersHoldTogether) {
  flagSamples(corpus.project, {corpus.idOf("100%好评")}, true);
  moveToSplit(corpus.project, {corpus.idOf("100%好评"), corpus.idOf("快递很慢")}, Split::Train);
  const CategoryId quality = findCategory(corpus.project, "质量")->id;
  EXPECT_EQ(texts({.state = SampleState::Unlabelled}), Texts{"说不清"});
  EXPECT_EQ(texts({.state = SampleState::Flagged}), Texts{"100%好评"});
  EXPECT_EQ(texts({.categories = {quality}}), (Texts{"Good_item", "100%好评"}));
  EXPECT_EQ(texts({.categories = {quality}, .splits = {Split::Train}}), Texts{"100%好评"});
  EXPECT_EQ(texts({.splits = {Split::Train, Split::None}}).size(), 4U);
  EXPECT_EQ(texts({.sources = {"lines.csv"}}).size(), 4U);
  EXPECT_EQ(texts({.sources = {"other.csv"}}).size(), 0U);
}

TEST_F(SearchTest, RandomOrderIsTheSameForASeedAndStableAsTextsGo) {
  const SampleQuery query{.order = SampleOrder::Random, .randomSeed = 3};
  Texts order = texts(query);
  EXPECT_EQ(texts(query), order);
  EXPECT_EQ(std::set<std::string>(order.begin(), order.end()).size(), 4U);
  deleteSamples(corpus.project, {corpus.idOf(order[1])});
  order.erase(order.begin() + 1);
  EXPECT_EQ(texts(query), order);
}

TEST_F(SearchTest, CountsFollowTheRestOfTheQuery) {
  const SampleCounts all = countSamples(corpus.project, {});
  EXPECT_EQ(all.all, 4);
  EXPECT_EQ(all.labelled, 3);
  EXPECT_EQ(all.unlabelled, 1);
  const SampleCounts some = countSamples(corpus.project, {.search = "o", .state = SampleState::Unlabelled});
  EXPECT_EQ(some.all, 1);
  EXPECT_EQ(some.unlabelled, 0);
}

TEST_F(SearchTest, StatisticsCountWhatIsSeen) {
  deleteSamples(corpus.project, {corpus.idOf("快递很慢")});
  const CorpusStatistics statistics = corpusStatistics(corpus.project);
  EXPECT_EQ(statistics.samples, 3);
  EXPECT_EQ(statistics.labelled, 2);
  EXPECT_EQ(statistics.unsplit, 3);
  ASSERT_EQ(statistics.categories.size(), 2U);
  EXPECT_EQ(statistics.categories[0].count, 0);
  EXPECT_EQ(statistics.categories[1].count, 2);
  ASSERT_EQ(statistics.sources.size(), 1U);
  EXPECT_EQ(statistics.sources[0].count, 3);
}

TEST_F(SearchTest, PredictionsFilterOrderAndShow) {
  const CategoryId logistics = findCategory(corpus.project, "物流")->id;
  const CategoryId quality = findCategory(corpus.project, "质量")->id;
  EXPECT_TRUE(texts({.state = SampleState::Disagreeing}).empty());
  predict(corpus.project, {logistics, quality},
          {{corpus.idOf("快递很慢"), {0.9F, 0.1F}},
           {corpus.idOf("100%好评"), {0.6F, 0.4F}},
           {corpus.idOf("说不清"), {0.2F, 0.8F}}});
  EXPECT_EQ(texts({.state = SampleState::Disagreeing}), Texts{"100%好评"});
  EXPECT_EQ(countSamples(corpus.project, {}).disagreeing, 1);
  EXPECT_EQ(texts({.predicted = quality}), Texts{"说不清"});
  EXPECT_EQ(texts({.order = SampleOrder::SurestFirst}), (Texts{"快递很慢", "说不清", "100%好评", "Good_item"}));
  EXPECT_EQ(texts({.order = SampleOrder::LeastCertainFirst}).front(), "100%好评");
  const SampleRow row = sampleRows(corpus.project, {corpus.idOf("说不清")}).at(0);
  EXPECT_EQ(row.predicted, quality);
  EXPECT_NEAR(row.probability, 0.8, 1e-6);
}

TEST_F(SearchTest, RowsOfTextsThatAreGoneAreLeftOut) {
  const SampleId id = corpus.idOf("说不清");
  const std::vector<SampleRow> rows = sampleRows(corpus.project, {999, id});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].id, id);
}

TEST(SplitCorpus, IsStratifiedSeededAndOneStep) {
  const TemporaryProject corpus;
  std::vector<Line> lines;
  for (int i = 0; i < 300; ++i) lines.emplace_back("文" + std::to_string(i), i % 3 == 0 ? "少" : "多");
  lines.emplace_back("独苗", "独");
  lines.emplace_back("无标签", "");
  corpus.add(lines);
  const SplitSizes sizes = splitCorpus(corpus.project, {.validation = 0.1, .test = 0.2, .seed = 1});
  EXPECT_EQ(sizes.test, 60);
  EXPECT_EQ(sizes.validation, 30);
  EXPECT_EQ(sizes.train, 211);
  EXPECT_EQ(sizes.none, 1);
  const CategoryId few = findCategory(corpus.project, "少")->id;
  EXPECT_EQ(findSamples(corpus.project, {.categories = {few}, .splits = {Split::Test}}).size(), 20U);
  EXPECT_EQ(readSample(corpus.project, corpus.idOf("独苗")).split, Split::Train);
  EXPECT_EQ(readSample(corpus.project, corpus.idOf("无标签")).split, Split::None);
  const std::vector<SampleId> test = findSamples(corpus.project, {.splits = {Split::Test}});
  undo(corpus.project);
  EXPECT_TRUE(findSamples(corpus.project, {.splits = {Split::Test}}).empty());
  splitCorpus(corpus.project, {.validation = 0.1, .test = 0.2, .seed = 1});
  EXPECT_EQ(findSamples(corpus.project, {.splits = {Split::Test}}), test);
  // Drawn anew with another seed, what was in test stays there.
  const SplitSizes again = splitCorpus(corpus.project, {.validation = 0.3, .test = 0.1, .seed = 9});
  EXPECT_EQ(findSamples(corpus.project, {.splits = {Split::Test}}), test);
  EXPECT_EQ(again.validation, 90);
}

TEST(SplitCorpus, RefusesImpossibleShares) {
  const TemporaryProject corpus{{"一", "甲"}, {"二", "乙"}};
  EXPECT_THROW(splitCorpus(corpus.project, {.validation = 0.6, .test = 0.5}), Error);
  EXPECT_THROW(splitCorpus(corpus.project, {.validation = -0.1, .test = 0.1}), Error);
}

}  // namespace
}  // namespace wb
