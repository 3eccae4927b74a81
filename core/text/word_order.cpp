#include "core/text/word_order.h"

#include <algorithm>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/random_places.h"
#include "core/text/words.h"

namespace wb {
namespace {

std::string_view textOf(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

std::vector<Word> changeableWords(std::string_view text) {
  std::vector<Word> words = wordsOf(text);
  std::erase_if(words, [&](const Word& word) { return isNegation(textOf(text, word)); });
  return words;
}

bool onlySpacesBetween(std::string_view text, const Word& first, const Word& second) {
  return trimmed(text.substr(first.end, second.begin - first.end)).empty();
}

}  // namespace

std::string deleteWords(std::string_view text, double rate, Random& random) {
  const std::vector<Word> words = changeableWords(text);
  const std::size_t most = words.size() == wordsOf(text).size() ? words.size() : words.size() + 1;
  if (most < 2) return std::string(text);
  std::vector<std::size_t> places = randomPlaces(words.size(), rate, random);
  if (places.size() == most) {
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(random.below(places.size())));
  }
  std::string kept;
  std::size_t at = 0;
  for (const std::size_t place : places) {
    kept += text.substr(at, words[place].begin - at);
    at = words[place].end;
    // Of the two spaces round a word one goes with it.
    const bool spaceBefore = kept.empty() || kept.back() == ' ';
    if (spaceBefore && at < text.size() && text[at] == ' ') ++at;
  }
  return kept.append(text.substr(at));
}

std::string swapWords(std::string_view text, double rate, Random& random) {
  const std::vector<Word> words = wordsOf(text);
  std::vector<std::size_t> pairs;  // by their first word
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view first = textOf(text, words[i]);
    const std::string_view second = textOf(text, words[i + 1]);
    const bool movable = first != second && !isNegation(first) && !isNegation(second);
    if (movable && onlySpacesBetween(text, words[i], words[i + 1])) pairs.push_back(i);
  }
  std::string changed;
  std::size_t at = 0;
  for (const std::size_t place : pairs.empty() ? pairs : randomPlaces(pairs.size(), rate, random)) {
    const Word& first = words[pairs[place]];
    const Word& second = words[pairs[place] + 1];
    if (first.begin < at) continue;  // moved already
    changed += text.substr(at, first.begin - at);
    changed += textOf(text, second);
    changed += text.substr(first.end, second.begin - first.end);
    changed += textOf(text, first);
    at = second.end;
  }
  return changed.append(text.substr(at));
}

}  // namespace wb
