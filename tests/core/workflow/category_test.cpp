// Categories: names, keys, merging, removing, and finding them by pinyin.
#include <gtest/gtest.h>

#include "core/workflow/label_samples.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

std::vector<std::string> names(const std::vector<Category>& categories) {
  std::vector<std::string> result;
  for (const Category& category : categories) result.push_back(category.name);
  return result;
}

TEST(Category, RefusesNamesThatCannotBe) {
  const TemporaryProject corpus;
  addCategory(corpus.project, " 物流 ");
  EXPECT_TRUE(findCategory(corpus.project, "物流"));
  for (const std::string name : {"", "  ", "物流", "a\tb", "a\nb"}) {
    EXPECT_THROW(addCategory(corpus.project, name), Error) << name;
  }
  EXPECT_EQ(listCategories(corpus.project).size(), 1U);
}

TEST(Category, KeysRunFromOneToShiftZeroThenEnd) {
  const TemporaryProject corpus;
  for (int i = 0; i < 21; ++i) addCategory(corpus.project, "类" + std::to_string(i));
  const std::vector<Category> categories = listCategories(corpus.project);
  EXPECT_EQ(categories[8].key, "9");
  EXPECT_EQ(categories[9].key, "0");
  EXPECT_EQ(categories[10].key, "Shift+1");
  EXPECT_EQ(categories[19].key, "Shift+0");
  EXPECT_EQ(categories[20].key, "");
}

TEST(Category, AKeyIsTakenFromTheOtherAndUndoGivesItBack) {
  const TemporaryProject corpus;
  const Category first = addCategory(corpus.project, "甲");
  Category second = addCategory(corpus.project, "乙");
  second.name = "乙类";
  second.key = first.key;
  second.guideline = "说明";
  second.color = 7;
  changeCategory(corpus.project, second);
  EXPECT_EQ(findCategory(corpus.project, "甲")->key, "");
  const Category changed = *findCategory(corpus.project, "乙类");
  EXPECT_EQ(changed.key, "1");
  EXPECT_EQ(changed.guideline, "说明");
  EXPECT_EQ(changed.color, 7);
  undo(corpus.project);
  EXPECT_EQ(findCategory(corpus.project, "甲")->key, "1");
  EXPECT_EQ(findCategory(corpus.project, "乙")->key, "2");
}

TEST(Category, MergedTextsMoveAndKeepTheirHistory) {
  const TemporaryProject corpus{{"一号", "甲"}, {"二号", "乙"}};
  const CategoryId from = findCategory(corpus.project, "甲")->id;
  mergeCategories(corpus.project, from, findCategory(corpus.project, "乙")->id);
  EXPECT_EQ(names(listCategories(corpus.project)), std::vector<std::string>{"乙"});
  EXPECT_EQ(corpus.labelOf("一号"), "乙");
  EXPECT_EQ(labelHistory(corpus.project, corpus.idOf("一号")).front().category, from);
  undo(corpus.project);
  EXPECT_EQ(corpus.labelOf("一号"), "甲");
}

TEST(Category, RemovedLeavesItsTextsUnlabelledUntilUndo) {
  const TemporaryProject corpus{{"一号", "甲"}, {"二号", "乙"}};
  removeCategory(corpus.project, findCategory(corpus.project, "甲")->id);
  EXPECT_EQ(corpus.labelOf("一号"), "");
  EXPECT_EQ(addCategory(corpus.project, "甲").key, "1");
  undo(corpus.project);
  undo(corpus.project);
  EXPECT_EQ(corpus.labelOf("一号"), "甲");
}

TEST(Category, IsFoundByNameAndByPinyin) {
  const TemporaryProject corpus;
  for (const std::string name : {"物流配送", "售后服务", "网络故障", "Wireless", "商品质量"})
    addCategory(corpus.project, name);
  EXPECT_EQ(names(searchCategories(corpus.project, "wuliu")), std::vector<std::string>{"物流配送"});
  EXPECT_EQ(names(searchCategories(corpus.project, "wl")), (std::vector<std::string>{"物流配送", "网络故障"}));
  EXPECT_EQ(names(searchCategories(corpus.project, "质量")), std::vector<std::string>{"商品质量"});
  EXPECT_EQ(names(searchCategories(corpus.project, "WIRE")), std::vector<std::string>{"Wireless"});
  EXPECT_EQ(searchCategories(corpus.project, "").size(), 5U);
  EXPECT_TRUE(searchCategories(corpus.project, "没有").empty());
}

}  // namespace
}  // namespace wb
