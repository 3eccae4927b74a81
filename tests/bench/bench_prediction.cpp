// One side of prediction.py: a classifier that answers the lines of a file, in a process of its own.
// bench_prediction FOLDER FILE LENGTH PRECISION first prints the seconds from nothing to the first answer; then for
// each line of stdin: "all" the seconds for all texts, "one" those for one, "dump" the class of each text.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/text_classifier.h"

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: bench_prediction FOLDER FILE LENGTH PRECISION\n");
    return 2;
  }
  std::vector<std::string> texts;
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) texts.push_back(line);
  wb::ClassifyOptions options;
  options.maxLength = std::stoul(argv[3]);
  options.precision = wb::predictionPrecisionFromName(argv[4]);
  wb::setComputeThreads(0);
  const auto begin = std::chrono::steady_clock::now();
  const auto classifier = wb::TextClassifier::load(argv[1], options.precision);
  classifier->predict({&texts.front(), 1}, options);
  std::printf("%.6f\n", secondsSince(begin));
  std::fflush(stdout);
  std::size_t next = 0;
  for (std::string asked; std::getline(std::cin, asked);) {
    const auto start = std::chrono::steady_clock::now();
    if (asked == "one") {
      classifier->predict({&texts[next++ % texts.size()], 1}, options);
      std::printf("%.6f\n", secondsSince(start));
    } else {
      const auto rows = classifier->predict(texts, options);
      std::printf("%.6f", secondsSince(start));
      for (const auto& row : rows) {
        if (asked == "dump") std::printf(" %td", std::max_element(row.begin(), row.end()) - row.begin());
      }
      std::printf("\n");
    }
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const wb::Error& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
  }
}
