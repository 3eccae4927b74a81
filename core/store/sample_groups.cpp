#include "core/store/sample_groups.h"

#include <algorithm>
#include <map>

#include "core/store/visibility.h"

namespace wb {

namespace {

void addUnlabelled(SplitGroups& groups, SampleId sample, Split split) {
  if (split == Split::Test) {
    ++groups.unlabelledInTest;
    return;
  }
  ++groups.unlabelledCount;
  if (split != Split::None) groups.unlabelled.push_back(sample);
}

}  // namespace

SplitGroups readSplitGroups(Database& database) {
  struct Group {
    std::vector<SampleId> movable;
    std::int64_t inTest = 0;
  };
  std::map<CategoryId, Group> byCategory;
  SplitGroups groups;
  Statement select = database.prepare("SELECT s.id, s.category_id, s.split FROM sample s WHERE " + kVisibleSample);
  while (select.step()) {
    const auto split = static_cast<Split>(select.integer(2));
    if (select.isNull(1)) {
      addUnlabelled(groups, select.integer(0), split);
      continue;
    }
    Group& group = byCategory[select.integer(1)];
    if (split == Split::Test) {
      ++group.inTest;
    } else {
      group.movable.push_back(select.integer(0));
    }
  }
  for (auto& [category, group] : byCategory) {
    std::sort(group.movable.begin(), group.movable.end());
    groups.movable.push_back(std::move(group.movable));
    groups.inTest.push_back(group.inTest);
  }
  return groups;
}

}  // namespace wb
