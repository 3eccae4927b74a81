// A choice of texts, and one row of the table that shows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"

namespace wb {

enum class SampleState {
  Any,
  Unlabelled,
  Labelled,
  Flagged,
  Disagreeing  ///< the prediction of `run` is not the label
};

enum class SampleOrder {
  NewestFirst,        ///< highest id first
  OldestFirst,        ///< lowest id first
  LeastCertainFirst,  ///< smallest difference between the two best probabilities of `run` first
  SurestFirst,        ///< highest probability of `run` first
  Random              ///< a fixed shuffle by `randomSeed`
};

/// All set fields must hold at once. Empty means everything. (Each has a default, so that a query can be
/// written with the names of a few.)
struct SampleQuery {
  std::string search = {};  ///< substring of the text or note, or "#id"; case-insensitive for ASCII
  SampleState state = SampleState::Any;
  std::vector<CategoryId> categories = {};   ///< labelled with one of these; kNoneApplies: with none
  std::optional<CategoryId> predicted = {};  ///< `run` predicts this category
  std::optional<CategoryId> missed = {};     ///< labelled with this category, which `run` does not give
  std::optional<CategoryId> added = {};      ///< `run` gives this category, with which it is not labelled
  std::vector<Split> splits = {};
  std::vector<std::string> sources = {};  ///< source names
  std::optional<RunId> run = {};          ///< the run whose predictions count; newest with predictions if not set
  SampleOrder order = SampleOrder::NewestFirst;
  std::uint64_t randomSeed = 0;
};

struct SampleRow {
  SampleId id = 0;
  std::string text;
  std::optional<CategoryId> category;           ///< as in Sample
  std::vector<CategoryId> categories;           ///< as in Sample
  std::optional<CategoryId> predicted;          ///< of several the most probable; empty without a prediction
  std::vector<CategoryId> predictedCategories;  ///< all that are predicted
  double probability = 0;                       ///< of `predicted`, or of all of `predictedCategories` together
  Split split = Split::None;
  bool flagged = false;
  bool hasNote = false;
};

/// The numbers beside the filter buttons.
struct SampleCounts {
  std::int64_t all = 0;
  std::int64_t unlabelled = 0;
  std::int64_t labelled = 0;
  std::int64_t flagged = 0;
  std::int64_t disagreeing = 0;
};

struct CategoryCount {
  Category category;
  std::int64_t count = 0;
};

struct SourceCount {
  std::string name;
  std::int64_t count = 0;
};

struct CorpusStatistics {
  std::int64_t samples = 0;
  std::int64_t labelled = 0;
  std::int64_t train = 0;
  std::int64_t validation = 0;
  std::int64_t test = 0;
  std::int64_t unsplit = 0;
  std::int64_t noneApplies = 0;  ///< of the labelled ones, those that none of the categories applies to
  std::vector<CategoryCount> categories;
  std::vector<SourceCount> sources;
};

}  // namespace wb
