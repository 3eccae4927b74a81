// The values a corpus is made of: texts, categories, labels, and the ways to choose among them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb {

using SampleId = std::int64_t;
using CategoryId = std::int64_t;
using RunId = std::int64_t;

/// Stands for a category where a text is labelled with none of them, which only a project with several labels a text
/// knows. Such a text is labelled; one that nobody looked at has no category at all.
inline constexpr CategoryId kNoneApplies = 0;

enum class Split { None, Train, Validation, Test };

/// "none", "train", "validation", "test".
std::string_view splitName(Split split);
/// The split of that name; throws Error{BadInput} for another word.
Split splitFromName(std::string_view name);

/// Where a label came from.
enum class LabelOrigin { Person, Import, Suggestion };
std::string_view labelOriginName(LabelOrigin origin);

struct Category {
  CategoryId id = 0;
  std::string name;
  int color = 0;          ///< index into the palette, in order of creation; 12 and more repeat with a ring
  std::string key;        ///< the key that gives it: "1"…"9", "0", "Shift+1"…, or a letter; may be empty
  std::string guideline;  ///< when to use it, in the person's words
};

struct Sample {
  SampleId id = 0;
  std::string text;
  std::optional<CategoryId> category;  ///< of several the first, or kNoneApplies; empty: unlabelled
  std::vector<CategoryId> categories;  ///< all it is labelled with, in order of creation
  Split split = Split::None;
  bool flagged = false;
  std::string note;
};

/// One entry of a text's label history; `category` is empty where a label was taken away, else as in Sample.
struct LabelEvent {
  std::optional<CategoryId> category;
  std::vector<CategoryId> categories;
  LabelOrigin origin = LabelOrigin::Person;
  std::string annotator;
  std::int64_t time = 0;  ///< seconds since 1970, UTC
  bool byUndo = false;    ///< an undo or redo brought it back
};

/// A text a person labelled, with the label it has now.
struct RecentLabel {
  SampleId sample = 0;
  std::string text;
  CategoryId category = 0;
  std::vector<CategoryId> categories;
  std::int64_t time = 0;  ///< seconds since 1970, UTC
};

/// Where a text came from: the file it was imported from and its line there (1-based, 0 if none).
struct SampleSource {
  std::string name;
  std::int64_t line = 0;
};

/// What one run says of one text. `probabilities` are in the order of the run's categories. A run that gives several
/// labels says `categories`, its most probable one is `category`, and `probability` is that of exactly this set, were
/// the categories independent of each other.
struct Prediction {
  SampleId sample = 0;
  CategoryId category = 0;
  double probability = 0;
  std::vector<float> probabilities;
  std::vector<CategoryId> categories = {};
};

}  // namespace wb
