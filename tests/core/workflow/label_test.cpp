// Labels, flags, notes, splits and deletions: what they change, and undo and redo without end.
#include "core/workflow/label_samples.h"

#include <gtest/gtest.h>

#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

struct LabelTest : testing::Test {
  TemporaryProject corpus{{"一号", "甲"}, {"二号", ""}, {"三号", ""}};
  CategoryId first = findCategory(corpus.project, "甲")->id;
  CategoryId second = addCategory(corpus.project, "乙").id;
  SampleId one = corpus.idOf("一号");
  SampleId two = corpus.idOf("二号");
  SampleId three = corpus.idOf("三号");
};

TEST_F(LabelTest, IsThereForEveryConnectionAtOnce) {
  const ChangeSummary change = labelSamples(corpus.project, {two}, second);
  EXPECT_EQ(change.kind, "label");
  EXPECT_EQ(change.category, second);
  const Project other = Project::open(corpus.project.folder());
  EXPECT_EQ(readSample(other, two).category, second);
}

TEST_F(LabelTest, HistoryKeepsWhoWhenAndFromWhere) {
  labelSamples(corpus.project, {one}, second, LabelOrigin::Suggestion);
  clearLabels(corpus.project, {one});
  const std::vector<LabelEvent> history = labelHistory(corpus.project, one);
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].category, first);
  EXPECT_EQ(history[0].origin, LabelOrigin::Import);
  EXPECT_EQ(history[1].category, second);
  EXPECT_EQ(history[1].origin, LabelOrigin::Suggestion);
  EXPECT_FALSE(history[1].annotator.empty());
  EXPECT_GT(history[1].time, 1'600'000'000);
  EXPECT_FALSE(history[2].category);
}

TEST_F(LabelTest, UndoAndRedoWalkTheWholeWayAcrossRestarts) {
  for (int i = 0; i < 50; ++i) labelSamples(corpus.project, {two}, i % 2 == 0 ? second : first);
  flagSamples(corpus.project, {three}, true);
  {
    const Project restarted = Project::open(corpus.project.folder());
    while (undo(restarted)) {
    }
    EXPECT_EQ(findSamples(restarted, {}).size(), 0U);  // the import, too
    EXPECT_TRUE(listCategories(restarted).empty());
  }
  const Project restarted = Project::open(corpus.project.folder());
  int steps = 0;
  while (redo(restarted)) ++steps;
  EXPECT_EQ(steps, 53);
  EXPECT_EQ(readSample(restarted, two).category, first);
  EXPECT_TRUE(readSample(restarted, three).flagged);
}

TEST_F(LabelTest, UndoSaysWhatItTouched) {
  labelSamples(corpus.project, {one}, second);
  const std::optional<ChangeSummary> undone = undo(corpus.project);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->kind, "label");
  EXPECT_EQ(undone->samples, std::vector<SampleId>{one});
  EXPECT_EQ(undone->category, first);
  EXPECT_TRUE(labelHistory(corpus.project, one).back().byUndo);
  EXPECT_EQ(labelHistory(corpus.project, one).size(), 3U);
}

TEST_F(LabelTest, ANewStepForgetsTheUndoneOnes) {
  labelSamples(corpus.project, {two}, second);
  undo(corpus.project);
  EXPECT_TRUE(canRedo(corpus.project));
  labelSamples(corpus.project, {two}, first);
  EXPECT_FALSE(canRedo(corpus.project));
  EXPECT_FALSE(redo(corpus.project));
  EXPECT_EQ(readSample(corpus.project, two).category, first);
  undo(corpus.project);
  EXPECT_FALSE(readSample(corpus.project, two).category);
}

TEST_F(LabelTest, ManyAtOnceAreOneStepAndAllOrNone) {
  EXPECT_THROW(labelSamples(corpus.project, {two, three, 9'999}, second), Error);
  EXPECT_FALSE(readSample(corpus.project, two).category);
  labelSamples(corpus.project, {two, three}, second);
  undo(corpus.project);
  EXPECT_FALSE(readSample(corpus.project, three).category);
}

TEST_F(LabelTest, FlagNoteSplitAndDeleteUndo) {
  flagSamples(corpus.project, {one, two}, true);
  writeNote(corpus.project, one, "再看看");
  moveToSplit(corpus.project, {one}, Split::Validation);
  deleteSamples(corpus.project, {one});
  EXPECT_EQ(corpus.size(), 2U);
  EXPECT_THROW(readSample(corpus.project, one), Error);
  EXPECT_THROW(labelSamples(corpus.project, {one}, second), Error);
  EXPECT_EQ(undo(corpus.project)->kind, "delete");
  Sample sample = readSample(corpus.project, one);
  EXPECT_TRUE(sample.flagged);
  EXPECT_EQ(sample.note, "再看看");
  EXPECT_EQ(sample.split, Split::Validation);
  undo(corpus.project);
  undo(corpus.project);
  undo(corpus.project);
  sample = readSample(corpus.project, one);
  EXPECT_FALSE(sample.flagged);
  EXPECT_EQ(sample.note, "");
  EXPECT_EQ(sample.split, Split::None);
}

TEST_F(LabelTest, RecentLabelsAreThePersonsNewestFirst) {
  labelSamples(corpus.project, {two}, first);
  labelSamples(corpus.project, {three}, second);
  labelSamples(corpus.project, {two}, second);
  std::vector<RecentLabel> recent = recentLabels(corpus.project, 10);
  ASSERT_EQ(recent.size(), 2U);
  EXPECT_EQ(recent[0].sample, two);
  EXPECT_EQ(recent[0].category, second);
  EXPECT_EQ(recent[1].text, "三号");
  EXPECT_EQ(labelsSince(corpus.project, 0), 3);
  undo(corpus.project);
  undo(corpus.project);
  recent = recentLabels(corpus.project, 10);
  ASSERT_EQ(recent.size(), 1U);
  EXPECT_EQ(recent[0].category, first);
  EXPECT_EQ(labelsSince(corpus.project, 0), 1);
  redo(corpus.project);
  EXPECT_EQ(labelsSince(corpus.project, 0), 2);
}

TEST_F(LabelTest, RevisionMovesWithEveryChangeOfAnyConnection) {
  const std::int64_t before = corpusRevision(corpus.project);
  const Project other = Project::open(corpus.project.folder());
  labelSamples(other, {two}, first);
  const std::int64_t labelled = corpusRevision(corpus.project);
  EXPECT_NE(labelled, before);
  undo(other);
  EXPECT_NE(corpusRevision(corpus.project), labelled);
}

}  // namespace
}  // namespace wb
