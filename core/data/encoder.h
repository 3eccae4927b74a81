// What is known of an encoder (a pretrained network with its tokenizer) without loading its weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/data/weight_report.h"

namespace wb {

struct EncoderInfo {
  std::string name;
  std::string folder;
  std::string architecture;  ///< model_type of config.json: "bert", "roberta", …
  std::int64_t parameters = 0;
  int layers = 0;  ///< that a text passes, shared ones counted each time
  int heads = 0;
  int hiddenSize = 0;
  int vocabularySize = 0;
  int maxLength = 0;      ///< tokens, special ones included
  std::string tokenizer;  ///< "wordpiece", "sentencepiece" or "bpe"
  bool hasPooler = false;
  bool guessesTokens = false;  ///< has a head that predicts hidden tokens
  std::string license;
  std::vector<std::string> classes;  ///< id2label of a classifier, else empty
  WeightReport weights = {};         ///< for a classifier of the folder's own classes
  Message problem;                   ///< why it cannot be used, in words; empty when it can
};

}  // namespace wb
