// A search over a task that is learned in a few steps: its rates, its end, and that chance is the seed's alone.
#include "core/train/rate_finder.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "toy_task.h"

namespace wb {
namespace {

struct Search {
  std::vector<RateStep> steps;
  RateFinding found;
};

Search search(const TrainingTask& task, RateRange range = {1e-5, 1, 40}) {
  Search done;
  done.found = findRate(task, range, [&](const RateStep& step) { done.steps.push_back(step); }, {});
  return done;
}

TEST(FindRate, TriesRatesThatGrowInEqualRatios) {
  const ToyTask toy;
  const Search done = search(toy.task);
  ASSERT_GT(done.steps.size(), 20U);
  EXPECT_DOUBLE_EQ(done.steps.front().learningRate, 1e-5);
  const double ratio = std::pow(1e5, 1.0 / 39);
  for (std::size_t i = 1; i < done.steps.size(); ++i) {
    EXPECT_NEAR(done.steps[i].learningRate / done.steps[i - 1].learningRate, ratio, 1e-9);
    EXPECT_EQ(done.steps[i].step, static_cast<std::int64_t>(i) + 1);
  }
  ASSERT_TRUE(done.found.suggested);
  EXPECT_GT(*done.found.suggested, 1e-5);
  EXPECT_LT(*done.found.suggested, 0.1);
}

TEST(FindRate, GivesTheSameCurveForTheSameSeed) {
  const ToyTask toy;
  const RateRange range{1e-5, 1e-2, 12};
  const Search once = search(toy.task, range);
  const Search again = search(toy.task, range);
  TrainingTask reseeded = toy.task;
  reseeded.config.seed += 1;
  const Search other = search(reseeded, range);
  ASSERT_EQ(once.steps.size(), again.steps.size());
  for (std::size_t i = 0; i < once.steps.size(); ++i) EXPECT_EQ(once.steps[i].loss, again.steps[i].loss);
  EXPECT_NE(once.steps.front().loss, other.steps.front().loss);
}

TEST(FindRate, StopsBetweenSteps) {
  const ToyTask toy;
  std::stop_source source;
  std::size_t steps = 0;
  const auto stopAtThird = [&](const RateStep&) {
    if (++steps == 3) source.request_stop();
  };
  EXPECT_THROW(findRate(toy.task, {1e-5, 1, 40}, stopAtThird, source.get_token()), Error);
  EXPECT_EQ(steps, 3U);
}

}  // namespace
}  // namespace wb
