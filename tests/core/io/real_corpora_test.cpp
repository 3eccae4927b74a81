// The public corpora users bring, as they are. Counts are those of Python's csv and json on the same files.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "tests/core/io/io_test_files.h"

namespace wb::test {
namespace {

class RealCorpora : public testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("WENBIAO_DATA");
    if (folder == nullptr) GTEST_SKIP() << "WENBIAO_DATA is not set: the public corpora are not read.";
    m_data = folder;
  }

  static std::map<std::string, int> countsOf(const Contents& contents) {
    std::map<std::string, int> counts;
    for (const std::string& label : contents.labels()) ++counts[label];
    return counts;
  }

  std::filesystem::path m_data;
};

TEST_F(RealCorpora, ThucnewsTitles) {
  ReadOptions options;
  options.classNames = m_data / "thucnews-titles/class.txt";
  const Contents contents = readAll(m_data / "thucnews-titles/dev.txt", options);
  EXPECT_EQ(contents.format.kind, FileKind::Tsv);
  EXPECT_EQ(contents.records.size(), 10000U);
  EXPECT_TRUE(contents.bad.empty());
  EXPECT_EQ(contents.records[0].text, "体验2D巅峰 倚天屠龙记十大创新概览");
  EXPECT_EQ(contents.records[0].label, "game");
  const auto counts = countsOf(contents);
  EXPECT_EQ(counts.size(), 10U);
  for (const auto& [name, count] : counts) EXPECT_EQ(count, 1000) << name;
  int replaced = 0;
  for (const std::string& text : contents.texts()) replaced += text.find("\uFFFD") != std::string::npos ? 1 : 0;
  EXPECT_EQ(replaced, 33);
}

TEST_F(RealCorpora, WaimaiReviews) {
  const Contents contents = readAll(m_data / "reviews/waimai_10k.csv");
  EXPECT_EQ(contents.format.kind, FileKind::Csv);
  EXPECT_EQ(contents.records.size(), 11987U);
  EXPECT_TRUE(contents.bad.empty());
  EXPECT_EQ(countsOf(contents), (std::map<std::string, int>{{"0", 7987}, {"1", 4000}}));
}

TEST_F(RealCorpora, OnlineShopping) {
  ReadOptions options;
  options.labelColumn = "cat";
  const Contents contents = readAll(m_data / "reviews/online_shopping_10_cats.csv", options);
  EXPECT_EQ(contents.records.size(), 62773U);
  ASSERT_EQ(contents.bad.size(), 1U);
  EXPECT_EQ(contents.bad[0].reason.english(), "the text is empty");
  EXPECT_EQ(countsOf(contents).size(), 10U);
}

TEST_F(RealCorpora, Tnews) {
  EXPECT_EQ(readAll(m_data / "tnews/train_few_all.json").records.size(), 1185U);
  const Contents test = readAll(m_data / "tnews/test_public.json");
  EXPECT_EQ(test.records.size(), 2010U);
  EXPECT_EQ(countsOf(test).size(), 15U);
  EXPECT_EQ(test.records[0].label, "news_story");
  const Contents unlabelled = readAll(m_data / "tnews/unlabeled.json");
  EXPECT_EQ(unlabelled.records.size(), 20000U);
  EXPECT_EQ(countsOf(unlabelled), (std::map<std::string, int>{{"-", 20000}}));
}

}  // namespace
}  // namespace wb::test
