#include "core/workflow/iterative_split.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace wb {

namespace {

constexpr std::size_t kTrain = 0;
constexpr std::size_t kTest = 2;
/// How many texts each of the three splits still wants.
using Wanted = std::array<double, 3>;

/// One category while its texts are dealt out.
struct Label {
  CategoryId category = kNoneApplies;
  std::vector<std::size_t> texts;  ///< all that have it
  std::size_t left = 0;            ///< of them, those without a split
  Wanted wanted{};
};

class Dealer {
 public:
  Dealer(const std::vector<LabelledSample>& movable, const std::vector<LabelledSample>& inTest, const Wanted& shares,
         Random& random)
      : m_samples(movable), m_labelsOf(movable.size()), m_dealt(movable.size(), false) {
    std::vector<std::size_t> order(movable.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    random.shuffle(order);
    for (const std::size_t text : order) {
      for (const std::size_t label : labelsOf(movable[text])) {
        m_labelsOf[text].push_back(label);
        m_labels[label].texts.push_back(text);
        ++m_labels[label].left;
      }
    }
    want(inTest, shares);
  }

  SplitPlan deal() {
    while (Label* rarest = rarestLabel()) {
      for (const std::size_t text : rarest->texts) {
        if (!m_dealt[text]) give(text, splitThatWants(*rarest));
      }
    }
    for (auto* part : {&m_plan.train, &m_plan.validation, &m_plan.test}) std::sort(part->begin(), part->end());
    return std::move(m_plan);
  }

 private:
  std::vector<std::size_t> labelsOf(const LabelledSample& sample) {
    std::vector<CategoryId> categories = sample.categories;
    if (categories.empty()) categories.push_back(kNoneApplies);
    std::vector<std::size_t> labels;
    for (const CategoryId category : categories) {
      const auto [found, isNew] = m_indexOf.try_emplace(category, m_labels.size());
      if (isNew) m_labels.emplace_back().category = category;
      labels.push_back(found->second);
    }
    return labels;
  }

  void want(const std::vector<LabelledSample>& inTest, const Wanted& shares) {
    std::vector<double> alreadyInTest(m_labels.size());
    for (const LabelledSample& sample : inTest) {
      for (const std::size_t label : labelsOf(sample)) {
        alreadyInTest.resize(m_labels.size());
        ++alreadyInTest[label];
      }
    }
    const auto all = static_cast<double>(m_samples.size() + inTest.size());
    for (std::size_t split = 0; split < shares.size(); ++split) {
      m_wanted[split] = all * shares[split];
      for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const double texts = static_cast<double>(m_labels[i].texts.size()) + alreadyInTest[i];
        m_labels[i].wanted[split] = texts * shares[split];
      }
    }
    m_wanted[kTest] -= static_cast<double>(inTest.size());
    for (std::size_t i = 0; i < m_labels.size(); ++i) m_labels[i].wanted[kTest] -= alreadyInTest[i];
  }

  /// Of equals the older category; "none applies" comes last, since what is dealt out last makes the sizes right.
  Label* rarestLabel() {
    const auto rank = [](const Label& label) {
      return std::tuple(label.left, label.category == kNoneApplies, label.category);
    };
    Label* rarest = nullptr;
    for (Label& label : m_labels) {
      if (label.left > 0 && (rarest == nullptr || rank(label) < rank(*rarest))) rarest = &label;
    }
    return rarest;
  }

  /// Of those that are not full the split that wants most of the label; of equals the one that wants most texts.
  std::size_t splitThatWants(const Label& label) const {
    constexpr double rest = 1e-9;  // of rounding
    std::optional<std::size_t> best;
    for (std::size_t split = 0; split < m_wanted.size(); ++split) {
      if (m_wanted[split] <= rest) continue;
      const bool more = !best || label.wanted[split] > label.wanted[*best];
      if (more || (label.wanted[split] == label.wanted[*best] && m_wanted[split] > m_wanted[*best])) best = split;
    }
    return best.value_or(kTrain);
  }

  void give(std::size_t text, std::size_t split) {
    m_dealt[text] = true;
    --m_wanted[split];
    for (const std::size_t label : m_labelsOf[text]) {
      --m_labels[label].left;
      --m_labels[label].wanted[split];
    }
    (split == kTrain ? m_plan.train : split == kTest ? m_plan.test : m_plan.validation).push_back(m_samples[text].id);
  }

  const std::vector<LabelledSample>& m_samples;
  std::vector<Label> m_labels;
  std::unordered_map<CategoryId, std::size_t> m_indexOf;
  std::vector<std::vector<std::size_t>> m_labelsOf;  // of each text
  std::vector<bool> m_dealt;
  Wanted m_wanted{};
  SplitPlan m_plan;
};

}  // namespace

SplitPlan iterativeSplit(const std::vector<LabelledSample>& movable, const std::vector<LabelledSample>& inTest,
                         double validationShare, double testShare, Random& random) {
  const Wanted shares = {1 - validationShare - testShare, validationShare, testShare};
  return Dealer(movable, inTest, shares, random).deal();
}

}  // namespace wb
