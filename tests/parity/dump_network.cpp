// Prints what an encoder does inside, for the comparison with other programs: a line of JSON for each line
// of the standard input, with all hidden states, attention weights and the mean of the last layer.
//   dump_network encoder FOLDER
//   dump_network explain FOLDER METHOD     (of a classifier, for class 0)
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/text_classifier.h"
#include "core/nn/text_encoder.h"

namespace {

using nlohmann::json;

std::vector<std::string> readLines() {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  return lines;
}

void dumpEncoder(const std::string& folder) {
  const auto encoder = wb::TextEncoder::load(folder);
  const std::vector<std::string> texts = readLines();
  const auto embeddings = encoder->embed(texts, {});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const wb::HiddenStates states = encoder->hiddenStates(texts[i]);
    std::cout << json{{"hidden", states.values}, {"attention", states.attention.values}, {"mean", embeddings[i]}}
              << '\n';
  }
}

void dumpExplanations(const std::string& folder, const std::string& method) {
  const auto classifier = wb::TextClassifier::load(folder);
  wb::ExplainOptions options;
  options.method = wb::explainMethodFromName(method);
  options.target = 0;
  for (const std::string& text : readLines()) {
    const wb::Explanation e = classifier->explain(text, options);
    std::cout << json{{"rollout", e.rollout}, {"attributions", e.attributions}, {"gap", e.integrationGap}} << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  try {
    if (words.size() == 2 && words[0] == "encoder") {
      dumpEncoder(words[1]);
    } else if (words.size() == 3 && words[0] == "explain") {
      dumpExplanations(words[1], words[2]);
    } else {
      std::cerr << "usage: dump_network encoder FOLDER | explain FOLDER METHOD\n";
      return 2;
    }
  } catch (const wb::Error& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
