// Cross-validation: who is held out where, scores counted by hand, stops, and labels that change afterwards.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "core/store/cross_validation_store.h"
#include "core/workflow/cross_validate.h"
#include "core/workflow/cross_validation_files.h"
#include "core/workflow/cross_validations.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/runs.h"
#include "core/workflow/stratified_folds.h"
#include "two_categories.h"

namespace wb {
namespace {

/// How many texts of each category each fold holds out: [fold][category].
std::vector<std::vector<int>> countsOf(const std::vector<int>& labels, const std::vector<int>& folds, int k,
                                       std::size_t categories) {
  std::vector<std::vector<int>> counts(static_cast<std::size_t>(k), std::vector<int>(categories));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ++counts[static_cast<std::size_t>(folds[i])][static_cast<std::size_t>(labels[i])];
  }
  return counts;
}

TEST(StratifiedFolds, DealsOutAsScikitLearnDoes) {
  std::vector<int> labels(7, 0);
  labels.insert(labels.end(), 11, 1);
  labels.insert(labels.end(), 4, 2);
  Random random(3);
  const auto counts = countsOf(labels, stratifiedFolds(labels, 3, 4, random), 4, 3);
  // StratifiedKFold(4) of y = 7 × 0, 11 × 1, 4 × 2 holds out (test folds, as np.bincount):
  EXPECT_EQ(counts, (std::vector<std::vector<int>>{{2, 3, 1}, {2, 3, 1}, {2, 2, 1}, {1, 3, 1}}));
}

TEST(StratifiedFolds, AreEvenForEveryCategoryAndInAll) {
  Random random(5);
  for (int turn = 0; turn < 50; ++turn) {
    const int k = 2 + static_cast<int>(random.below(9));
    const std::size_t categories = 1 + random.below(6);
    std::vector<int> labels;
    for (int i = 0; i < 60; ++i) labels.push_back(static_cast<int>(random.below(categories)));
    const auto counts = countsOf(labels, stratifiedFolds(labels, categories, k, random), k, categories);
    std::vector<int> sizes;
    for (const auto& fold : counts) sizes.push_back(std::accumulate(fold.begin(), fold.end(), 0));
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    EXPECT_LE(*most - *least, 1);
    for (std::size_t c = 0; c < categories; ++c) {
      int low = counts[0][c];
      int high = low;
      for (const auto& fold : counts) {
        low = std::min(low, fold[c]);
        high = std::max(high, fold[c]);
      }
      EXPECT_LE(high - low, 1);
    }
  }
}

TEST(StratifiedFolds, FollowTheSeed) {
  const std::vector<int> labels(40, 0);
  const auto draw = [&](std::uint64_t seed) {
    Random random(seed);
    return stratifiedFolds(labels, 1, 5, random);
  };
  EXPECT_EQ(draw(1), draw(1));
  EXPECT_NE(draw(1), draw(2));
}

CrossValidationPlan smallPlan(int folds = 3) {
  CrossValidationPlan plan;
  plan.config = smallConfig();
  plan.folds = folds;
  return plan;
}

TEST(CrossValidation, AnswersEveryTextOfTrainAndValidationOnce) {
  const TwoCategories corpus;
  const auto record = crossValidate(corpus.project(), smallPlan(), {}, {});
  EXPECT_EQ(record.state, RunState::Finished);
  const auto texts = outOfFoldTexts(corpus.project(), record);
  std::set<SampleId> answered;
  for (const OutOfFoldText& text : texts) {
    answered.insert(text.answer.sample);
    const auto& p = text.answer.probabilities;
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-5);
    EXPECT_EQ(readSample(corpus.project(), text.answer.sample).text, text.answer.text);
  }
  std::set<SampleId> expected;
  for (const SampleId id : findSamples(corpus.project(), {.splits = {Split::Train, Split::Validation}})) {
    expected.insert(id);
  }
  EXPECT_EQ(answered, expected);
  EXPECT_EQ(texts.size(), expected.size());
  EXPECT_TRUE(listRuns(corpus.project()).empty());  // folds are no classifiers to be used
  EXPECT_FALSE(std::filesystem::exists(CrossValidationFiles(corpus.project(), record.id).folder));
  EXPECT_EQ(newestCrossValidation(corpus.project()).id, record.id);
}

