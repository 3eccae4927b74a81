// What is said before a training starts: its cost, what stands in its way, and how many texts it will read.
#include <gtest/gtest.h>

#include "core/jobs/memory.h"
#include "core/workflow/train_run.h"
#include "core/workflow/training_texts.h"
#include "two_categories.h"

namespace wb {
namespace {

TEST(EstimateRun, TellsTimeMemoryAndTexts) {
  const TwoCategories texts;
  const RunEstimate estimate = estimateRun(texts.project(), smallConfig());
  EXPECT_EQ(estimate.trainTexts, 72);
  EXPECT_EQ(estimate.validationTexts, 24);
  EXPECT_EQ(estimate.cutTexts, 0);
  EXPECT_GT(estimate.seconds, 0);
  EXPECT_GT(estimate.memoryBytes, 0);
  EXPECT_GT(estimate.machineMemoryBytes, estimate.memoryBytes);
}

TEST(TrainingObstacle, IsEmptyWhenAllIsWell) {
  const TwoCategories texts;
  EXPECT_EQ(trainingObstacle(texts.project(), smallConfig()).english(), "");
}

TEST(MemoryCaution, SpeaksOnlyWhereMemoryDoesNotSuffice) {
  const TwoCategories texts;
  EXPECT_TRUE(memoryCaution(texts.project(), smallConfig()).empty());
  TrainConfig huge = smallConfig();
  huge.fresh = {48, 4096, 64, 16384};  // ten billion parameters
  if (machineMemoryBytes() > std::int64_t{100'000'000'000}) GTEST_SKIP() << "It would fit here.";
  EXPECT_NE(memoryCaution(texts.project(), huge).english().find("of memory"), std::string::npos);
}

TEST(CountTrainingTexts, CountsWhatATrainingWillRead) {
  TemporaryProject corpus;
  EXPECT_EQ(countTrainingTexts(corpus.project), 0);
  corpus.add(animalsAndThings(10));
  EXPECT_EQ(countTrainingTexts(corpus.project), 20);  // no split yet
  splitCorpus(corpus.project, {0.2, 0.2, 0});
  EXPECT_EQ(countTrainingTexts(corpus.project), 12);
}

}  // namespace
}  // namespace wb
