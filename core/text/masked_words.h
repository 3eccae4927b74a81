// Words hidden from a network that guesses them again: synonyms that fit the sentence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/text/tokenizer.h"
#include "core/text/words.h"

namespace wb {

/// The tokens of a text, some of them hidden behind the mask.
struct MaskedText {
  std::vector<TokenId> ids;
  std::vector<std::size_t> masked;   ///< which of `ids`, in rising order
  std::vector<Word> words;           ///< the hidden words in the text, in their order
  std::vector<std::size_t> lengths;  ///< masked tokens of each word: one or two
};

struct TokenGuess {
  TokenId id = 0;
  float logProbability = 0;
};

/// How many guesses of each masked token are worth asking for.
inline constexpr int guessesWanted = 10;

/// Hides a share `rate` of the words of `text` (valid UTF-8) that can be replaced: Chinese, of one or two tokens, no
/// negation, within the first `maxLength` tokens. `masked` is empty where there is none.
MaskedText maskWords(std::string_view text, const Tokenizer& tokenizer, std::size_t maxLength, double rate,
                     Random& random);

/// The text with each hidden word replaced by another Chinese one of as many tokens that `guesses` (of each masked
/// token, the likeliest first) make likely; by its probability one of the likeliest is drawn. Two tokens must make a
/// word of the dictionary. A word without such a guess stays.
std::string fillWords(std::string_view text, const MaskedText& masked,
                      const std::vector<std::vector<TokenGuess>>& guesses, const Tokenizer& tokenizer, Random& random);

}  // namespace wb
