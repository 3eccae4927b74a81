#include "core/store/sample_filter.h"

#include <algorithm>
#include <charconv>

#include "core/store/visibility.h"

namespace wb {

namespace {

/// The number of "#123".
std::optional<SampleId> searchedId(const std::string& search) {
  if (search.size() < 2 || search[0] != '#') return {};
  SampleId id = 0;
  const char* end = search.data() + search.size();
  const auto [stop, error] = std::from_chars(search.data() + 1, end, id);
  if (error != std::errc{} || stop != end) return {};
  return id;
}

bool hasAsciiLetter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string likePattern(const std::string& search) {
  std::string pattern = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

/// Conditions on the labels and predictions of a project with several labels a text.
const std::string kPredictedThis = "EXISTS (SELECT 1 FROM json_each(p.label_set) WHERE value = ?)";
const std::string kLabelledThis = "s.id IN (SELECT sample_id FROM sample_category WHERE category_id = ?)";

class FilterBuilder {
 public:
  explicit FilterBuilder(bool severalLabels) : m_severalLabels(severalLabels) {}

  void add(const std::string& condition) { m_filter.where += " AND " + condition; }

  void add(const std::string& condition, SqlValue value) {
    add(condition);
    m_filter.values.push_back(std::move(value));
  }

  template <typename Values>
  void addOneOf(const std::string& before, const Values& values, const std::string& after = ")") {
    std::string marks;
    for (const auto& value : values) {
      marks += marks.empty() ? "?" : ", ?";
      using Value = std::decay_t<decltype(value)>;
      if constexpr (std::is_same_v<Value, std::string>) {
        m_filter.values.emplace_back(value);
      } else {
        m_filter.values.emplace_back(static_cast<std::int64_t>(value));
      }
    }
    add(before + marks + after);
  }

  void addSearch(const std::string& search) {
    if (const std::optional<SampleId> id = searchedId(search)) {
      add("s.id = ?", *id);
    } else if (hasAsciiLetter(search)) {
      add("(s.text LIKE ? ESCAPE '\\' OR s.note LIKE ? ESCAPE '\\')", likePattern(search));
      m_filter.values.emplace_back(likePattern(search));
    } else {
      // Nothing to fold: instr() compares bytes and is faster than LIKE.
      add("(instr(s.text, ?) > 0 OR instr(s.note, ?) > 0)", search);
      m_filter.values.emplace_back(search);
    }
  }

  void addState(SampleState state) {
    switch (state) {
      case SampleState::Any: return;
      case SampleState::Unlabelled: add("s.category_id IS NULL"); return;
      case SampleState::Labelled: add("s.category_id IS NOT NULL"); return;
      case SampleState::Flagged: add("s.flagged = 1"); return;
      case SampleState::Disagreeing:
        add(m_severalLabels ? "s.category_id IS NOT NULL AND p.label_set <> s.label_set"
                            : "s.category_id IS NOT NULL AND p.category_id <> s.category_id");
        return;
    }
  }

  void addCategories(const std::vector<CategoryId>& categories) {
    if (!m_severalLabels) {
      addOneOf("s.category_id IN (", categories);
      return;
    }
    const bool none = std::find(categories.begin(), categories.end(), kNoneApplies) != categories.end();
    addOneOf(std::string("(") + (none ? "s.category_id = 0 OR " : "") +
                 "s.id IN (SELECT sample_id FROM sample_category WHERE category_id IN (",
             categories, ")))");
  }

  void addPredicted(CategoryId category) { add(m_severalLabels ? kPredictedThis : "p.category_id = ?", category); }

  void addMissed(CategoryId category) {
    add(m_severalLabels ? kLabelledThis : "s.category_id = ?", category);
    add("NOT " + (m_severalLabels ? kPredictedThis : "p.category_id = ?"), category);
  }

  void addAdded(CategoryId category) {
    add("s.category_id IS NOT NULL");
    addPredicted(category);
    add("NOT " + (m_severalLabels ? kLabelledThis : "s.category_id = ?"), category);
  }

  SampleFilter m_filter;

 private:
  bool m_severalLabels;
};

}  // namespace

SampleFilter sampleFilter(const SampleQuery& query, std::optional<RunId> run, bool wishPredictions,
                          bool severalLabels) {
  const bool needed = query.state == SampleState::Disagreeing || query.predicted || query.missed || query.added;
  FilterBuilder builder(severalLabels);
  SampleFilter& filter = builder.m_filter;
  filter.nothing = needed && !run;
  filter.predictions = run && (needed || wishPredictions);
  filter.from = " FROM sample s";
  filter.where = " WHERE " + kVisibleSample;
  if (filter.predictions) {
    filter.from +=
        std::string(needed ? " JOIN" : " LEFT JOIN") + " prediction p ON p.run_id = ? AND p.sample_id = s.id";
    filter.values.emplace_back(*run);
  }
  if (filter.nothing) return filter;
  builder.addState(query.state);
  if (!query.search.empty()) builder.addSearch(query.search);
  if (!query.categories.empty()) builder.addCategories(query.categories);
  if (query.predicted) builder.addPredicted(*query.predicted);
  if (query.missed) builder.addMissed(*query.missed);
  if (query.added) builder.addAdded(*query.added);
  if (!query.splits.empty()) builder.addOneOf("s.split IN (", query.splits);
  if (!query.sources.empty()) {
    builder.addOneOf(
        "s.id IN (SELECT o.sample_id FROM sample_source o JOIN source n ON n.id = o.source_id WHERE "
        "o.import_id NOT IN (SELECT id FROM import WHERE state <> 'done') AND n.name IN (",
        query.sources, "))");
  }
  return filter;
}

}  // namespace wb
