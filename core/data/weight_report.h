// What became of an encoder's weights: for the person who wants to know what was in the files.
#pragma once

#include <string>
#include <vector>

#include "core/base/message.h"

namespace wb {

/// Names of tensors, as transformers has them.
struct WeightReport {
  std::vector<std::string> loaded;   ///< parts of the network found in the files
  std::vector<std::string> fresh;    ///< parts that are drawn at random because the files lack them
  std::vector<std::string> kept;     ///< heads of pretraining: no classifier uses them, the encoder's files keep them
  std::vector<std::string> ignored;  ///< everything else in the files
  bool tiedDecoder = false;          ///< the head that guesses tokens shares the table of tokens
};

/// The report in sentences, one for each kind of tensor that there is.
std::vector<Message> weightsInWords(const WeightReport& report);

}  // namespace wb
