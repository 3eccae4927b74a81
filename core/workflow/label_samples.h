// Every change a person makes to texts: label, clear, flag, note, split, delete; and its undo.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/workflow/project.h"

namespace wb {

/// What a change or its undo touched, to show it.
struct ChangeSummary {
  /// "label", "unlabel", "flag", "unflag", "note", "split", "delete", "import", "category", "merge", "several-labels"
  std::string kind;
  std::vector<SampleId> samples;
  std::optional<CategoryId> category;  ///< the label now, for "label"; as in Sample
  std::vector<CategoryId> categories;  ///< likewise
  bool corpusChanged = false;          ///< texts or categories came or went: lists must be read anew
};

/// Each is one undoable step, durable on disk when it returns. Ids that do not exist throw NotFound and
/// change nothing. `origin` says whether the person chose or accepted a suggestion. In a project with several labels
/// the texts have this category alone afterwards.
ChangeSummary labelSamples(const Project& project, const std::vector<SampleId>& ids, CategoryId category,
                           LabelOrigin origin = LabelOrigin::Person);
/// In a project with several labels: the texts have exactly these categories, none of all where there are none.
ChangeSummary labelSamples(const Project& project, const std::vector<SampleId>& ids,
                           const std::vector<CategoryId>& categories, LabelOrigin origin = LabelOrigin::Person);
/// In a project with several labels: each text has `category` too (`has`), or has it no longer; what else it is
/// labelled with stays. A text without a label that loses one stays without.
ChangeSummary setCategory(const Project& project, const std::vector<SampleId>& ids, CategoryId category, bool has);
ChangeSummary clearLabels(const Project& project, const std::vector<SampleId>& ids);
ChangeSummary flagSamples(const Project& project, const std::vector<SampleId>& ids, bool flagged);
ChangeSummary writeNote(const Project& project, SampleId id, const std::string& note);
ChangeSummary moveToSplit(const Project& project, const std::vector<SampleId>& ids, Split split);
ChangeSummary deleteSamples(const Project& project, const std::vector<SampleId>& ids);

/// The newest step not yet undone is taken back; empty when there is none. Steps stay across restarts,
/// without limit; a new step forgets those undone.
std::optional<ChangeSummary> undo(const Project& project);
std::optional<ChangeSummary> redo(const Project& project);
bool canUndo(const Project& project);
bool canRedo(const Project& project);
/// How many values the next undo or redo would set: many of them are better done off the window's thread.
std::int64_t undoSize(const Project& project);
std::int64_t redoSize(const Project& project);

/// The texts a person labelled last, newest first, for the list of what was just done.
std::vector<RecentLabel> recentLabels(const Project& project, int limit);

/// Labels given by a person since `time` (seconds since 1970, UTC).
std::int64_t labelsSince(const Project& project, std::int64_t time);

}  // namespace wb
