// An encoder with the head of its pretraining: it guesses hidden tokens.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/text/masked_words.h"
#include "core/text/tokenizer.h"

namespace wb {

/// Not thread-safe: one thread at a time. Functions throw Error; a stop request is Error{Cancelled}.
class MaskedModel {
 public:
  /// Throws Error{BadInput} for a folder without that head, or whose tokenizer has no token that hides others.
  static std::unique_ptr<MaskedModel> load(const std::filesystem::path& folder);
  ~MaskedModel();
  MaskedModel(const MaskedModel&) = delete;
  MaskedModel& operator=(const MaskedModel&) = delete;

  const Tokenizer& tokenizer() const;
  /// Tokens that a text may have, special ones included.
  std::size_t maxLength() const;

  /// Of each text the guesses for each of its masked tokens: the `guessesWanted` likeliest tokens, the likeliest first.
  std::vector<std::vector<std::vector<TokenGuess>>> guess(std::span<const MaskedText> texts,
                                                          const std::stop_token& stop = {});

 private:
  struct State;
  explicit MaskedModel(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace wb
