#include "core/data/weight_report.h"

#include <algorithm>

namespace wb {
namespace {

/// The first few names; how many more there are is said in a number.
Message some(const std::vector<std::string>& names) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most ? say("%1 and %2 more", text, names.size() - most) : verbatim(text);
}

}  // namespace

std::vector<Message> weightsInWords(const WeightReport& report) {
  std::vector<Message> words = {say("%1 tensors of the network were found in the files.", report.loaded.size())};
  if (!report.fresh.empty()) words.push_back(say("Made fresh, to be trained: %1.", some(report.fresh)));
  if (!report.kept.empty()) {
    words.push_back(say("Of pretraining, kept but not used by a classifier: %1.", some(report.kept)));
  }
  if (report.tiedDecoder) words.push_back(say("The head that guesses tokens shares the table of tokens."));
  if (!report.ignored.empty())
    words.push_back(say("In the files, but not part of the network: %1.", some(report.ignored)));
  return words;
}

}  // namespace wb
