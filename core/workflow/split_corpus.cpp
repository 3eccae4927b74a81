#include "core/workflow/split_corpus.h"

#include "core/store/operation_log.h"
#include "core/store/sample_groups.h"
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
  SplitGroups groups = readSplitGroups(project.database());
  Random random(shares.seed);
  const SplitPlan plan =
      stratifiedSplit(std::move(groups.movable), groups.inTest, shares.validation, shares.test, random);
  setSplit(operation, plan.train, Split::Train);
  setSplit(operation, plan.validation, Split::Validation);
  setSplit(operation, plan.test, Split::Test);
  setSplit(operation, groups.unlabelled, Split::None);
  operation.commit();
  std::int64_t inTest = groups.unlabelledInTest;
  for (const std::int64_t count : groups.inTest) inTest += count;
  return {static_cast<std::int64_t>(plan.train.size()), static_cast<std::int64_t>(plan.validation.size()),
          static_cast<std::int64_t>(plan.test.size()) + inTest, groups.unlabelledCount};
}

}  // namespace wb
