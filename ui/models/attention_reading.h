// What the views take out of an explanation: one matrix, the tokens that are shown, a weight for each.
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "core/data/explanation.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

/// Which layer and head; −1 is the mean over all of them.
struct HeadChoice {
  int layer = -1;
  int head = -1;
};

/// The chosen matrix, or the mean matrix, [length (query), length (key)].
std::vector<float> attentionMatrix(const AttentionMaps& maps, HeadChoice choice);

/// The tokens that are shown, by index: all, or those of the text alone.
std::vector<int> shownTokens(const Explanation& explanation, bool withSpecial);

/// Rows and columns `kept` of `matrix`; where some are left out, each row is scaled to sum to 1 again.
std::vector<float> keptMatrix(const std::vector<float>& matrix, int length, const std::vector<int>& kept);

/// What the classified vector looks at, one weight for each of `kept`, summing to 1: the [CLS] row of
/// `matrix` where [CLS] is classified, else the mean over all its rows.
std::vector<float> readingWeights(const Explanation& explanation, const std::vector<float>& matrix,
                                  const std::vector<int>& kept);

/// A token as it stands in the text: "修", "##ing" as "ing", a space as "␣", a lone byte
/// as "E4", "[CLS]" as "[CLS]".
QString tokenText(const TokenSpan& token, const std::string& text);
/// The same for a narrow label: "CLS".
QString tokenLabel(const TokenSpan& token, const std::string& text);

std::vector<StripToken> stripTokens(const Explanation& explanation, const std::string& text,
                                    const std::vector<int>& kept);
QStringList tokenLabels(const Explanation& explanation, const std::string& text, const std::vector<int>& kept);

template <typename Value>
std::vector<Value> valuesOf(const std::vector<Value>& all, const std::vector<int>& kept) {
  std::vector<Value> values;
  values.reserve(kept.size());
  for (const int token : kept) values.push_back(all[static_cast<std::size_t>(token)]);
  return values;
}

/// Indices of the `count` largest values, largest first.
std::vector<int> largest(const std::vector<float>& values, int count);

/// The pieces of the text with the largest weights (tokens that stand side by side joined), at most
/// `count`; punctuation is passed over. `weights` is one for each of `kept`.
QStringList heaviestPieces(const Explanation& explanation, const std::string& text, const std::vector<int>& kept,
                           const std::vector<float>& weights, int count);

}  // namespace wb::ui