TEST(CrossValidation, ScoresAreThoseOfTheStoredAnswers) {
  const TwoCategories corpus;
  const auto record = crossValidate(corpus.project(), smallPlan(), {}, {});
  const CrossValidationScores scores = crossValidationScores(corpus.project(), record);
  std::map<int, std::pair<double, double>> rightOf;  // of each fold: right ones, all
  for (const OutOfFoldText& text : outOfFoldTexts(corpus.project(), record)) {
    rightOf[text.answer.fold].first += text.predicted == text.label ? 1 : 0;
    rightOf[text.answer.fold].second += 1;
  }
  ASSERT_EQ(scores.folds.size(), 3U);
  std::vector<double> accuracies;
  double right = 0;
  for (const FoldScores& fold : scores.folds) {
    accuracies.push_back(rightOf[fold.fold].first / rightOf[fold.fold].second);
    right += rightOf[fold.fold].first;
    EXPECT_DOUBLE_EQ(fold.scores.accuracy, accuracies.back());
  }
  const double mean = (accuracies[0] + accuracies[1] + accuracies[2]) / 3;
  double squares = 0;
  for (const double accuracy : accuracies) squares += (accuracy - mean) * (accuracy - mean);
  EXPECT_NEAR(scores.accuracy.mean, mean, 1e-12);
  EXPECT_NEAR(scores.accuracy.deviation, std::sqrt(squares / 2), 1e-12);
  EXPECT_DOUBLE_EQ(scores.pooled.accuracy, right / static_cast<double>(scores.pooled.n));
  EXPECT_EQ(scores.pooled.n, 96);  // 120 texts, 24 in test
  EXPECT_GT(scores.pooled.accuracy, 0.9);
  std::int64_t counted = 0;
  for (const auto& row : scores.pooled.confusion) counted += std::accumulate(row.begin(), row.end(), std::int64_t{0});
  EXPECT_EQ(counted, 96);
}

TEST(CrossValidation, LeavesValidationOutWhereAskedAndChoosesItsEpochInside) {
  const TwoCategories corpus;
  CrossValidationPlan plan = smallPlan(2);
  plan.withValidation = false;
  plan.innerValidation = 0.25;
  std::vector<FoldStarted> started;
  std::size_t evaluations = 0;
  const auto record =
      crossValidate(corpus.project(), plan,
                    [&](const CrossValidationEvent& event) {
                      if (const auto* fold = std::get_if<FoldStarted>(&event)) started.push_back(*fold);
                      const auto* training = std::get_if<FoldTraining>(&event);
                      if (training != nullptr && std::holds_alternative<EvaluationEvent>(training->event))
                        ++evaluations;
                    },
                    {});
  ASSERT_EQ(started.size(), 2U);
  EXPECT_EQ(started[0].heldOutTexts, 36);  // 72 texts in train
  EXPECT_EQ(started[0].trainTexts, 27);    // the other 36 less a quarter
  EXPECT_EQ(evaluations, 6U);              // three epochs in each fold
  EXPECT_EQ(outOfFoldTexts(corpus.project(), record).size(), 72U);
}

TEST(CrossValidation, FinishedFoldsSurviveAStop) {
  const TwoCategories corpus;
  std::stop_source stop;
  const auto stopped = crossValidate(corpus.project(), smallPlan(),
                                     [&](const CrossValidationEvent& event) {
                                       const auto* training = std::get_if<FoldTraining>(&event);
                                       if (training == nullptr || training->fold != 2) return;
                                       const auto* step = std::get_if<StepEvent>(&training->event);
                                       if (step != nullptr && step->epoch > 1.2) stop.request_stop();
                                     },
                                     {stop.get_token(), nullptr});
  EXPECT_EQ(stopped.state, RunState::Stopped);
  EXPECT_EQ(readCrossValidation(corpus.project(), stopped.id).finishedFolds, 1);
  EXPECT_EQ(crossValidationScores(corpus.project(), stopped).folds.size(), 1U);
  std::map<int, std::int64_t> firstStep;
  const auto whole = resumeCrossValidation(corpus.project(), stopped.id,
                                           [&](const CrossValidationEvent& event) {
                                             const auto* training = std::get_if<FoldTraining>(&event);
                                             if (training == nullptr) return;
                                             if (const auto* step = std::get_if<StepEvent>(&training->event))
                                               firstStep.try_emplace(training->fold, step->step);
                                           },
                                           {});
  EXPECT_EQ(whole.state, RunState::Finished);
  EXPECT_EQ(firstStep.count(1), 0U);
  EXPECT_GT(firstStep.at(2), 1);  // on from its first whole epoch
  EXPECT_EQ(firstStep.at(3), 1);
  // The same answers as without the stop.
  const auto alone = crossValidate(corpus.project(), smallPlan(), {}, {});
  const auto one = outOfFoldTexts(corpus.project(), whole);
  const auto other = outOfFoldTexts(corpus.project(), alone);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].answer.fold, other[i].answer.fold);
    EXPECT_EQ(one[i].answer.probabilities, other[i].answer.probabilities);
  }
  EXPECT_THROW(resumeCrossValidation(corpus.project(), whole.id, {}, {}), Error);
}

