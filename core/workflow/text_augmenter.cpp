#include "core/workflow/text_augmenter.h"

#include "core/base/progress.h"
#include "core/base/utf8.h"
#include "core/nn/masked_model.h"
#include "core/text/character_noise.h"
#include "core/text/masked_words.h"
#include "core/text/script_conversion.h"
#include "core/text/word_order.h"

namespace wb {
namespace {

constexpr std::size_t textsBetweenPolls = 64;
/// Sets the draws apart from others of the same seed, such as the order of the texts.
constexpr std::uint64_t salt = 0x6175676D656E7400;

}  // namespace

/// A text on its way.
struct TextAugmenter::Draft {
  std::size_t text = 0;
  std::string original;
  std::string changed;
  Random random;
  MaskedText masked;
  std::vector<Augmentation> kinds;
};

TextAugmenter::TextAugmenter(const AugmentationRates& rates, const std::filesystem::path& folder) : m_rates(rates) {
  for (const Augmentation kind : allAugmentations) {
    if (kind != Augmentation::Script && rates[kind] > 0) m_kinds.push_back(kind);
  }
  if (rates[Augmentation::Masked] > 0) m_model = MaskedModel::load(folder);
}

TextAugmenter::~TextAugmenter() = default;

void TextAugmenter::changeOne(Draft& draft) {
  if (m_kinds.empty()) return;
  const Augmentation kind = m_kinds[draft.random.below(m_kinds.size())];
  const double rate = m_rates[kind];
  draft.kinds.push_back(kind);
  switch (kind) {
    case Augmentation::Deletion: draft.changed = deleteWords(draft.original, rate, draft.random); break;
    case Augmentation::Swap: draft.changed = swapWords(draft.original, rate, draft.random); break;
    case Augmentation::Homophone: draft.changed = replaceByHomophones(draft.original, rate, draft.random); break;
    case Augmentation::LookAlike: draft.changed = replaceByLookAlikes(draft.original, rate, draft.random); break;
    case Augmentation::Masked:
      draft.masked = maskWords(draft.original, m_model->tokenizer(), m_model->maxLength(), rate, draft.random);
      break;
    case Augmentation::Script: break;
  }
}

/// Fills in what was hidden, all texts in one go.
void TextAugmenter::guessWords(std::vector<Draft>& drafts, const std::stop_token& stop) {
  if (!m_model) return;
  std::vector<MaskedText> hidden;
  for (Draft& draft : drafts) hidden.push_back(std::move(draft.masked));
  const auto guesses = m_model->guess(hidden, stop);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (hidden[i].words.empty()) continue;
    drafts[i].changed = fillWords(drafts[i].original, hidden[i], guesses[i], m_model->tokenizer(), drafts[i].random);
  }
}

std::vector<TextAugmenter::Change> TextAugmenter::change(std::span<const std::string_view> texts, double share,
                                                         std::uint64_t seed, int epoch, const std::stop_token& stop) {
  const std::uint64_t first = epochRandom(seed ^ salt, epoch).next();
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % textsBetweenPolls == 0) throwIfStopped(stop);
    Random random(Random(first + i).next());
    if (random.uniform() >= share) continue;
    const std::string original = replaceInvalidUtf8(texts[i]);
    drafts.push_back({i, original, original, random, {}, {}});
    changeOne(drafts.back());
  }
  guessWords(drafts, stop);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i % textsBetweenPolls == 0) throwIfStopped(stop);
    Draft& draft = drafts[i];
    if (draft.changed == draft.original) draft.kinds.clear();
    const double other = m_rates[Augmentation::Script];
    if (other > 0 && draft.random.uniform() < other) {
      std::string converted = inOtherScript(draft.changed, draft.random);
      if (converted != draft.changed) draft.kinds.push_back(Augmentation::Script);
      draft.changed = std::move(converted);
    }
    if (draft.changed != draft.original) {
      changes.push_back({draft.text, std::move(draft.changed), std::move(draft.kinds)});
    }
  }
  return changes;
}

}  // namespace wb
