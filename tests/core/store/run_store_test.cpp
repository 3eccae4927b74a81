// Runs, their events and predictions come back from the store as they went in.
#include "core/store/run_store.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/store/prediction_store.h"
#include "core/store/run_json.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

class RunStoreTest : public testing::Test {
 protected:
  static RunRecord someRun() {
    RunRecord run;
    run.encoder = "starter";
    run.config.encoder = "starter";
    run.config.epochs = 7;
    run.config.schedule = Schedule::Constant;
    run.config.seed = 18446744073709551615ULL;
    run.config.fresh.layers = 3;
    run.categories = {4, 9};
    run.categoryNames = {"体育", "财经"};
    run.startedAt = 1700000000;
    return run;
  }

  TemporaryFolder folder;
  Database database{folder / "project.db", Database::Mode::Create};
};

std::vector<TrainEvent> everyKindOfEvent() {
  NoticeEvent notice;
  notice.kind = NoticeKind::Overfitting;
  notice.step = 12;
  notice.epoch = 2;
  notice.numbers = {1, 0.5, 0.75};
  notice.message = "第二轮之后过拟合";
  return {PlanEvent{3, 100, 20, 640, 80, 2, 117510538, "bf16"}, StepEvent{1, 0.05, 2.3025, 1e-4, 101.5},
          EvaluationEvent{20, 1, 0.7, 0.8125, 0.79, true}, notice,
          FinishedEvent{3, RunState::Stopped, 1, 0.8125, 0.79, 12.5, 23, 99.5}};
}

std::vector<std::string> asJson(const std::vector<TrainEvent>& events) {
  std::vector<std::string> texts;
  for (const TrainEvent& event : events) texts.push_back(trainEventToJson(event));
  return texts;
}

TEST_F(RunStoreTest, ReplaysTheEventsThatWereStored) {
  const RunId run = insertRun(database, someRun());
  const std::vector<TrainEvent> events = everyKindOfEvent();
  addRunEvents(database, run, std::span(events).first(2));
  addRunEvents(database, run, std::span(events).subspan(2));
  const std::vector<TrainEvent> read = readRunEvents(database, run);
  EXPECT_EQ(asJson(read), asJson(events));
  const auto& finished = std::get<FinishedEvent>(read.back());
  EXPECT_EQ(finished.state, RunState::Stopped);
  EXPECT_EQ(finished.textsPerSecond, 99.5);
  EXPECT_EQ(std::get<NoticeEvent>(read[3]).message, "第二轮之后过拟合");
  EXPECT_EQ(std::get<NoticeEvent>(read[3]).numbers, (std::vector<double>{1, 0.5, 0.75}));
}

TEST_F(RunStoreTest, KeepsALossThatIsNotANumber) {
  const RunId run = insertRun(database, someRun());
  const std::vector<TrainEvent> events{StepEvent{1, 0, std::nan(""), 0, 0}};
  addRunEvents(database, run, events);
  EXPECT_TRUE(std::isnan(std::get<StepEvent>(readRunEvents(database, run).at(0)).loss));
}

TEST_F(RunStoreTest, ReplacesEvents) {
  const RunId run = insertRun(database, someRun());
  const std::vector<TrainEvent> events = everyKindOfEvent();
  addRunEvents(database, run, events);
  replaceRunEvents(database, run, std::span(events).first(2));
  EXPECT_EQ(readRunEvents(database, run).size(), 2U);
}

TEST_F(RunStoreTest, KeepsSettingsAndProgress) {
  RunRecord run = someRun();
  run.id = insertRun(database, run);
  run.state = RunState::Stopped;
  run.bestEpoch = 2;
  run.accuracy = 0.875;
  run.macroF1 = 0.86;
  run.steps = 40;
  run.seconds = 3.5;
  updateRun(database, run);
  setRunNote(database, run.id, "第一次");
  const RunRecord read = findRun(database, run.id).value();
  EXPECT_EQ(trainConfigToJson(read.config), trainConfigToJson(run.config));
  EXPECT_EQ(read.config.seed, run.config.seed);
  EXPECT_EQ(read.categoryNames, run.categoryNames);
  EXPECT_EQ(read.categories, run.categories);
  EXPECT_EQ(read.state, RunState::Stopped);
  EXPECT_EQ(read.accuracy, 0.875);
  EXPECT_EQ(read.steps, 40);
  EXPECT_EQ(read.note, "第一次");
  EXPECT_EQ(read.startedAt, 1700000000);
}

TEST_F(RunStoreTest, ListsNewestFirstAndNeverGivesANumberTwice) {
  const RunId first = insertRun(database, someRun());
  const RunId second = insertRun(database, someRun());
  EXPECT_EQ(readRuns(database).at(0).id, second);
  removeRun(database, second);
  EXPECT_FALSE(findRun(database, second).has_value());
  EXPECT_GT(insertRun(database, someRun()), second);
  EXPECT_TRUE(findRun(database, first).has_value());
}

TEST_F(RunStoreTest, RemovingARunTakesItsEventsAndPredictions) {
  const RunId run = insertRun(database, someRun());
  addRunEvents(database, run, everyKindOfEvent());
  const std::vector<Prediction> predictions{{1, 4, 0.75, {0.75F, 0.25F}}};
  addPredictions(database, run, predictions);
  removeRun(database, run);
  EXPECT_TRUE(readRunEvents(database, run).empty());
  EXPECT_FALSE(findPrediction(database, run, 1).has_value());
}

TEST_F(RunStoreTest, PredictionsComeBackAndAreReplaced) {
  const RunId run = insertRun(database, someRun());
  addPredictions(database, run, std::vector<Prediction>{{7, 4, 0.75, {0.75F, 0.25F}}});
  addPredictions(database, run, std::vector<Prediction>{{7, 9, 0.625, {0.375F, 0.625F}}});
  const Prediction read = findPrediction(database, run, 7).value();
  EXPECT_EQ(read.category, 9);
  EXPECT_EQ(read.probabilities, (std::vector<float>{0.375F, 0.625F}));
  EXPECT_NEAR(static_cast<double>(database.integer("SELECT round(margin * 1000) FROM prediction")), 250, 0);
  removePredictions(database, run);
  EXPECT_FALSE(findPrediction(database, run, 7).has_value());
}

TEST(TrainConfigJson, MissingKeysKeepTheirDefaultAndUnknownOnesAreIgnored) {
  const TrainConfig config = trainConfigFromJson(R"({"epochs": 9, "from_a_later_version": true})");
  EXPECT_EQ(config.epochs, 9);
  EXPECT_EQ(config.batchSize, TrainConfig{}.batchSize);
}

TEST(TrainEventJson, RefusesWhatIsNoEvent) {
  EXPECT_THROW(trainEventFromJson("{\"event\":\"dance\"}"), Error);
  EXPECT_THROW(trainEventFromJson("not json"), Error);
}

}  // namespace
}  // namespace wb
