#include "core/store/sample_groups.h"

#include <algorithm>
#include <string>

#include "core/store/label_sets.h"
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
  const bool several = hasSeveralLabels(database);
  SplitGroups groups;
  // Without the sets, an index answers this alone.
  Statement select = database.prepare(std::string("SELECT s.id, s.split, s.category_id") +
                                      (several ? ", s.label_set" : "") + " FROM sample s WHERE " + kVisibleSample);
  while (select.step()) {
    const auto split = static_cast<Split>(select.integer(1));
    if (select.isNull(2)) {
      addUnlabelled(groups, select.integer(0), split);
      continue;
    }
    LabelledSample& sample = (split == Split::Test ? groups.inTest : groups.movable).emplace_back();
    sample.id = select.integer(0);
    sample.category = select.integer(2);
    if (several) sample.categories = labelSetOf(select.text(3));
  }
  const auto byId = [](const LabelledSample& a, const LabelledSample& b) { return a.id < b.id; };
  std::sort(groups.movable.begin(), groups.movable.end(), byId);
  return groups;
}

}  // namespace wb
