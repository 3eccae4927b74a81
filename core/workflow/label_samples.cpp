#include "core/workflow/label_samples.h"

#include <algorithm>

#include "core/store/category_store.h"
#include "core/store/label_history.h"
#include "core/store/operation_log.h"
#include "core/store/sample_store.h"

namespace wb {

namespace {

ChangeSummary setField(const Project& project, const std::string& kind, const std::vector<SampleId>& ids, Field field,
                       const SqlValue& value) {
  Operation operation(project.database(), kind);
  for (const SampleId id : ids) operation.set(field, id, value);
  operation.commit();
  return {kind, ids, {}, {}, field == Field::SampleDeleted};
}

void requireSeveral(const Operation& operation) {
  if (operation.severalLabels()) return;
  throw Error(ErrorCode::BadInput,
              say("In this project each text has one category. Allow several labels a text first."));
}

std::vector<CategoryId> withCategory(std::vector<CategoryId> categories, CategoryId category, bool has) {
  if (has) {
    categories.push_back(category);
  } else {
    std::erase(categories, category);
  }
  return categories;
}

std::optional<ChangeSummary> summaryOf(const Project& project, std::optional<ReplayedOperation> replayed) {
  if (!replayed) return {};
  ChangeSummary summary{replayed->kind, std::move(replayed->samples), {}, {}, replayed->categoriesOrImportsChanged};
  const bool labels = summary.kind == "label" || summary.kind == "unlabel";
  if (labels && !summary.samples.empty()) {
    const Sample sample = readSample(project.database(), summary.samples.front());
    summary.category = sample.category;
    summary.categories = sample.categories;
  }
  return summary;
}

}  // namespace

ChangeSummary labelSamples(const Project& project, const std::vector<SampleId>& ids, CategoryId category,
                           LabelOrigin origin) {
  Operation operation(project.database(), "label");
  readCategory(project.database(), category);  // must be there
  for (const SampleId id : ids) operation.label(id, category, origin);
  operation.commit();
  return {"label", ids, category, {category}, false};
}

ChangeSummary labelSamples(const Project& project, const std::vector<SampleId>& ids,
                           const std::vector<CategoryId>& categories, LabelOrigin origin) {
  Operation operation(project.database(), "label");
  requireSeveral(operation);
  for (const CategoryId category : categories) readCategory(project.database(), category);  // must be there
  for (const SampleId id : ids) operation.labelSet(id, categories, origin);
  operation.commit();
  return {"label", ids, categories.empty() ? kNoneApplies : categories.front(), categories, false};
}

ChangeSummary setCategory(const Project& project, const std::vector<SampleId>& ids, CategoryId category, bool has) {
  Operation operation(project.database(), "label");
  requireSeveral(operation);
  readCategory(project.database(), category);  // must be there
  for (const SampleId id : ids) {
    const Sample sample = readSample(project.database(), id);
    const std::vector<CategoryId>& before = sample.categories;
    const bool had = std::find(before.begin(), before.end(), category) != before.end();
    if (had == has) continue;
    operation.labelSet(id, withCategory(before, category, has), LabelOrigin::Person);
  }
  operation.commit();
  return {"label", ids, {}, {}, false};
}

ChangeSummary clearLabels(const Project& project, const std::vector<SampleId>& ids) {
  Operation operation(project.database(), "unlabel");
  for (const SampleId id : ids) operation.label(id, std::nullopt, LabelOrigin::Person);
  operation.commit();
  return {"unlabel", ids, {}, {}, false};
}

ChangeSummary flagSamples(const Project& project, const std::vector<SampleId>& ids, bool flagged) {
  return setField(project, flagged ? "flag" : "unflag", ids, Field::SampleFlagged, std::int64_t{flagged});
}

ChangeSummary writeNote(const Project& project, SampleId id, const std::string& note) {
  return setField(project, "note", {id}, Field::SampleNote, note);
}

ChangeSummary moveToSplit(const Project& project, const std::vector<SampleId>& ids, Split split) {
  return setField(project, "split", ids, Field::SampleSplit, static_cast<std::int64_t>(split));
}

ChangeSummary deleteSamples(const Project& project, const std::vector<SampleId>& ids) {
  return setField(project, "delete", ids, Field::SampleDeleted, std::int64_t{1});
}

std::optional<ChangeSummary> undo(const Project& project) {
  return summaryOf(project, undoOperation(project.database()));
}

std::optional<ChangeSummary> redo(const Project& project) {
  return summaryOf(project, redoOperation(project.database()));
}

bool canUndo(const Project& project) { return hasUndo(project.database()); }
bool canRedo(const Project& project) { return hasRedo(project.database()); }
std::int64_t undoSize(const Project& project) { return undoSize(project.database()); }
std::int64_t redoSize(const Project& project) { return redoSize(project.database()); }

std::vector<RecentLabel> recentLabels(const Project& project, int limit) {
  return readRecentLabels(project.database(), limit);
}

std::int64_t labelsSince(const Project& project, std::int64_t time) {
  return countLabelsSince(project.database(), time);
}

}  // namespace wb
