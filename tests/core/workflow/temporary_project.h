// A project in a folder of its own, filled from lines, that goes with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "core/workflow/browse_samples.h"
#include "core/workflow/import_corpus.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/project.h"
#include "tests/temporary_folder.h"

namespace wb {

/// A text and its label; "" for none.
using Line = std::pair<std::string, std::string>;

struct TemporaryProject {
  TemporaryFolder folder;
  Project project = Project::create(folder.path() / "corpus.wenbiao");

  TemporaryProject() = default;
  TemporaryProject(std::initializer_list<Line> lines) { add(lines); }

  ImportReport add(const std::vector<Line>& lines, const ImportOptions& options = {}, bool dryRun = false) const {
    std::string csv = "text,label\n";
    for (const auto& [text, label] : lines) csv += text + "," + label + "\n";
    return importCorpus(project, {folder.write("lines.csv", csv)}, options, dryRun);
  }

  /// The text's id; fails the test by throwing when there is not exactly one.
  SampleId idOf(const std::string& text) const {
    for (const SampleId id : findSamples(project, {.search = text})) {
      if (readSample(project, id).text == text) return id;
    }
    throw Error(ErrorCode::NotFound, say("no text %1", text));
  }

  /// The name of its category, "" without one.
  std::string labelOf(const std::string& text) const {
    const Sample sample = readSample(project, idOf(text));
    if (!sample.category) return {};
    for (const Category& category : listCategories(project)) {
      if (category.id == *sample.category) return category.name;
    }
    return "a category that is gone";
  }

  std::size_t size() const { return findSamples(project, {}).size(); }
};

}  // namespace wb
