// What a text is labelled with, in words and in JSON, for both kinds of project.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/output.h"
#include "core/workflow/manage_categories.h"

namespace wb::cli {

using CategoryNames = std::map<CategoryId, std::string>;

CategoryNames categoryNames(const Project& project);
/// Names of those that are still there.
std::vector<std::string> namesOf(const std::vector<CategoryId>& categories, const CategoryNames& names);

/// "category", the first where there are several; with `several` also "categories": null where the text is not
/// labelled, an empty list where none applies. `Labelled` is Sample or SampleRow.
template <typename Labelled>
void addLabel(Json& object, const Labelled& text, bool several, const CategoryNames& names) {
  const std::vector<std::string> given = namesOf(text.categories, names);
  object["category"] = given.empty() ? Json() : Json(given.front());
  if (several) object["categories"] = text.category ? Json(given) : Json();
}

/// "物流, 质量"; "–" for a text without a label.
std::string joined(const std::vector<std::string>& names);
template <typename Labelled>
std::string labelWords(const Labelled& text, const CategoryNames& names) {
  return text.category ? joined(namesOf(text.categories, names)) : "–";
}

}  // namespace wb::cli
