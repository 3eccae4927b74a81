// Sweeps: from values to trials, scores, early cuts, stops and resumptions.
#include "core/workflow/sweep.h"

#include <gtest/gtest.h>

#include <set>

#include "core/workflow/runs.h"
#include "core/workflow/sweep_plan.h"
#include "core/workflow/sweeps.h"
#include "temporary_project.h"
#include "two_categories.h"

namespace wb {
namespace {

SweepPlan planOf(const std::vector<std::string>& variations) {
  SweepPlan plan;
  plan.config = smallConfig();
  for (const std::string& text : variations) plan.variations.push_back(variationFromText(text));
  return plan;
}

void expectRefused(const SweepPlan& plan, const std::string& words) {
  try {
    trialsOf(plan);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadInput);
    EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
  }
}

TEST(SweepPlan, GridHasEveryCombinationWithEverySeed) {
  SweepPlan plan = planOf({"learning-rate=1e-3, 2e-3", "r-drop=0,1,2"});
  plan.seeds = 2;
  plan.config.seed = 7;
  const std::vector<Trial> trials = trialsOf(plan);
  ASSERT_EQ(trials.size(), 12U);
  std::set<std::tuple<double, double, std::uint64_t>> seen;
  for (const Trial& trial : trials) seen.insert({trial.config.learningRate, trial.config.rDrop, trial.config.seed});
  EXPECT_EQ(seen.size(), 12U);
  EXPECT_TRUE(seen.contains({2e-3, 2, 8}));
  EXPECT_EQ(trials[5].config.seed, 7U);  // all combinations with the first seed come before the second
  EXPECT_EQ(trials[6].config.seed, 8U);
  EXPECT_EQ(trials[6].combination, trials[0].combination);
}

TEST(SweepPlan, DrawsFromRangesAndValues) {
  SweepPlan plan = planOf({"learning-rate=1e-5..1e-3", "dropout=0.1..0.3", "epochs=2..4", "schedule=linear,cosine"});
  plan.draws = 200;
  const std::vector<Trial> trials = trialsOf(plan);
  ASSERT_EQ(trials.size(), 200U);
  int lowRates = 0;
  int lowDropouts = 0;
  std::set<int> epochs;
  for (const Trial& trial : trials) {
    EXPECT_GE(trial.config.learningRate, 1e-5);
    EXPECT_LE(trial.config.learningRate, 1e-3);
    lowRates += trial.config.learningRate < 1e-4 ? 1 : 0;
    lowDropouts += trial.config.dropout < 0.2 ? 1 : 0;
    epochs.insert(trial.config.epochs);
  }
  // Half of them each: 100 ± 4 standard deviations of 7.
  EXPECT_NEAR(lowRates, 100, 29);     // evenly in the logarithm: 1e-4 is the middle of 1e-5 … 1e-3
  EXPECT_NEAR(lowDropouts, 100, 29);  // evenly
  EXPECT_EQ(epochs, (std::set<int>{2, 3, 4}));
  const std::vector<Trial> again = trialsOf(plan);
  for (std::size_t i = 0; i < trials.size(); ++i) {
    EXPECT_EQ(again[i].config.learningRate, trials[i].config.learningRate);
  }
}

TEST(SweepPlan, DrawsNoCombinationTwice) {
  SweepPlan plan = planOf({"epochs=1,2", "r-drop=0,1"});
  plan.draws = 10;
  EXPECT_EQ(trialsOf(plan).size(), 4U);
}

TEST(SweepPlan, RefusesWhatMakesNoSense) {
  expectRefused(planOf({}), "which setting");
  expectRefused(planOf({"dropout=0.1,0.2", "dropout=0.3"}), "twice");
  expectRefused(planOf({"dropout=0.1,1.5"}), "dropout");
  expectRefused(planOf({"learning-rate=1e-5..1e-3"}), "range");
  SweepPlan seeds = planOf({"seed=1,2"});
  seeds.seeds = 2;
  expectRefused(seeds, "seed");
  std::string many = "seed=1";
  for (int i = 2; i <= 600; ++i) many += "," + std::to_string(i);
  expectRefused(planOf({many}), "500");
  EXPECT_THROW(variationFromText("learning-rate"), Error);
  EXPECT_THROW(variationFromText("learning-rate="), Error);
  EXPECT_THROW(variationFromText("no-such-thing=1"), Error);
  EXPECT_THROW(variationFromText("epochs=1,two"), Error);
  EXPECT_THROW(variationFromText("epochs=4..2"), Error);
  EXPECT_THROW(variationFromText("schedule=linear..cosine"), Error);
}

TEST(Sweep, TrialsAreRunsAndTheBestIsNamed) {
  const TwoCategories corpus;
  const SweepPlan plan = planOf({"learning-rate=1e-6,5e-3"});
  int started = 0;
  const SweepRecord sweep = sweepSettings(
      corpus.project(), plan,
      [&](const SweepEvent& event) { started += std::holds_alternative<TrialStarted>(event) ? 1 : 0; }, {});
  EXPECT_EQ(started, 2);
  EXPECT_EQ(sweep.state, RunState::Finished);
  const std::vector<Combination> combinations = combinationsOf(sweep);
  const Combination* best = bestCombination(combinations);
  ASSERT_NE(best, nullptr);
  EXPECT_EQ(best->values, (std::vector<std::string>{"0.005"}));  // at a millionth nothing is learnt
  EXPECT_GT(*best->macroF1, 0.9);
  ASSERT_EQ(listRuns(corpus.project()).size(), 2U);
  const SweepRecord read = readSweep(corpus.project(), sweep.id);
  for (const Trial& trial : read.trials) {
    EXPECT_EQ(trial.outcome, TrialOutcome::Finished);
    const RunRecord run = readRun(corpus.project(), trial.run);
    EXPECT_EQ(run.config.learningRate, trial.config.learningRate);
    EXPECT_EQ(run.macroF1, trial.macroF1);
    EXPECT_EQ(run.hasWeights, trial.number == 2);  // the best one's are kept
    EXPECT_EQ(sweepsOfRuns(corpus.project()).at(run.id), sweep.id);
  }
  EXPECT_EQ(newestUsableRun(corpus.project()).id, read.trials[1].run);
  deleteRun(corpus.project(), read.trials[0].run);
  EXPECT_EQ(readSweep(corpus.project(), sweep.id).trials.size(), 1U);
  deleteSweep(corpus.project(), sweep.id);
  EXPECT_TRUE(listSweeps(corpus.project()).empty());
  EXPECT_EQ(listRuns(corpus.project()).size(), 1U);
}

TEST(Sweep, CutsWhatLosesAndSkipsItsOtherSeeds) {
  const TwoCategories corpus;
  SweepPlan plan = planOf({"learning-rate=5e-3,4e-3,1e-7"});
  plan.config.epochs = 6;
  plan.seeds = 2;
  plan.cut = CutRule::Median;
  const SweepRecord sweep = sweepSettings(corpus.project(), plan, {}, {});
  ASSERT_EQ(sweep.trials.size(), 6U);
  const Trial& poor = sweep.trials[2];
  EXPECT_EQ(poor.outcome, TrialOutcome::Cut);
  const RunRecord run = readRun(corpus.project(), poor.run);
  EXPECT_EQ(run.state, RunState::Stopped);
  EXPECT_FALSE(run.resumable);
  EXPECT_FALSE(run.hasWeights);
  std::vector<double> epochs;  // at which it was measured: the second score is the first that may cut
  for (const TrainEvent& event : readEvents(corpus.project(), poor.run)) {
    if (const auto* evaluation = std::get_if<EvaluationEvent>(&event)) epochs.push_back(evaluation->epoch);
  }
  EXPECT_EQ(epochs, (std::vector<double>{1, 2}));
  EXPECT_EQ(sweep.trials[5].outcome, TrialOutcome::Skipped);
  EXPECT_EQ(sweep.trials[5].run, 0);
  EXPECT_EQ(sweep.trials[0].outcome, TrialOutcome::Finished);
  const std::vector<Combination> combinations = combinationsOf(sweep);
  EXPECT_NE(bestCombination(combinations)->number, poor.combination);
}

TEST(Sweep, ATrialThatBreaksDownIsNotTheEnd) {
  const TwoCategories corpus;
  SweepPlan plan = planOf({"learning-rate=0.999,5e-3", "head-factor=1e15,1"});
  plan.config.weightDecay = 0.9;  // times such a rate the head's weights grow a billion times a million each step
  const SweepRecord sweep = sweepSettings(corpus.project(), plan, {}, {});
  EXPECT_EQ(sweep.state, RunState::Finished);
  EXPECT_EQ(sweep.trials[0].outcome, TrialOutcome::Failed);
  EXPECT_EQ(sweep.trials[3].outcome, TrialOutcome::Finished);
}

TEST(Sweep, GoesOnWhereItWasStopped) {
  const TwoCategories corpus;
  SweepPlan plan = planOf({"learning-rate=5e-3,4e-3,3e-3"});
  plan.config.epochs = 3;
  std::stop_source stop;
  const SweepRecord stopped = sweepSettings(corpus.project(), plan,
                                            [&](const SweepEvent& event) {
                                              const auto* training = std::get_if<TrialTraining>(&event);
                                              if (training == nullptr || training->trial != 2) return;
                                              if (std::holds_alternative<EvaluationEvent>(training->event))
                                                stop.request_stop();
                                            },
                                            {stop.get_token(), nullptr});
  EXPECT_EQ(stopped.state, RunState::Stopped);
  EXPECT_EQ(stopped.trials[0].outcome, TrialOutcome::Finished);
  EXPECT_EQ(stopped.trials[1].outcome, TrialOutcome::Waiting);
  std::set<int> trained;
  const SweepRecord whole = resumeSweep(corpus.project(), stopped.id,
                                        [&](const SweepEvent& event) {
                                          if (const auto* training = std::get_if<TrialTraining>(&event))
                                            trained.insert(training->trial);
                                        },
                                        {});
  EXPECT_EQ(whole.state, RunState::Finished);
  EXPECT_EQ(trained, (std::set<int>{2, 3}));
  EXPECT_EQ(listRuns(corpus.project()).size(), 3U);  // the stopped one went on
  EXPECT_EQ(whole.trials[1].run, stopped.trials[1].run);
  // The same as without the stop.
  plan.variations[0].values = {"4e-3"};
  const SweepRecord alone = sweepSettings(corpus.project(), plan, {}, {});
  EXPECT_EQ(alone.trials[0].macroF1, whole.trials[1].macroF1);
  EXPECT_THROW(resumeSweep(corpus.project(), whole.id, {}, {}), Error);
}

TEST(Sweep, NeedsValidationTexts) {
  const TemporaryProject corpus{{"猫", "动物"}, {"车", "东西"}, {"狗", "动物"}, {"船", "东西"}};
  try {
    sweepSettings(corpus.project, planOf({"epochs=1,2"}), {}, {});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("validation"), std::string::npos) << error.what();
  }
  EXPECT_TRUE(listSweeps(corpus.project).empty());
  EXPECT_TRUE(listRuns(corpus.project).empty());
}

}  // namespace
}  // namespace wb
