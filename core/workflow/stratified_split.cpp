#include "core/workflow/stratified_split.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"

namespace wb {

namespace {

/// Rounds parts so that their sum is the rounded sum: what a part was rounded down by goes to the next.
class CarryRounding {
 public:
  std::int64_t round(double part) {
    const double wanted = part + m_carry;
    const auto rounded = static_cast<std::int64_t>(std::floor(wanted + 0.5));
    m_carry = wanted - static_cast<double>(rounded);
    return rounded;
  }

 private:
  double m_carry = 0;
};

void move(std::vector<SampleId>& from, std::int64_t count, std::vector<SampleId>& to) {
  const auto first = from.end() - static_cast<std::ptrdiff_t>(count);
  to.insert(to.end(), first, from.end());
  from.erase(first, from.end());
}

/// The texts of one category.
struct Group {
  std::vector<SampleId> movable;
  std::int64_t inTest = 0;
};

}  // namespace

SplitPlan stratifiedSplit(const std::vector<LabelledSample>& movable, const std::vector<LabelledSample>& inTest,
                          double validationShare, double testShare, Random& random) {
  std::map<CategoryId, Group> groups;
  for (const LabelledSample& sample : movable) groups[sample.category].movable.push_back(sample.id);
  for (const LabelledSample& sample : inTest) ++groups[sample.category].inTest;
  SplitPlan plan;
  CarryRounding validationSize;
  CarryRounding testSize;
  for (auto& [category, group] : groups) {
    random.shuffle(group.movable);
    const auto count = static_cast<std::int64_t>(group.movable.size());
    const auto all = static_cast<double>(count + group.inTest);
    const std::int64_t spare = std::max<std::int64_t>(count - 1, 0);
    const std::int64_t test = std::clamp<std::int64_t>(testSize.round(all * testShare) - group.inTest, 0, spare);
    const std::int64_t validation =
        std::clamp<std::int64_t>(validationSize.round(all * validationShare), 0, spare - test);
    move(group.movable, test, plan.test);
    move(group.movable, validation, plan.validation);
    plan.train.insert(plan.train.end(), group.movable.begin(), group.movable.end());
  }
  return plan;
}

void checkShares(double validation, double test) {
  const bool good = validation >= 0 && test >= 0 && validation + test < 1;
  if (!good) {
    throw Error(
        ErrorCode::BadInput,
        say("Shares of %1 for validation and %2 for test leave nothing to train on. Give two numbers of 0 or more that "
            "are below 1 together, such as 0.1 and 0.1.",
            validation, test));
  }
}

}  // namespace wb
