// Why a text was classified as it was: its tokens over the original bytes, and their weights.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/data/corpus.h"

namespace wb {

struct TokenSpan {
  std::string text;       ///< the token as the vocabulary has it, "[CLS]", "##ing", "▁今天"
  std::size_t begin = 0;  ///< bytes of the original text; begin == end for special tokens
  std::size_t end = 0;
  bool special = false;
};

/// Attention weights of every layer and head. Each row sums to one.
struct AttentionMaps {
  int layers = 0;
  int heads = 0;
  int length = 0;             ///< tokens
  std::vector<float> values;  ///< [layers, heads, length (query), length (key)]

  float at(int layer, int head, int query, int key) const {
    return values[((static_cast<std::size_t>(layer) * static_cast<std::size_t>(heads) +
                    static_cast<std::size_t>(head)) *
                       static_cast<std::size_t>(length) +
                   static_cast<std::size_t>(query)) *
                      static_cast<std::size_t>(length) +
                  static_cast<std::size_t>(key)];
  }
};

enum class ExplainMethod { Attention, Rollout, Gradient, IntegratedGradients };
/// "attention", "rollout", "gradient", "integrated-gradients".
std::string_view explainMethodName(ExplainMethod method);
ExplainMethod explainMethodFromName(std::string_view name);

struct Explanation {
  std::vector<std::string> categories;  ///< names, in the order of `probabilities`
  std::vector<CategoryId> categoryIds;
  std::vector<float> probabilities;
  std::vector<float> thresholds;  ///< from which on a text has a category; empty where it has exactly one
  int predicted = 0;              ///< index into `probabilities`
  std::vector<TokenSpan> tokens;
  bool classifiesCls = false;  ///< else the mean over all tokens is classified
  bool cut = false;            ///< the text was longer than the limit
  AttentionMaps attention;     ///< always filled
  std::vector<float> rollout;  ///< [length, length], for Rollout
  /// Signed share a token has in the logit of `target`, Σ|·| = 1; for the two gradient methods.
  std::vector<float> attributions;
  int target = 0;
  double integrationGap = 0;  ///< Σ of integrated gradients minus (F(text) − F(baseline)), in logits
  double seconds = 0;
};

}  // namespace wb