TEST(CrossValidation, FindsLabelsThatAreWrongAndForgetsThemWhenCorrected) {
  const TwoCategories corpus;
  const SampleId wrong = findSamples(corpus.project(), {.splits = {Split::Train}})[5];
  const CategoryId right = *readSample(corpus.project(), wrong).category;
  const auto categories = listCategories(corpus.project());
  labelSamples(corpus.project(), {wrong}, categories[0].id == right ? categories[1].id : categories[0].id);
  CrossValidationPlan plan = smallPlan();
  plan.config.epochs = 5;
  const auto record = crossValidate(corpus.project(), plan, {}, {});
  const auto found = outOfFoldTexts(corpus.project(), record, true);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].answer.sample, wrong);
  EXPECT_EQ(found[0].predicted, right);
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const OutOfFoldText& a, const OutOfFoldText& b) {
    return a.probability > b.probability;
  }));
  const double accuracy = crossValidationScores(corpus.project(), record).pooled.accuracy;
  labelSamples(corpus.project(), {wrong}, right);
  EXPECT_EQ(outOfFoldTexts(corpus.project(), record, true).size(), found.size() - 1);
  EXPECT_EQ(crossValidationScores(corpus.project(), record).pooled.accuracy, accuracy);  // it was measured so
}

TEST(CrossValidation, RefusesWhatCannotBeDivided) {
  const TemporaryProject corpus{{"猫", "动物"}, {"车", "东西"}, {"狗", "动物"}};
  const auto refused = [&](const CrossValidationPlan& plan, const std::string& words) {
    try {
      crossValidationCaution(corpus.project, plan);
      FAIL() << "accepted";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
    EXPECT_THROW(crossValidate(corpus.project, plan, {}, {}), Error);
  };
  refused(smallPlan(5), "cannot be divided");
  refused(smallPlan(1), "folds must be");
  refused(smallPlan(3), "only one category");  // without 车 there are animals only
  CrossValidationPlan inner = smallPlan(2);
  inner.innerValidation = 0.9;
  refused(inner, "share");
  EXPECT_TRUE(listCrossValidations(corpus.project).empty());
}

TEST(CrossValidation, TriesOnceWhereNothingChoosesTheBetterTry) {
  const TwoCategories corpus;
  CrossValidationPlan plan = smallPlan(2);
  plan.config.secondTry = true;
  EXPECT_NE(crossValidationCaution(corpus.project(), plan).english().find("trained once"), std::string::npos);
  plan.innerValidation = 0.2;
  EXPECT_TRUE(crossValidationCaution(corpus.project(), plan).empty());
}

TEST(CrossValidation, WarnsOfRareCategoriesAndIsDeletedWhole) {
  TwoCategories corpus(10);
  corpus.corpus.add({{"云", "天气"}, {"雨", "天气"}});
  for (const char* text : {"云", "雨"}) moveToSplit(corpus.project(), {corpus.corpus.idOf(text)}, Split::Train);
  const Message caution = crossValidationCaution(corpus.project(), smallPlan(3));
  EXPECT_NE(caution.english().find("天气"), std::string::npos);
  EXPECT_TRUE(crossValidationCaution(corpus.project(), smallPlan(2)).empty());
  CrossValidationPlan plan = smallPlan(3);
  plan.config.epochs = 1;
  const auto record = crossValidate(corpus.project(), plan, {}, {});
  EXPECT_EQ(record.state, RunState::Finished);
  deleteCrossValidation(corpus.project(), record.id);
  EXPECT_THROW(readCrossValidation(corpus.project(), record.id), Error);
  EXPECT_EQ(corpus.project().database().integer("SELECT count(*) FROM out_of_fold"), 0);
}

}  // namespace
}  // namespace wb
