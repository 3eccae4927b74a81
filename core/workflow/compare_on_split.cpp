#include "core/workflow/compare_on_split.h"

#include <unordered_map>

#include "core/analyze/compare_runs.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/predict_missing.h"

namespace wb {
namespace {

/// Labels and the two runs' predictions, with categories numbered as they are met.
class Answers {
 public:
  void addFirst(SampleId sample, CategoryId category) { m_firstOf[sample] = category; }

  /// Texts that the first run has not answered (labelled in between) are left out.
  void addSecond(SampleId sample, CategoryId label, CategoryId category) {
    const auto found = m_firstOf.find(sample);
    if (found == m_firstOf.end()) return;
    m_labels.push_back(indexOf(label));
    m_first.push_back(indexOf(found->second));
    m_second.push_back(indexOf(category));
    if ((found->second == label) != (category == label))
      m_differing.push_back({sample, label, found->second, category});
  }

  RunComparison compared(const std::stop_token& stop) const {
    BootstrapOptions options;
    options.stop = stop;
    RunComparison comparison = compareRuns(m_labels, m_first, m_second, m_indexOf.size(), options);
    comparison.differing = m_differing;
    return comparison;
  }

 private:
  int indexOf(CategoryId category) {
    return m_indexOf.try_emplace(category, static_cast<int>(m_indexOf.size())).first->second;
  }

  std::unordered_map<CategoryId, int> m_indexOf;
  std::unordered_map<SampleId, CategoryId> m_firstOf;
  std::vector<int> m_labels;
  std::vector<int> m_first;
  std::vector<int> m_second;
  std::vector<DifferingText> m_differing;
};

}  // namespace

RunComparison compareOnSplit(const Project& project, RunId first, RunId second, Split split,
                             const ProgressSink& progress, const std::stop_token& stop) {
  if (hasSeveralLabels(project)) {
    throw Error(ErrorCode::Unsupported, say("Runs are compared where each text has one category; this project gives "
                                            "several labels. Compare their scores instead."));
  }
  predictLabelled(project, loadRun(project, first), split, progress, stop);
  const std::vector<Split> splits = predictLabelled(project, loadRun(project, second), split, progress, stop);
  Answers answers;
  forEachScored(project.database(), first, splits,
                [&](CategoryId, const Prediction& said) { answers.addFirst(said.sample, said.category); });
  forEachScored(project.database(), second, splits, [&](CategoryId label, const Prediction& said) {
    answers.addSecond(said.sample, label, said.category);
  });
  RunComparison comparison = answers.compared(stop);
  if (comparison.n == 0) {
    throw Error(ErrorCode::BadInput,
                say("There are no labelled texts on which runs %1 and %2 could be compared. Label some, or split the "
                    "corpus.",
                    first, second));
  }
  return comparison;
}

}  // namespace wb
