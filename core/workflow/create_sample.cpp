#include "core/workflow/create_sample.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/import_corpus.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/split_corpus.h"

namespace wb {

namespace {

namespace fs = std::filesystem;

constexpr SplitShares kShares{0.15, 0.2, 0};

void fill(const Project& project, const fs::path& sampleFolder) {
  const auto guidelines = nlohmann::ordered_json::parse(readFile(sampleFolder / "guidelines.json"));
  for (const auto& [name, guideline] : guidelines.items()) {
    Category category = addCategory(project, name);
    category.guideline = guideline.get<std::string>();
    changeCategory(project, category);
  }
  importCorpus(project, {sampleFolder / "messages.jsonl"}, {});
  splitCorpus(project, kShares);
}

}  // namespace

void createSampleProject(const fs::path& folder, const fs::path& sampleFolder) {
  if (fs::exists(folder)) throw Error(ErrorCode::BadInput, say("There is already something at %1.", folder));
  fs::path draft = fs::absolute(folder);
  draft += ".partial";
  fs::remove_all(draft);
  fs::create_directories(draft.parent_path());
  {
    const Project project = Project::create(draft);
    fill(project, sampleFolder);
  }
  fs::rename(draft, folder);
  syncFolder(draft.parent_path());
}

}  // namespace wb
