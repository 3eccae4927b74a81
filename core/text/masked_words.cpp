#include "core/text/masked_words.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/utf8.h"
#include "core/text/random_places.h"

namespace wb {
namespace {

constexpr std::size_t mostTokens = 2;  ///< of a word
constexpr std::size_t drawnFrom = 5;

bool isHanText(std::string_view text) {
  const std::u32string characters = codePoints(text);
  return !characters.empty() && std::all_of(characters.begin(), characters.end(), isHan);
}

struct Candidate {
  std::string text;
  float logProbability = 0;
};

/// A token without the marks of its place in a word.
std::string plainToken(const Tokenizer& tokenizer, TokenId id) {
  std::string text = tokenizer.tokenText(id);
  for (const std::string_view mark : {"▁", "##"}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  return text;
}

/// The Chinese ones among the guesses.
std::vector<Candidate> candidatesOf(const std::vector<TokenGuess>& guesses, const Tokenizer& tokenizer) {
  std::vector<Candidate> candidates;
  for (const TokenGuess& guess : guesses) {
    std::string text = plainToken(tokenizer, guess.id);
    if (isHanText(text)) candidates.push_back({std::move(text), guess.logProbability});
  }
  return candidates;
}

/// All words of a first and a second part.
std::vector<Candidate> joined(const std::vector<Candidate>& firsts, const std::vector<Candidate>& seconds) {
  std::vector<Candidate> words;
  for (const Candidate& first : firsts) {
    for (const Candidate& second : seconds) {
      words.push_back({first.text + second.text, first.logProbability + second.logProbability});
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Candidate& a, const Candidate& b) { return a.logProbability > b.logProbability; });
  return words;
}

/// One of `candidates`, which are not none, by their probabilities.
const std::string& drawn(const std::vector<Candidate>& candidates, Random& random) {
  std::vector<double> sums;
  for (const Candidate& candidate : candidates) {
    const double weight = std::exp(candidate.logProbability - candidates.front().logProbability);
    sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
  }
  const double point = random.uniform() * sums.back();
  const auto place = std::upper_bound(sums.begin(), sums.end() - 1, point) - sums.begin();
  return candidates[static_cast<std::size_t>(place)].text;
}

/// What may stand for `word`, the likeliest first.
std::vector<Candidate> replacements(std::string_view word, std::span<const std::vector<TokenGuess>> guesses,
                                    const Tokenizer& tokenizer) {
  std::vector<Candidate> all = candidatesOf(guesses.front(), tokenizer);
  if (guesses.size() > 1) all = joined(all, candidatesOf(guesses.back(), tokenizer));
  std::vector<Candidate> chosen;
  for (Candidate& candidate : all) {
    if (chosen.size() == drawnFrom) break;
    if (candidate.text == word || isNegation(candidate.text)) continue;
    if (guesses.size() == 1 || isOneWord(candidate.text)) chosen.push_back(std::move(candidate));
  }
  return chosen;
}

}  // namespace

MaskedText maskWords(std::string_view text, const Tokenizer& tokenizer, std::size_t maxLength, double rate,
                     Random& random) {
  TokenizedText encoded = tokenizer.encode(text, maxLength);
  struct Hidden {
    Word word;
    std::vector<std::size_t> tokens;
  };
  std::vector<Hidden> replaceable;
  std::size_t token = 0;
  for (const Word& word : wordsOf(text)) {
    Hidden hidden{word, {}};
    std::size_t at = word.begin;  // up to where tokens cover the word
    for (; token < encoded.ids.size() && encoded.bytes[token].end <= word.end; ++token) {
      const TokenBytes& bytes = encoded.bytes[token];
      if (bytes.special || bytes.begin < word.begin) continue;
      if (bytes.begin == at && bytes.end > bytes.begin && encoded.ids[token] != tokenizer.unkId()) {
        hidden.tokens.push_back(token);
        at = bytes.end;
      }
    }
    const std::string_view letters = text.substr(word.begin, word.end - word.begin);
    const bool whole = at == word.end && hidden.tokens.size() <= mostTokens;
    if (whole && isHanText(letters) && !isNegation(letters)) replaceable.push_back(std::move(hidden));
  }
  MaskedText masked;
  masked.ids = std::move(encoded.ids);
  if (replaceable.empty() || tokenizer.maskId() == noToken) return masked;
  for (const std::size_t place : randomPlaces(replaceable.size(), rate, random)) {
    const Hidden& hidden = replaceable[place];
    masked.words.push_back(hidden.word);
    masked.lengths.push_back(hidden.tokens.size());
    for (const std::size_t each : hidden.tokens) {
      masked.masked.push_back(each);
      masked.ids[each] = tokenizer.maskId();
    }
  }
  return masked;
}

std::string fillWords(std::string_view text, const MaskedText& masked,
                      const std::vector<std::vector<TokenGuess>>& guesses, const Tokenizer& tokenizer, Random& random) {
  std::string filled;
  std::size_t at = 0;
  std::span<const std::vector<TokenGuess>> left = guesses;
  for (std::size_t i = 0; i < masked.words.size(); ++i) {
    const Word& word = masked.words[i];
    const std::string_view letters = text.substr(word.begin, word.end - word.begin);
    const std::vector<Candidate> candidates = replacements(letters, left.first(masked.lengths[i]), tokenizer);
    left = left.subspan(masked.lengths[i]);
    filled += text.substr(at, word.begin - at);
    filled += candidates.empty() ? letters : std::string_view(drawn(candidates, random));
    at = word.end;
  }
  return filled.append(text.substr(at));
}

}  // namespace wb
