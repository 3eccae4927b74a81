#include "core/workflow/split_corpus.h"

#include "core/store/operation_log.h"
#include "core/workflow/iterative_split.h"
#include "core/workflow/stratified_split.h"

namespace wb {

namespace {

void setSplit(Operation& operation, const std::vector<SampleId>& samples, Split split) {
  for (const SampleId sample : samples) operation.set(Field::SampleSplit, sample, static_cast<std::int64_t>(split));
}

}  // namespace

SplitSizes splitCorpus(const Project& project, const SplitShares& shares) {
  checkShares(shares.validation, shares.test);
  Operation operation(project.database(), "split");
  const SplitGroups groups = readSplitGroups(project.database());
  Random random(shares.seed);
  const auto draw = operation.severalLabels() ? iterativeSplit : stratifiedSplit;
  const SplitPlan plan = draw(groups.movable, groups.inTest, shares.validation, shares.test, random);
  setSplit(operation, plan.train, Split::Train);
  setSplit(operation, plan.validation, Split::Validation);
  setSplit(operation, plan.test, Split::Test);
  setSplit(operation, groups.unlabelled, Split::None);
  operation.commit();
  const std::int64_t inTest = groups.unlabelledInTest + static_cast<std::int64_t>(groups.inTest.size());
  return {static_cast<std::int64_t>(plan.train.size()), static_cast<std::int64_t>(plan.validation.size()),
          static_cast<std::int64_t>(plan.test.size()) + inTest, groups.unlabelledCount};
}

}  // namespace wb
